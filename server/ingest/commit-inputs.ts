import { setTimeout as wait } from 'node:timers/promises';
import type { Position } from '#lib/sync/position.ts';
import type { EventLog, LoggedEvent } from '#server/log/event-log.ts';
import {
  type LogsView,
  planCommit,
  remember,
  viewAtOpening,
  withDeskEvents,
  withNightEvents,
} from './commit-plan.ts';
import type { PassPoint } from './crash-point.ts';
import { JournalFailed } from './journal.ts';
import type { CommittedLine, JournalLine, ReceivedInput } from './journal-line.ts';
import { NightRefused, type RecoveredNight } from './recover.ts';
import { chained } from './recover-log.ts';
import type { Bench } from './verdict.ts';
import { verdictOn } from './verdict-on.ts';

/** Between two attempts to reach Redis: it is usually back in well under a second. */
const RETRY_MS = 200;
const CATCH_UP_EVENTS_MAX = 1_000;

export interface Committer {
  /** Both logs folded, as far as they are known to be committed. */
  view(): LogsView;
  /**
   * Judges and commits inputs, in order, exactly once each; returns when both logs and the journal have it.
   * `judgeBy` gives another verdict than the judge's, for an input that cannot be judged.
   */
  settle(inputs: readonly ReceivedInput[], judgeBy?: typeof verdictOn): Promise<void>;
  /** Looks whether Redis still has what was committed, and brings it back when it has not. */
  check(): Promise<void>;
}

export interface CommitterParts {
  readonly bench: Bench;
  readonly recovered: RecoveredNight;
  /** Makes Redis and the journal agree again, after one of them lost something. */
  readonly recover: () => Promise<RecoveredNight>;
  readonly append: (lines: readonly JournalLine[]) => Promise<void>;
  /** Inputs that were received and not judged when ingest ended last time. */
  readonly leftovers?: ReadonlySet<string>;
  readonly passPoint: PassPoint;
  /** Hears why something had to be tried again. */
  readonly onTrouble: (words: string) => void;
  readonly signal: AbortSignal;
}

/** The one writer of both logs. */
export function makeCommitter(parts: CommitterParts): Committer {
  const { bench, append, passPoint, onTrouble, signal } = parts;
  let logs: Pick<RecoveredNight, 'night' | 'desk'> = parts.recovered;
  let view = viewOf(bench, parts.recovered);

  const judgeOne: typeof verdictOn = (court, standing, input) => {
    passPoint('judging', input.inputId);
    return verdictOn(court, standing, input);
  };

  const settleOnce = async (inputs: readonly ReceivedInput[], judgeBy: typeof verdictOn): Promise<void> => {
    const plan = planCommit(bench, view, inputs, judgeBy, parts.leftovers);
    passPoint('judged');
    await commitPlanned(logs.night, plan.nightEvents, view.night);
    passPoint('night-committed');
    await append(
      plan.nightEvents.map((event): CommittedLine => ({ line: 'committed', log: 'night', event })),
    );
    view = withNightEvents(bench, view, plan.nightEvents);
    remember(view, plan.nightEvents, []);
    passPoint('night-journalled');
    await commitPlanned(logs.desk, plan.deskEvents, view.desk);
    passPoint('desk-committed');
    await append(plan.deskEvents.map((event): CommittedLine => ({ line: 'committed', log: 'desk', event })));
    view = withDeskEvents(bench, view, plan.deskEvents);
    remember(view, [], plan.deskEvents);
    passPoint('desk-journalled');
  };

  /** Folds what another writer committed, or, when Redis has lost something, brings it back. */
  const catchUp = async (): Promise<void> => {
    const night = await missedEvents(logs.night, view.night);
    const desk = await missedEvents(logs.desk, view.desk);
    if (night === null || desk === null) {
      const recovered = await parts.recover();
      logs = recovered;
      view = viewOf(bench, recovered);
      for (const words of recovered.words) onTrouble(words);
      return;
    }
    if (night.length + desk.length === 0) return;
    await append([
      ...night.map((event): CommittedLine => ({ line: 'committed', log: 'night', event })),
      ...desk.map((event): CommittedLine => ({ line: 'committed', log: 'desk', event })),
    ]);
    view = withDeskEvents(bench, withNightEvents(bench, view, night), desk);
    remember(view, night, desk);
  };

  /** Tries for as long as it takes: what was accepted is never given up. */
  const persist = async (work: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof JournalFailed || error instanceof NightRefused || signal.aborted) throw error;
        onTrouble((error as Error).message);
        await wait(RETRY_MS);
      }
    }
  };

  return {
    view: () => view,
    async settle(inputs, judgeBy = judgeOne) {
      let isFirst = true;
      await persist(async () => {
        if (!isFirst) await catchUp();
        isFirst = false;
        await settleOnce(inputs, judgeBy);
      });
    },
    check: () => persist(catchUp),
  };
}

function viewOf(bench: Bench, { opening, nightEvents, deskEvents }: RecoveredNight): LogsView {
  const view = withDeskEvents(bench, withNightEvents(bench, viewAtOpening(opening), nightEvents), deskEvents);
  remember(view, nightEvents, deskEvents);
  return view;
}

/** Another writer was faster, or an answer was lost: fold what is there, judge again. */
class HeadMoved extends Error {
  override readonly name = 'HeadMoved';
}

async function commitPlanned<Event extends LoggedEvent>(
  log: EventLog<Event>,
  events: readonly Event[],
  expected: Position,
): Promise<void> {
  if (events.length === 0) return;
  const answers = await log.commitAll(events, expected);
  const isAsPlanned = answers.every((answer, index) => {
    const event = events[index];
    return answer.kind !== 'moved' && answer.seq === event?.seq && answer.chain === event.chain;
  });
  if (!isAsPlanned) throw new HeadMoved(`The head of the log is no longer ${expected.seq}`);
}

/** What a log holds after a position; null when it no longer holds the position itself. */
async function missedEvents<Event extends LoggedEvent>(
  log: EventLog<Event>,
  position: Position,
): Promise<readonly Event[] | null> {
  try {
    const head = await log.head();
    if (head.epoch !== position.epoch || head.seq < position.seq) return null;
    if (head.seq === position.seq) return head.chain === position.chain ? [] : null;
    const events = await log.read(position.seq, CATCH_UP_EVENTS_MAX);
    const first = events[0];
    if (first === undefined) return null;
    const { events: following, damage } = chained({ ...position }, events);
    return damage === null && following.length === events.length ? following : null;
  } catch (error) {
    if (error instanceof Error && RECOVERABLE.has(error.name)) return null;
    throw error;
  }
}

const RECOVERABLE: ReadonlySet<string> = new Set(['LogAbsent', 'LogDamaged', 'LogReplaced']);
