import type { Mode } from '#lib/sync/mode.ts';

/**
 * What the desk keeps in Redis beside the logs, and may lose: whoever was signed in signs in again. No part of a key
 * is anybody's text.
 */
export interface DeskKeys {
  /** Hash from session id to the session as JSON. */
  readonly sessions: string;
  /** Sorted set of session ids by when the person last did something, in milliseconds since 1970. */
  readonly seen: string;
  /** Hash from the hash of a device's token to whom it is known for, as JSON. */
  readonly devices: string;
  /** Hash from user id to the last one-time step that was used. */
  readonly totpSteps: string;
  /** Failed attempts of an account, a device or an address. */
  limitOf(bucketHash: string): string;
  /** A second factor that was shown and is not yet confirmed. */
  pendingTotpOf(sessionId: string): string;
}

export function deskKeys({ mode, election }: { readonly mode: Mode; readonly election: string }): DeskKeys {
  const tag = `{${mode}:${election}}:desk`;
  return {
    sessions: `${tag}:sessions`,
    seen: `${tag}:sessions:seen`,
    devices: `${tag}:devices`,
    totpSteps: `${tag}:totp`,
    limitOf: (bucketHash) => `${tag}:limit:${bucketHash}`,
    pendingTotpOf: (sessionId) => `${tag}:totp:pending:${sessionId}`,
  };
}
