import { EVENT_VERSION, type NightEvent } from '#lib/election/events.ts';
import { reduceAll } from '#lib/election/reduce.ts';
import { emptyState } from '#lib/election/state.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { Position } from '#lib/sync/position.ts';
import { DESK_EVENT_VERSION, type DeskEvent, type DeskFact } from '#server/log/desk-event.ts';
import { keptUntilClose } from './embargo.ts';
import { countDisposition, type DispositionCounts, noDispositions } from './ingest-status.ts';
import type { ReceivedInput } from './journal-line.ts';
import { emptyQuarantine, foldQuarantine } from './quarantine.ts';
import type { Bench, Standing, Verdict } from './verdict.ts';

/** Both logs folded: where they are, and everything that judging needs to know. */
export interface LogsView extends Standing {
  readonly committed: Map<string, number>;
  readonly night: Position;
  readonly desk: Position;
  readonly counts: DispositionCounts;
  /** Inputs that the desk's log has answered. */
  readonly judged: Set<string>;
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
    quarantine: emptyQuarantine,
    counts: noDispositions,
    committed: new Map(),
    judged: new Set(),
  };
}

/**
 * Judges different inputs one after another, each against the night as those before it leave it, and numbers and chains the
 * events as if nobody else wrote. The commit finds out whether that was so.
 */
export function planCommit(
  bench: Bench,
  before: LogsView,
  inputs: readonly ReceivedInput[],
  verdictOn: (bench: Bench, standing: Standing, input: ReceivedInput) => Verdict,
): CommitPlan {
  const nightEvents: NightEvent[] = [];
  const deskEvents: DeskEvent[] = [];
  let view = before;
  for (const input of inputs) {
    if (view.judged.has(input.inputId)) continue;
    const { night, desk } = keptUntilClose(bench, verdictOn(bench, view, input), input);
    let fact = desk;
    if (night !== null) {
      const { inputId, source, by, fact: nightFact } = night;
      const { epoch, seq, chain } = view.night;
      const unchained = {
        v: EVENT_VERSION,
        epoch,
        seq: seq + 1,
        at: input.at,
        inputId,
        source,
        by,
        ...nightFact,
      };
      const event = { ...unchained, chain: chainOf(chain, unchained) } as NightEvent;
      nightEvents.push(event);
      view = withNightEvents(bench, view, [event]);
      fact = withNightSeq(desk, event.seq);
    }
    const { epoch, seq, chain } = view.desk;
    const { at, inputId, origin } = input;
    const unchained = { v: DESK_EVENT_VERSION, epoch, seq: seq + 1, at, inputId, origin, ...fact };
    const event = { ...unchained, chain: chainOf(chain, unchained) } as DeskEvent;
    deskEvents.push(event);
    view = withDeskEvents(view, [event]);
  }
  return { nightEvents, deskEvents, after: view };
}

export function withNightEvents(bench: Bench, view: LogsView, events: readonly NightEvent[]): LogsView {
  const last = events.at(-1);
  if (last === undefined) return view;
  return {
    ...view,
    night: { epoch: last.epoch, seq: last.seq, chain: last.chain },
    state: reduceAll(bench.roll, view.state, events),
  };
}

export function withDeskEvents(view: LogsView, events: readonly DeskEvent[]): LogsView {
  const last = events.at(-1);
  if (last === undefined) return view;
  return {
    ...view,
    desk: { epoch: last.epoch, seq: last.seq, chain: last.chain },
    quarantine: events.reduce(foldQuarantine, view.quarantine),
    counts: events.reduce(countDisposition, view.counts),
  };
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
  return fact.kind === 'inputJudged' || fact.kind === 'quarantineDecided' ? { ...fact, nightSeq } : fact;
}
