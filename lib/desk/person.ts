import type { Role } from './role.ts';

/** Who did something, by the name that they had then. */
export interface Person {
  readonly userId: string;
  readonly name: string;
}

/** Somebody with an account of this night. */
export interface Colleague extends Person {
  readonly role: Role;
}
