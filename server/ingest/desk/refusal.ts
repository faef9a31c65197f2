import type { DeskRequestKind } from '#lib/desk/desk-request.ts';
import type { Person } from '#lib/desk/person.ts';
import type { UnsavedPost } from '#server/log/desk-event.ts';
import type { Problem } from '../problem.ts';
import type { Verdict } from '../verdict.ts';

/** Every code by which a command can be refused, with what it means. */
export const REFUSALS = {
  UNREADABLE: 'Not a command of this format',
  FAILED: 'Doing it made ingest fail',
  ID_USED: 'Another command had this id',
  NO_ACCOUNT: 'No such account in this night',
  ACCOUNT_DISABLED: 'The account is closed',
  TOTP_NEEDED: 'A second factor has to be set up first',
  NOT_ALLOWED: 'The role does not allow it',
  BEFORE_CLOSE_OF_POLL: 'People may still be voting',
  TOO_OFTEN: 'More than one person does in a minute',
  TOO_MANY: 'A limit is reached',
  UNKNOWN_CANDIDATE: 'No candidate of this constituency',
  // entries
  UNKNOWN_SEAT: 'No constituency of this election',
  CHANGED_MEANWHILE: 'Something else is public, or saved, than its writer saw',
  NOT_THIS_STAGE: 'It does not fit what is public of the contest',
  HELD: 'Nobody can publish it like this',
  DOUBTS: 'Doubts that its writer has not said to have seen',
  NO_SUCH_ENTRY: 'No such entry waits',
  NOT_REVEALED: 'Whoever confirms an entry must have asked to see it',
  ENTRY_CHANGED: 'Its writer changed the entry that this confirms',
  // queue
  NOT_WAITING: 'No such message waits',
  NOT_ACCEPTABLE: 'Accepting cannot help',
  SAME_EDITOR: 'Two different people are needed',
  STILL_WRONG: 'It cannot be published as it is',
  // liveblog
  NO_SUCH_POST: 'No such post',
  POST_INCOMPLETE: 'Not ready to be published',
  // users
  NO_SUCH_USER: 'No such account',
  USER_EXISTS: 'The id is taken',
  NAME_TAKEN: 'The name is taken',
  DEMO_IN_LIVE: 'No demo account in a live night',
  LAST_CHIEF: 'Nobody would be left to manage the desk',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Whose command it is, for the record. */
export interface AskedBy {
  readonly by: Person | null;
  readonly commandId: string | null;
  readonly command: DeskRequestKind | null;
}

/** The command is not done, and says why in words for whoever asked. */
export function refused(
  { by, commandId, command }: AskedBy,
  code: RefusalCode,
  words: string,
  {
    problems = [],
    unsaved = null,
  }: { readonly problems?: readonly Problem[]; readonly unsaved?: UnsavedPost | null } = {},
): Verdict {
  return {
    night: null,
    desk: { kind: 'commandRefused', by, commandId, command, code, words, problems, unsaved },
  };
}
