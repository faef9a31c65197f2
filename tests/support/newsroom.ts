import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import type { Entry, EntryContent, EntryFigures } from '#lib/desk/entry.ts';
import type { Role } from '#lib/desk/role.ts';
import type { NightEvent } from '#lib/election/events.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { DeskState } from '#server/desk-state/desk-state.ts';
import { deskViewFor } from '#server/desk-state/desk-view-for.ts';
import { type LogsView, planCommit, remember, viewAtOpening } from '#server/ingest/commit-plan.ts';
import type { FeedMessage } from '#server/ingest/feed-message.ts';
import type { ReceivedInput } from '#server/ingest/journal-line.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import type { Bench } from '#server/ingest/verdict.ts';
import { verdictOn } from '#server/ingest/verdict-on.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { openingOf } from './chained-night.ts';
import { accounts, asked, DESK_AT } from './desk-commands.ts';
import { ALDER_VOTES, roll } from './feed-messages.ts';
import { receivedFrom } from './journals.ts';
import { ALDER } from './tiny-election.ts';

/** Reporters Rae and Ray, editors Ed and Eve, chiefs Cy and Cleo, whose user ids are their names in small letters. */
export const PEOPLE = {
  Rae: 'reporter',
  Ray: 'reporter',
  Ed: 'editor',
  Eve: 'editor',
  Cy: 'chief',
  Cleo: 'chief',
} as const satisfies Readonly<Record<string, Role>>;

export type Who = 'rae' | 'ray' | 'ed' | 'eve' | 'cy' | 'cleo';

/** The desk and its judge, with logs that are kept in no more than memory. */
export interface Newsroom {
  /** Judges and commits inputs at once, as one batch; the desk's event about the last of them. */
  settle(...inputs: readonly ReceivedInput[]): DeskEvent;
  ask(who: string | null, action: DeskAction, options?: { readonly at?: string }): DeskEvent;
  /** A message of a feed. */
  feed(message: FeedMessage | string): DeskEvent;
  readonly night: readonly NightEvent[];
  readonly desk: readonly DeskEvent[];
  view(): LogsView;
  state(): DeskState;
  viewFor(who: Who): DeskView;
}

export const BENCH: Bench = { roll, aliases: partyAliases(roll.reference), mode: 'rehearsal' };

export function newsroom({
  mode = 'rehearsal',
  people = PEOPLE,
}: {
  readonly mode?: Mode;
  readonly people?: Readonly<Record<string, Role>>;
} = {}): Newsroom {
  const bench = { ...BENCH, mode };
  let view = viewAtOpening(openingOf('newsroom'));
  const night: NightEvent[] = [];
  const desk: DeskEvent[] = [];
  const room: Newsroom = {
    settle(...inputs) {
      const plan = planCommit(bench, view, inputs, verdictOn);
      view = plan.after;
      remember(view, plan.nightEvents, plan.deskEvents);
      night.push(...plan.nightEvents);
      desk.push(...plan.deskEvents);
      const { inputId } = inputs.at(-1) as ReceivedInput;
      return desk.find((event) => event.inputId === inputId) as DeskEvent;
    },
    ask: (who, action, options) => room.settle(asked(who, action, options)),
    feed: (message) =>
      room.settle(
        receivedFrom(typeof message === 'string' ? message : JSON.stringify(message), { at: DESK_AT }),
      ),
    night,
    desk,
    view: () => view,
    state: () => view.deskState,
    viewFor(who) {
      const found = deskViewFor(view.deskState, who, { mode, election: 'tiny' });
      if (found === null) throw new Error(`Nobody is ${who}`);
      return found;
    },
  };
  if (mode !== 'live') room.settle(...accounts(people));
  return room;
}

/** Figures of a seat as somebody types them: votes in ballot-paper order. */
export function typed(
  votes: readonly number[] = ALDER_VOTES,
  about: Partial<EntryFigures> = {},
  seat: ConstituencyId = ALDER,
): EntryFigures {
  const ids = constituencyOf(roll, seat).candidates.map(({ id }) => id);
  return {
    votes: Object.fromEntries(ids.map((id, index) => [id, votes[index] ?? 0])) as Record<CandidateId, number>,
    electorate: null,
    rejectedBallots: 10,
    ballots: null,
    majority: null,
    winner: null,
    decidedByLot: null,
    declaredAt: '2030-07-04T23:00:00.000Z',
    ...about,
  };
}

export function result(votes?: readonly number[], about?: Partial<EntryFigures>): EntryContent {
  return { kind: 'result', figures: typed(votes, about) };
}

export function correction(votes?: readonly number[], reason = 'A bundle was counted twice'): EntryContent {
  return { kind: 'correction', figures: typed(votes), reason };
}

interface SubmitOptions {
  readonly seat?: ConstituencyId;
  readonly expectedRevision?: number;
  readonly source?: string;
  readonly confirms?: string | null;
  readonly acknowledged?: readonly string[];
  readonly fromInput?: string | null;
}

/** What a form sends for an entry; acknowledged are the doubts that the tiny election's figures usually raise. */
export function submission(
  content: EntryContent,
  {
    seat = ALDER,
    expectedRevision = 0,
    source = 'Returning officer, by telephone',
    confirms = null,
    acknowledged = [],
    fromInput = null,
  }: SubmitOptions = {},
): Extract<DeskAction, { readonly kind: 'submitEntry' }> {
  const entry: Entry = { constituencyId: seat, expectedRevision, source, content };
  return { kind: 'submitEntry', entry, confirms, acknowledged, fromInput };
}

/** Every doubt that an entry can raise, seen and stood by. */
export const ALL_DOUBTS = ['WINNER_CHANGE', 'DECREASE', 'SWAP', 'FLIPPING', 'SAME_AS_WITHDRAWN', 'ZERO_OUT'];

/** The revision that a form would show for a seat now. */
export function revisionOf(room: Newsroom, seat: ConstituencyId = ALDER): number {
  return room.view().state.contests[seat]?.revision ?? 0;
}

/** Submits on the revision that is public now. */
export function enter(
  room: Newsroom,
  who: Who,
  content: EntryContent,
  options: SubmitOptions = {},
): DeskEvent {
  const expectedRevision = revisionOf(room, options.seat);
  return room.ask(who, submission(content, { expectedRevision, acknowledged: ALL_DOUBTS, ...options }));
}

/** Kind of the event; for a refusal its code. */
export function said(event: DeskEvent): string {
  return event.kind === 'commandRefused' ? event.code : event.kind;
}
