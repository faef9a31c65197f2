import type { NightEvent } from '#lib/election/events.ts';
import { openingChain } from '#lib/sync/chain.ts';
import { type CommitterParts, makeCommitter } from '#server/ingest/commit-inputs.ts';
import type { FeedMessage } from '#server/ingest/feed-message.ts';
import type { JournalLine, ReceivedInput } from '#server/ingest/journal-line.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import type { RecoveredNight } from '#server/ingest/recover.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import { accounts, asked } from '#tests/support/desk-commands.ts';
import { roll } from '#tests/support/feed-messages.ts';
import { receivedFrom } from '#tests/support/journals.ts';

export const IDENTITY = {
  mode: 'rehearsal',
  election: 'tiny',
  packHash: 'ab'.repeat(32),
  epoch: 'first',
} as const;

export const AT = '2030-07-04T23:30:00.000Z';

export const inputOf = (about: FeedMessage | string): ReceivedInput =>
  receivedFrom(typeof about === 'string' ? about : JSON.stringify(about), { at: AT });

export const EDITORS = accounts({ Ann: 'editor', Bob: 'editor' });

export function commandOf({
  editor,
  ...about
}: {
  readonly decided: string;
  readonly decision: 'accept' | 'reject';
  readonly editor: 'Ann' | 'Bob';
}): ReceivedInput {
  return asked(editor.toLowerCase(), { kind: 'decide', reason: 'Checked by telephone', ...about });
}

export interface Logs {
  readonly night: EventLog<NightEvent>;
  readonly desk: EventLog<DeskEvent>;
}

export function emptyLogs(): Logs {
  return { night: memoryEventLog<NightEvent>(IDENTITY), desk: memoryEventLog<DeskEvent>(IDENTITY) };
}

export async function recoveredFrom({ night, desk }: Logs): Promise<RecoveredNight> {
  return {
    night,
    desk,
    opening: { epoch: IDENTITY.epoch, seq: 0, chain: openingChain(IDENTITY) },
    nightEvents: await night.read(0, 10_000),
    deskEvents: await desk.read(0, 10_000),
    missingInJournal: [],
    words: [],
  };
}

/** The one writer over logs in memory, with whatever parts a test replaces. */
export async function committerOver(logs: Logs, about: Partial<CommitterParts> = {}) {
  const journal: JournalLine[] = [];
  const trouble: string[] = [];
  const committer = makeCommitter({
    bench: { roll, aliases: partyAliases(roll.reference), mode: 'rehearsal' },
    recovered: await recoveredFrom(logs),
    recover: () => recoveredFrom(logs),
    append: async (lines) => void journal.push(...lines),
    passPoint: () => {},
    onTrouble: (words) => trouble.push(words),
    signal: new AbortController().signal,
    ...about,
  });
  await committer.settle(EDITORS);
  journal.length = 0;
  return { committer, journal, trouble };
}

export const deskOf = async ({ desk }: Logs) => (await desk.read(0, 10_000)).slice(EDITORS.length);
export const nightOf = ({ night }: Logs) => night.read(0, 10_000);

export const dispositionsOf = (events: readonly DeskEvent[]) =>
  events.map((event) => (event.kind === 'inputJudged' ? event.disposition : event.kind));
