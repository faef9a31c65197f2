import type { z } from 'zod';
import type { Permission } from '#lib/desk/permission.ts';
import type { DeskParts } from '#server/desk/desk-parts.ts';
import type { SignedIn } from '#server/desk/sign-in-state.ts';
import type { DeskAnswer } from './desk-answer.ts';

/**
 * Who may call an address: anyone, whoever is signed in (also before the second factor that is asked of them is set
 * up), or whoever has a permission.
 */
export type Access = 'anyone' | 'signedIn' | Permission;

/** One address of the desk. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** A part that begins with a colon stands for any word: "/desk/api/images/:name". */
  readonly path: string;
  readonly access: Access;
  readonly body: BodyRule | null;
  /** Whether calling it shows that the person is there; asking that a page does by itself does not. */
  readonly isActivity: boolean;
  answer(parts: DeskParts, call: Call): Promise<DeskAnswer>;
}

export type BodyRule =
  | { readonly kind: 'json'; readonly schema: z.ZodType; readonly bytesMax: number }
  | { readonly kind: 'bytes'; readonly types: readonly string[]; readonly bytesMax: number };

/** A request that was let through: origin, session, permission, size and shape have been checked. */
export interface Call {
  /** Null only where anyone may call. */
  readonly who: SignedIn | null;
  /** Value of the schema's type, or the bytes; undefined without a body. */
  readonly body: unknown;
  readonly query: URLSearchParams;
  /** Words for the parts of the path that begin with a colon. */
  readonly words: Readonly<Record<string, string>>;
  readonly address: string;
  readonly cookie: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

type CallOf<Body> = Omit<Call, 'body'> & { readonly body: Body };
type CallBy<Body> = Omit<CallOf<Body>, 'who'> & { readonly who: SignedIn };

/** The commonest request is a few hundred bytes; the largest is a post, or a draft with all its fields. */
const JSON_BYTES_MAX = 64 * 1024;

/** An address that reads. */
export function reading(
  path: string,
  access: Exclude<Access, 'anyone'>,
  answer: (parts: DeskParts, call: CallBy<undefined>) => Promise<DeskAnswer>,
): Route {
  return { method: 'GET', path, access, body: null, isActivity: false, answer: answer as Route['answer'] };
}

/** An address that does something, asked in JSON of a strict shape. */
export function doing<Body>(
  path: string,
  access: Exclude<Access, 'anyone'>,
  schema: z.ZodType<Body>,
  answer: (parts: DeskParts, call: CallBy<Body>) => Promise<DeskAnswer>,
  bytesMax = JSON_BYTES_MAX,
): Route {
  const body = { kind: 'json', schema, bytesMax } as const;
  return { method: 'POST', path, access, body, isActivity: true, answer: answer as Route['answer'] };
}

/** As `doing`, for somebody who need not be signed in. */
export function doingForAnyone<Body>(
  path: string,
  schema: z.ZodType<Body>,
  answer: (parts: DeskParts, call: CallOf<Body>) => Promise<DeskAnswer>,
  bytesMax: number,
): Route {
  const body = { kind: 'json', schema, bytesMax } as const;
  return {
    method: 'POST',
    path,
    access: 'anyone',
    body,
    isActivity: false,
    answer: answer as Route['answer'],
  };
}
