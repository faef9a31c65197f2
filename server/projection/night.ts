import { isBeforeClose, isEmbargoed } from '#lib/election/embargo.ts';
import type { NightEvent } from '#lib/election/events.ts';
import { makeRoll, type Roll } from '#lib/election/roll.ts';
import { openingChain } from '#lib/sync/chain.ts';
import { nightTimeAt } from '#lib/sync/clock.ts';
import { SHORT_HASH_LENGTH } from '#lib/sync/limits.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { Pulse } from '#lib/sync/protocol.ts';
import { stateHash } from '#lib/sync/state-hash.ts';
import type { AskedMoment } from '#lib/view/moment.ts';
import type { EventLog } from '#server/log/event-log.ts';
import type { Pack } from '#server/pack/pack.ts';
import { type Freshness, type NightSigns, startFreshness } from './freshness.ts';
import type { NightReading } from './night-reading.ts';
import { readingAt } from './past-reading.ts';
import { type Projection, startProjection } from './projection.ts';
import { makeSnapshotStore, type SnapshotStore } from './snapshot-store.ts';

/** Everything that a process serves of one night. */
export interface Night {
  readonly pack: Pack;
  readonly mode: Mode;
  readonly roll: Roll;
  readonly projection: Projection;
  readonly freshness: Freshness;
  readonly snapshots: SnapshotStore;
  /** While people may still be voting: whatever does not come from the projection must ask before it is served. */
  isEmbargoed(): boolean;
  /** The night as it is, or as it stood at the moment asked for. */
  reading(asked?: AskedMoment): NightReading;
  pulse(): Pulse;
  stop(): Promise<void>;
}

export interface NightParts {
  readonly pack: Pack;
  readonly mode: Mode;
  readonly log: EventLog<NightEvent>;
  readonly readSigns: () => Promise<NightSigns>;
  readonly onProblem: (error: unknown) => void;
  /** Real time, in milliseconds since 1970. */
  readonly nowMs?: () => number;
  /** What spans are measured by: nobody sets it. */
  readonly steadyMs?: () => number;
}

/** Resolves when the log has been read to its head once. */
export async function startNight({
  pack,
  mode,
  log,
  readSigns,
  onProblem,
  nowMs = Date.now,
  steadyMs = () => performance.now(),
}: NightParts): Promise<Night> {
  const roll = makeRoll(pack.reference);
  const freshness = await startFreshness(readSigns, steadyMs);
  const identity = { mode, election: pack.reference.election.id, packHash: pack.hash };
  const { election } = pack.reference;

  /** A live night has the real time of this machine, whatever Redis says: nothing can move it. Null without a clock. */
  const clockMs = (): number | null => {
    if (mode === 'live') return nowMs();
    const { clock } = freshness.signs();
    return clock === null ? null : nightTimeAt(clock, nowMs());
  };

  const projection = await startProjection({
    roll,
    log,
    // A night that is no real one may be without a clock: then the event's own time says where the night stands.
    mayBeKnown: (event) => !isEmbargoed(event) || !isBeforeClose(election, clockMs() ?? Date.parse(event.at)),
    onProblem,
    isOurs: ({ epoch, chain }) => chain === openingChain({ ...identity, epoch }),
  });
  const snapshots = makeSnapshotStore({ roll, mode, projection, freshness });

  const reading = (asked: AskedMoment = { kind: 'now' }): NightReading => {
    const log = projection.current();
    const { clock } = freshness.signs();
    return readingAt({ pack, roll, mode }, log, { clock, nightNowMs: nightNowMs() }, asked);
  };

  /** Without a clock the night stands at its last event; before that, at the close of poll. */
  const nightNowMs = (): number => clockMs() ?? lastMs() ?? Date.parse(election.closeOfPoll);

  const lastMs = (): number | null => {
    const last = projection.current().events.at(-1);
    return last === undefined ? null : Date.parse(last.at);
  };

  return {
    pack,
    mode,
    roll,
    projection,
    freshness,
    snapshots,
    // Without any sign of the time people are taken to be voting.
    isEmbargoed: () => isBeforeClose(election, clockMs() ?? lastMs() ?? Number.NaN),
    reading,
    pulse() {
      const { state, position } = projection.current();
      return {
        seq: position.seq,
        chain: position.chain.slice(0, SHORT_HASH_LENGTH),
        stateHash: stateHash(roll, state).slice(0, SHORT_HASH_LENGTH),
        nightMs: Math.round(nightNowMs()),
        speed: freshness.signs().clock?.speed ?? 0,
        stale: freshness.isStale() || freshness.isIngestSilent(),
      };
    },
    async stop() {
      await Promise.all([projection.stop(), freshness.stop()]);
    },
  };
}
