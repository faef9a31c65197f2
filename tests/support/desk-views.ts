import type { DeskView, EntryView, WaitingView } from '#lib/desk/desk-view.ts';
import type { Entry } from '#lib/desk/entry.ts';
import type { Person } from '#lib/desk/person.ts';
import type { Role } from '#lib/desk/role.ts';
import { BIRCH, idOf } from './tiny-election.ts';

export const ANN: Person = { userId: 'ann', name: 'Ann' };
export const BEN: Person = { userId: 'ben', name: 'Ben' };

/** What somebody sees of a desk at which nothing waits. */
export function deskView(role: Role = 'editor', queue: Partial<DeskView['queue']> = {}): DeskView {
  return {
    seq: 1,
    nightSeq: 1,
    mode: 'test',
    election: 'tiny',
    me: { ...ANN, role, hasTotp: false, mustSetTotp: false },
    queue: { waiting: [], held: [], entries: [], drafts: [], ...queue },
    oneKey: { night: null, seats: {} },
    posts: [],
    priorAuthors: {},
    people: [
      { ...ANN, role },
      { ...BEN, role: 'editor' },
    ],
    users: null,
  };
}

/** Birch in full: 600 for Red, 310 for Blue and 95 for Gold, unless said otherwise. */
export function resultEntry(votes: Partial<Record<'red' | 'blue' | 'gold', number>> = {}): Entry {
  const { red = 600, blue = 310, gold = 95 } = votes;
  return {
    constituencyId: BIRCH,
    expectedRevision: 0,
    source: 'Returning officer, by telephone',
    content: {
      kind: 'result',
      figures: {
        votes: { [idOf('birch', 'red')]: red, [idOf('birch', 'blue')]: blue, [idOf('birch', 'gold')]: gold },
        electorate: null,
        rejectedBallots: null,
        ballots: null,
        majority: null,
        winner: null,
        decidedByLot: null,
        declaredAt: '2030-07-05T02:00:00Z',
      },
    },
  };
}

/** An entry as its colleague sees it: without its figures, unless they are given. */
export function entryView(about: Partial<EntryView> = {}): EntryView {
  return {
    constituencyId: BIRCH,
    by: BEN,
    at: '2030-07-05T02:01:00Z',
    inputId: 'b'.repeat(64),
    kind: 'result',
    entry: null,
    said: { source: 'Returning officer, by telephone', reason: null, declaredAt: '2030-07-05T02:00:00Z' },
    mine: false,
    differsFrom: [],
    revealed: false,
    needs: { people: 2, editors: 1, chiefs: 0 },
    doubts: [],
    fromInput: null,
    ...about,
  };
}

/** A message of the feed about Birch whose total does not fit. */
export function waitingView(about: Partial<WaitingView> = {}): WaitingView {
  return {
    ticket: `${BIRCH} result 1`,
    inputId: 'a'.repeat(64),
    at: '2030-07-05T02:02:03Z',
    origin: 'inbox',
    constituencyId: BIRCH,
    kind: 'result',
    revision: 1,
    source: 'Press feed',
    problems: [
      {
        code: 'SUM_MISMATCH',
        path: 'validVotes',
        received: '1000',
        expected: '1005, the sum of the candidates’ votes (5 votes are missing)',
        todo: 'Compare every figure with the declaration.',
      },
    ],
    warnings: [],
    twoEditors: false,
    acceptable: true,
    agreed: [],
    held: null,
    older: 0,
    content: {
      kind: 'result',
      time: '2030-07-05T02:00:00Z',
      source: 'Press feed',
      votes: { [idOf('birch', 'red')]: 600, [idOf('birch', 'blue')]: 310, [idOf('birch', 'gold')]: 95 },
      electorate: null,
      rejectedBallots: null,
      ballots: null,
      majority: 290,
      winner: idOf('birch', 'red'),
      decidedByLot: null,
      recount: null,
      reason: null,
    },
    text: '{}',
    ...about,
  };
}
