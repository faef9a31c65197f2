import type { DeskUser } from '#server/desk-state/desk-users.ts';
import type { DeskParts } from './desk-parts.ts';

/** Signs somebody in on a browser, as the account was when the password was checked. Returns the new token. */
export async function beginSession(
  { sessions, desk }: Pick<DeskParts, 'sessions' | 'desk'>,
  { userId, changedSeq }: DeskUser,
  address: string,
): Promise<string> {
  const { epoch } = desk();
  const { token } = await sessions.begin({ userId, epoch, accountSeq: changedSeq, address });
  return token;
}
