import type { DeskView, DraftView, EntryView, WaitingView } from '#lib/desk/desk-view.ts';
import { gravestFirst, problemMeaning } from '#lib/desk/problem-words.ts';
import { type Scheduled, scheduleOf } from '#lib/election/derive/schedule.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, listOf } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { formatShortNightTime } from '#lib/format/times.ts';
import { latenessWords } from '../watch-words.ts';
import { KIND_NOUNS } from './entry-words.ts';
import { type Hand, keyOfHand } from './hand.ts';

/** What needs a person, the most urgent first. */
export interface QueueView {
  readonly groups: readonly QueueGroup[];
  /** Items that nobody has begun to deal with, overdue seats not among them: what a title counts. */
  readonly open: number;
}

export interface QueueGroup {
  readonly key: 'differ' | 'waiting' | 'second' | 'mine' | 'drafts' | 'held' | 'alone' | 'overdue';
  readonly title: string;
  readonly items: readonly QueueItem[];
  /** All of them, shown or not. */
  readonly count: number;
  /** "and 12 more on Seats to watch"; null when all are shown. */
  readonly more: string | null;
}

export interface QueueItem {
  readonly key: string;
  readonly hand: Hand;
  readonly title: string;
  /** Why it is here, in a line. */
  readonly words: string;
  readonly time: string;
}

/** More overdue seats than anybody can telephone at once. */
const OVERDUE_SHOWN_MAX = 12;

/** The queue of one person at a moment of the night. */
export function queueView(roll: Roll, state: NightState, nightNowMs: number, desk: DeskView): QueueView {
  const { waiting, held, entries, drafts } = desk.queue;
  const context = { roll };
  const differing = entries.filter(({ differsFrom }) => differsFrom.length > 0);
  const others = entries.filter(({ differsFrom, mine }) => differsFrom.length === 0 && !mine);
  const mine = entries.filter(({ differsFrom, mine: own }) => differsFrom.length === 0 && own);
  const begun = drafts.filter(({ form, by }) => form !== null && by.userId === desk.me.userId);
  const groups: readonly QueueGroup[] = [
    group('differ', 'Entries that differ', differItems(context, differing)),
    group(
      'waiting',
      'Held by the checks',
      waiting.map((each) => waitingItem(context, each)),
    ),
    group(
      'second',
      'Second person wanted',
      others.map((each) => secondItem(context, each)),
    ),
    group(
      'mine',
      'Waiting for somebody else',
      mine.map((each) => mineItem(context, each)),
    ),
    group(
      'drafts',
      'My drafts',
      begun.map((each) => draftItem(context, each)),
    ),
    group(
      'held',
      'Put aside',
      held.map((each) => waitingItem(context, each)),
    ),
    group('alone', 'One key', aloneItems(context, desk)),
    overdueGroup(context, state, nightNowMs),
  ];
  return {
    groups: groups.filter(({ count }) => count > 0),
    open: differing.length + waiting.length + others.length,
  };
}

function overdueGroup(context: Context, state: NightState, nightNowMs: number): QueueGroup {
  const overdue = scheduleOf(context.roll, state, nightNowMs).seats.filter(({ turn }) => turn === 'overdue');
  const shown = overdue.slice(0, OVERDUE_SHOWN_MAX).map((each) => overdueItem(context, each));
  const rest = overdue.length - shown.length;
  return {
    ...group('overdue', 'Overdue', shown),
    count: overdue.length,
    more: rest === 0 ? null : `and ${formatCount(rest)} more on Seats to watch`,
  };
}

interface Context {
  readonly roll: Roll;
}

function group(key: QueueGroup['key'], title: string, items: readonly QueueItem[]): QueueGroup {
  return { key, title, items, count: items.length, more: null };
}

function item(
  { roll }: Context,
  hand: Hand,
  {
    title,
    words,
    at,
    key = '',
  }: { readonly title: string; readonly words: string; readonly at: string | number; readonly key?: string },
): QueueItem {
  const time = formatShortNightTime(at, roll.reference.election.pollDate);
  return { key: `${keyOfHand(hand)}${key}`, hand, title, words, time };
}

function seatName({ roll }: Context, id: ConstituencyId): string {
  return roll.constituencies.get(id)?.name ?? id;
}

function waitingItem(context: Context, waiting: WaitingView): QueueItem {
  const { constituencyId, problems, older, at, ticket, twoEditors, agreed, held } = waiting;
  const [gravest] = gravestFirst(problems);
  const parts = [
    gravest === undefined ? 'Held' : problemMeaning(gravest.code),
    ...(problems.length < 2 ? [] : [`${problems.length - 1} more`]),
    ...(older === 0 ? [] : [`${older + 1} messages`]),
    ...(twoEditors && agreed.length > 0 ? [`${listOf(agreed.map(({ name }) => name))} agreed`] : []),
    ...(held === null ? [] : [`put aside by ${held.by.name}: ${held.reason}`]),
  ];
  const title = constituencyId === null ? 'A message of no seat' : seatName(context, constituencyId);
  return item(context, { kind: 'ticket', ticket }, { title, words: parts.join(' · '), at });
}

/** One item a seat, however many people differ about it. */
function differItems(context: Context, entries: readonly EntryView[]): readonly QueueItem[] {
  const seats = Map.groupBy(entries, ({ constituencyId }) => constituencyId);
  return [...seats].map(([id, differing]) => {
    const names = differing.map(({ by, mine }) => (mine ? 'you' : by.name));
    const words = capitalised(`${listOf(names)} say different things: look at the source again`);
    const at =
      differing
        .map((each) => each.at)
        .sort()
        .at(-1) ?? '';
    return item(context, seatHand(id), { title: seatName(context, id), words, at });
  });
}

function secondItem(context: Context, { constituencyId, by, at, kind, revealed }: EntryView): QueueItem {
  const how = revealed ? 'confirm it against the source' : 'enter it yourself';
  const words = `${by.name} entered ${KIND_NOUNS[kind]}: ${how}`;
  return item(context, seatHand(constituencyId), {
    title: seatName(context, constituencyId),
    words,
    at,
    key: by.userId,
  });
}

function mineItem(context: Context, { constituencyId, at, kind }: EntryView): QueueItem {
  const words = `You entered ${KIND_NOUNS[kind]}: somebody else has to enter it too`;
  return item(context, seatHand(constituencyId), { title: seatName(context, constituencyId), words, at });
}

function draftItem(context: Context, { constituencyId, at }: DraftView): QueueItem {
  const words = 'Begun, not handed in';
  return item(context, seatHand(constituencyId), { title: seatName(context, constituencyId), words, at });
}

/** Seats where one person may publish: nobody should have to remember which. */
function aloneItems(context: Context, { oneKey }: DeskView): readonly QueueItem[] {
  return (Object.keys(oneKey.seats) as ConstituencyId[]).flatMap((id) => {
    const set = oneKey.seats[id];
    if (set === undefined) return [];
    const words = `${set.by.name} lets one person publish: ${set.reason}`;
    return [item(context, seatHand(id), { title: seatName(context, id), words, at: set.at, key: ' alone' })];
  });
}

function overdueItem(context: Context, { constituency, expectedMs, lateMinutes }: Scheduled): QueueItem {
  const words = lateMinutes === null ? 'expected then' : latenessWords(lateMinutes);
  return item(context, seatHand(constituency.id), { title: constituency.name, words, at: expectedMs ?? 0 });
}

function seatHand(constituencyId: ConstituencyId): Hand {
  return { kind: 'seat', constituencyId };
}
