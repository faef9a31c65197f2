import type { Entry, EntryContent } from '#lib/desk/entry.ts';
import type { Figures } from '#lib/election/events.ts';
import { publicResults } from '#lib/election/public-results.ts';
import { candidatesOf, constituencyOf } from '#lib/election/roll.ts';
import { formatCount } from '#lib/format/numbers.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { AuditAround } from './audit-around.ts';

type EntryEvent = Extract<
  DeskEvent,
  { kind: 'entryWaits' | 'entryDiffers' | 'entryPublished' | 'entryKnown' }
>;

/** "Published a correction for Alder". */
export function entryWords(event: EntryEvent, seat: string): string {
  const what = WHAT[event.entry.content.kind];
  switch (event.kind) {
    case 'entryWaits':
      return `Entered ${what} for ${seat}, which waits for a second person`;
    case 'entryDiffers':
      return `Entered ${what} for ${seat}, which differs from ${event.differsFrom.map(({ name }) => name).join(', ')}`;
    case 'entryPublished':
      return `Published ${what} for ${seat}`;
    case 'entryKnown':
      return `Entered ${what} for ${seat}, which is public already`;
    default:
      return event satisfies never;
  }
}

const WHAT: Readonly<Record<EntryContent['kind'], string>> = {
  result: 'the result',
  correction: 'a correction',
  rush: 'the winner',
  counting: 'the start of the count',
  recount: 'a recount',
  withdrawal: 'a withdrawal',
  postponement: 'a postponement',
  flag: 'a doubt',
  flagCleared: 'the end of a doubt',
};

/** Who agreed, what it says, and what it said before. */
export function entryDetails(event: EntryEvent, around: AuditAround): readonly string[] {
  const { entry } = event;
  const details = [`Source: ${entry.source}`, ...contentDetails(entry, around)];
  if (event.kind !== 'entryPublished') return details;
  const keys = event.keys.map(({ name, role, blind }) => `${name} (${role}${blind ? ', blind' : ''})`);
  return [
    `Keys: ${keys.join(', ')}`,
    ...(event.oneKey === null ? [] : [`One key: ${event.oneKey}`]),
    ...details,
    ...beforeDetails(event, around),
    ...event.doubts.map(
      ({ code, received, expected }) => `Stood by ${code}: ${received}; expected ${expected}`,
    ),
  ];
}

function contentDetails({ constituencyId, content }: Entry, around: AuditAround): readonly string[] {
  switch (content.kind) {
    case 'result':
    case 'correction':
      return [`After: ${votesWords(constituencyId, content.figures, around)}`];
    case 'rush':
      return [`Winner: ${nameOf(constituencyId, content.winner, around)}`];
    case 'recount':
      return [`Recount ${content.recount}`];
    default:
      return [];
  }
}

/** The result that this one replaced, as it was public. */
function beforeDetails(
  { entry: { constituencyId }, nightSeq }: Extract<EntryEvent, { kind: 'entryPublished' }>,
  around: AuditAround,
): readonly string[] {
  const contest = around.state.contests[constituencyId];
  const results = contest === undefined ? [] : publicResults(contest);
  const place = results.findIndex(({ seq }) => seq === nightSeq);
  const before = place > 0 ? results[place - 1] : undefined;
  return before === undefined
    ? []
    : [`Before: ${votesWords(constituencyId, before.figures, around)} (source: ${before.source})`];
}

function votesWords(
  id: Entry['constituencyId'],
  { votes }: Pick<Figures, 'votes'>,
  around: AuditAround,
): string {
  return Object.entries(votes)
    .map(([candidateId, count]) => `${nameOf(id, candidateId, around)} ${formatCount(count)}`)
    .join(', ');
}

function nameOf(id: Entry['constituencyId'], candidateId: string, { roll, state }: AuditAround): string {
  if (!roll.constituencies.has(id)) return candidateId;
  const standing = candidatesOf(constituencyOf(roll, id), state.contests[id]);
  return standing.find((each) => each.id === candidateId)?.name ?? candidateId;
}
