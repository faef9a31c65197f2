import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { Role } from '#lib/desk/role.ts';
import { commandText, DESK_ORIGIN } from '#server/ingest/desk-command.ts';
import type { ReceivedInput } from '#server/ingest/journal-line.ts';
import { receivedFrom } from './journals.ts';

/** Half an hour after the close of poll of the tiny election, and later than its results. */
export const DESK_AT = '2030-07-04T23:30:00.000Z';

/** Of the right shape; nobody knows its password. */
export const SOME_HASH = `scrypt$65536$8$2$${'a'.repeat(22)}$${'b'.repeat(43)}`;

let commands = 0;

/** An id that no command had before. */
export function nextId(): string {
  commands += 1;
  return `00000000-0000-4000-8000-${String(commands).padStart(12, '0')}`;
}

/** What somebody asks of the desk, as ingest receives it; null asks the machine's own command line. */
export function asked(
  actor: string | null,
  action: DeskAction,
  { id = nextId(), at = DESK_AT }: { readonly id?: string; readonly at?: string } = {},
): ReceivedInput {
  return receivedFrom(commandText({ id, ...action }, actor), { at, origin: DESK_ORIGIN });
}

/** An account for each name, whose user id is the name in small letters. */
export function accounts(people: Readonly<Record<string, Role>>): readonly ReceivedInput[] {
  return Object.entries(people).map(([name, role]) =>
    asked(null, {
      kind: 'createUser',
      userId: name.toLowerCase(),
      name,
      role,
      passwordHash: SOME_HASH,
      demo: false,
    }),
  );
}
