import { SESSION_MS_MAX } from '#server/desk/session-store.ts';

/** Only this host can set these names, over https or on the machine itself, for the whole host. */
export const SESSION_COOKIE = '__Host-declared-desk';
export const DEVICE_COOKIE = '__Host-declared-device';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';
const DEVICE_DAYS = 30;
const DAY_SECONDS = 86_400;

/** It outlives the browser, which may crash in the night; the server ends it. */
export function sessionCookie(token: string): string {
  return `${SESSION_COOKIE}=${token}; Max-Age=${SESSION_MS_MAX / 1000}; ${ATTRIBUTES}`;
}

export const NO_SESSION_COOKIE = `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;

export function deviceCookie(token: string): string {
  return `${DEVICE_COOKIE}=${token}; Max-Age=${DEVICE_DAYS * DAY_SECONDS}; ${ATTRIBUTES}`;
}

/** The cookie of this name; undefined when there is none, or more than one. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}
