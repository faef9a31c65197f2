import { EVENT_VERSION, type NightEvent } from '#lib/election/events.ts';
import { reduceAll } from '#lib/election/reduce.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { Position } from '#lib/sync/position.ts';
import { emptyDeskState, foldDesk } from '#server/desk-state/desk-state.ts';
import { DESK_EVENT_VERSION, type DeskEvent, type DeskFact } from '#server/log/desk-event.ts';
import { keptUntilClose } from './embargo.ts';
import { countDisposition, type DispositionCounts, noDispositions } from './ingest-status.ts';
import type { ReceivedInput } from './journal-line.ts';
import type { Bench, NightDraft, Standing, Verdict } from './verdict.ts';

/** Both logs folded: where they are, and everything that judging needs to know. */
export interface LogsView extends Standing {
  readonly answered: AnsweredNight;
  /** Sequence numbers in the night's log by input id. */
  readonly committed: Map<string, number>;
  readonly night: Position;
  readonly desk: Position;
  readonly counts: DispositionCounts;
  /** Inputs that the desk's log has answered. */
  readonly judged: Set<string>;
}

/**
 * The night as far as the desk's log answers for it. Between the two commits of a batch, and when ingest ended there, the
 * night is ahead. What is judged again then is judged as it was the first time: before the night had those events.
 */
export interface AnsweredNight {
  readonly state: NightState;
  /** Events of the night after that, oldest first. */
  readonly pending: readonly NightEvent[];
}

/** Events ready to be committed, and the view once they are. */
export interface CommitPlan {
  readonly nightEvents: readonly NightEvent[];
  readonly deskEvents: readonly DeskEvent[];
  readonly after: LogsView;
}

export function viewAtOpening(opening: Position): LogsView {
  return {
    night: opening,
    desk: opening,
    state: emptyState,
    deskState: emptyDeskState,
    answered: { state: emptyState, pending: [] },
    counts: noDispositions,
    committed: new Map(),
    judged: new Set(),
  };
}

/**
 * Judges different inputs one after another, each against the night as those before it leave it, and numbers and chains
 * the events as if nobody else wrote. The commit finds out whether that was so. `leftovers` are the inputs that still
 * have to be judged besides.
 */
export function planCommit(
  bench: Bench,
  before: LogsView,
  inputs: readonly ReceivedInput[],
  verdictOn: (bench: Bench, standing: Standing, input: ReceivedInput) => Verdict,
  leftovers: ReadonlySet<string> = new Set(),
): CommitPlan {
  const nightEvents: NightEvent[] = [];
  const deskEvents: DeskEvent[] = [];
  let view = withoutForeign(bench, before, inputs, leftovers);
  for (const input of inputs) {
    if (view.judged.has(input.inputId)) continue;
    let { night, desk } = judgedAsFirst(bench, view, input, verdictOn);
    if (night !== null && isNew(view, night.inputId) && view.answered.pending.length > 0) {
      // Somebody else wrote: what is new is judged against all that there is.
      view = caughtUp(view);
      ({ night, desk } = judgedAsFirst(bench, view, input, verdictOn));
    }
    let fact = desk;
    if (night !== null && isNew(view, night.inputId)) {
      const event = nightEventOf(view, input, night);
      nightEvents.push(event);
      view = withNightEvents(bench, view, [event]);
      fact = withNightSeq(desk, event.seq);
    } else if (night !== null || view.committed.has(input.inputId)) {
      // Ingest ended between the two logs: the night has the event, and only the desk has not heard of it.
      fact = answeredFor(view, desk, night?.inputId ?? input.inputId, night !== null);
    }
    const event = deskEventOf(view, input, fact);
    deskEvents.push(event);
    view = withDeskEvents(bench, view, [event]);
  }
  return { nightEvents, deskEvents, after: view };
}

function isNew({ committed }: LogsView, inputId: string): boolean {
  return !committed.has(inputId);
}

function judgedAsFirst(
  bench: Bench,
  view: LogsView,
  input: ReceivedInput,
  verdictOn: (bench: Bench, standing: Standing, input: ReceivedInput) => Verdict,
): Verdict {
  const standing = { state: view.answered.state, deskState: view.deskState };
  return keptUntilClose(bench, verdictOn(bench, standing, input), input);
}

function caughtUp(view: LogsView): LogsView {
  return { ...view, answered: { state: view.state, pending: [] } };
}

/** Passes over events that no input of ours will ever answer for: another writer's. */
function withoutForeign(
  bench: Bench,
  view: LogsView,
  inputs: readonly ReceivedInput[],
  leftovers: ReadonlySet<string>,
): LogsView {
  const { state, pending } = view.answered;
  if (pending.length === 0) return view;
  const batch = new Set(inputs.map(({ inputId }) => inputId));
  const { quarantine } = view.deskState;
  const ours = pending.findIndex(
    ({ inputId }) => batch.has(inputId) || leftovers.has(inputId) || quarantine.has(inputId),
  );
  if (ours === -1) return caughtUp(view);
  if (ours === 0) return view;
  const answered = {
    state: reduceAll(bench.roll, state, pending.slice(0, ours)),
    pending: pending.slice(ours),
  };
  return { ...view, answered };
}

function nightEventOf(view: LogsView, { at }: ReceivedInput, draft: NightDraft): NightEvent {
  const { inputId, source, by, fact } = draft;
  const { epoch, seq, chain } = view.night;
  const unchained = { v: EVENT_VERSION, epoch, seq: seq + 1, at, inputId, source, by, ...fact };
  return { ...unchained, chain: chainOf(chain, unchained) } as NightEvent;
}

function deskEventOf(view: LogsView, { at, inputId, origin }: ReceivedInput, fact: DeskFact): DeskEvent {
  const { epoch, seq, chain } = view.desk;
  const unchained = { v: DESK_EVENT_VERSION, epoch, seq: seq + 1, at, inputId, origin, ...fact };
  return { ...unchained, chain: chainOf(chain, unchained) } as DeskEvent;
}

/**
 * What the desk hears of an event that the night has already. Judged again it is the same fact; should the rules have
 * changed between the two starts, the night is right, and the desk says what it has.
 */
function answeredFor(view: LogsView, fact: DeskFact, inputId: string, isSame: boolean): DeskFact {
  const nightSeq = view.committed.get(inputId) ?? 0;
  if (isSame) return withNightSeq(fact, nightSeq);
  if (fact.kind === 'inputJudged') {
    return { ...fact, disposition: 'committed', problems: [], quarantine: null, text: null, nightSeq };
  }
  const event = view.answered.pending.find(({ seq }) => seq === nightSeq);
  const { by, commandId } = fact;
  const about = { postId: null, constituencyId: null, reason: null };
  return { kind: 'factCommitted', by, commandId, fact: event?.kind ?? 'resultDeclared', ...about, nightSeq };
}

export function withNightEvents(bench: Bench, view: LogsView, events: readonly NightEvent[]): LogsView {
  const last = events.at(-1);
  if (last === undefined) return view;
  return {
    ...view,
    night: { epoch: last.epoch, seq: last.seq, chain: last.chain },
    state: reduceAll(bench.roll, view.state, events),
    answered: { ...view.answered, pending: [...view.answered.pending, ...events] },
  };
}

export function withDeskEvents(bench: Bench, view: LogsView, events: readonly DeskEvent[]): LogsView {
  const last = events.at(-1);
  if (last === undefined) return view;
  const deskState = events.reduce(foldDesk, view.deskState);
  return {
    ...view,
    desk: { epoch: last.epoch, seq: last.seq, chain: last.chain },
    deskState,
    answered: answeredUpTo(bench, view, deskState.nightSeq),
    counts: events.reduce(countDisposition, view.counts),
  };
}

function answeredUpTo(bench: Bench, { answered, state }: LogsView, nightSeq: number): AnsweredNight {
  const pending = answered.pending.filter(({ seq }) => seq > nightSeq);
  if (pending.length === answered.pending.length) return answered;
  if (pending.length === 0) return { state, pending };
  const folded = answered.pending.slice(0, -pending.length);
  return { state: reduceAll(bench.roll, answered.state, folded), pending };
}

/** Notes inputs that a log has taken. The two indexes are shared by all views, because they only ever grow. */
export function remember(
  view: LogsView,
  nightEvents: readonly NightEvent[],
  deskEvents: readonly DeskEvent[],
): void {
  for (const { inputId, seq } of nightEvents) view.committed.set(inputId, seq);
  for (const { inputId } of deskEvents) view.judged.add(inputId);
}

function withNightSeq(fact: DeskFact, nightSeq: number): DeskFact {
  return 'nightSeq' in fact ? { ...fact, nightSeq } : fact;
}
