import { pino } from 'pino';
import type { NightEvent, NightFact } from '#lib/election/events.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { Position } from '#lib/sync/position.ts';
import {
  HTTP_LIMITS,
  type HttpLimits,
  type OpenPages,
  openService,
  type Service,
} from '#server/http/service.ts';
import type { EventLog } from '#server/log/event-log.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import type { Pack } from '#server/pack/pack.ts';
import type { NightSigns } from '#server/projection/freshness.ts';
import { type Night, startNight } from '#server/projection/night.ts';
import { EventHeld } from '#server/projection/projection.ts';
import { REALTIME_LIMITS, type RealtimeLimits } from '#server/realtime/realtime-limits.ts';
import { chainedAfter, EPOCH } from './chained-night.ts';
import { reference, threeSeats } from './tiny-election.ts';

/** A night of the tiny election on a port of its own: memory log, real HTTP, real sockets. */
export interface ServedNight {
  readonly night: Night;
  readonly log: EventLog<NightEvent>;
  readonly address: string;
  /** Numbers, chains and commits facts, and waits until the server has folded them. */
  declare(...facts: readonly NightFact[]): Promise<Position>;
  close(): Promise<void>;
}

export const ORIGIN = 'http://declared.test';

export async function serveNight({
  constituencies = threeSeats(),
  limits = {},
  httpLimits = {},
  readSigns = async () => ({
    clock: null,
    ingestAliveAt: new Date().toISOString(),
    ingestFigures: new Map(),
  }),
  nowMs = Date.now,
  steadyMs = () => performance.now(),
  mode = 'test',
  mayHold = false,
  openPages = null,
}: {
  readonly constituencies?: readonly Constituency[];
  readonly limits?: Partial<RealtimeLimits>;
  readonly httpLimits?: Partial<HttpLimits>;
  readonly readSigns?: () => Promise<NightSigns>;
  readonly nowMs?: () => number;
  readonly steadyMs?: () => number;
  readonly mode?: Mode;
  /** True when something may be held until the close of poll: otherwise that is a problem like any other. */
  readonly mayHold?: boolean;
  readonly openPages?: OpenPages | null;
} = {}): Promise<ServedNight> {
  const problems: unknown[] = [];
  const pack = packOf(constituencies);
  const log = memoryEventLog<NightEvent>({
    mode,
    election: pack.reference.election.id,
    packHash: pack.hash,
    epoch: EPOCH,
  });
  const night = await startNight({
    pack,
    mode,
    log,
    readSigns,
    nowMs,
    steadyMs,
    onProblem(error) {
      if (!(mayHold && error instanceof EventHeld)) problems.push(error);
    },
  });
  const service: Service = await openService({
    night,
    config: { port: 0, host: '127.0.0.1', origin: ORIGIN },
    logger: pino({ level: 'silent' }),
    openPages,
    limits: { ...REALTIME_LIMITS, ...limits },
    httpLimits: { ...HTTP_LIMITS, ...httpLimits },
  });
  return {
    night,
    log,
    address: `http://127.0.0.1:${service.port}`,
    async declare(...facts) {
      const head = await log.head();
      const events = chainedAfter(head, facts);
      const last = head.seq + events.length;
      const folded = reached(night, last);
      await log.commitAll(events, head);
      await folded;
      return log.head();
    },
    async close() {
      await service.close();
      await night.stop();
      if (problems.length > 0) throw new AggregateError(problems, 'The projection had problems');
    },
  };
}

/** Resolves when the server's copy has the event with this number. */
export function reached(night: Night, seq: number): Promise<void> {
  return new Promise((resolve) => {
    if (night.projection.current().position.seq >= seq) return resolve();
    const leave = night.projection.subscribe({
      onReplaced: () => {},
      onEvents() {
        if (night.projection.current().position.seq < seq) return;
        leave();
        resolve();
      },
    });
  });
}

export function packOf(constituencies: readonly Constituency[]): Pack {
  const made = reference(constituencies);
  const scheme = { fill: '#cc0000', on: '#ffffff', edge: '#aa0000' };
  return {
    reference: made,
    hash: made.packHash,
    colours: new Map(
      [...made.parties.map(({ id }) => id), 'independent' as const, 'speaker' as const].map((standing) => [
        standing,
        { light: scheme, dark: { ...scheme, fill: '#ff4444' } },
      ]),
    ),
    boundaries: null,
    demographics: null,
    covariates: null,
    watch: [],
    seatTypes: null,
    postcodes: null,
    credits: [],
  };
}
