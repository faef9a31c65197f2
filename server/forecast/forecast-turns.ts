import type { Study } from '#lib/forecast/reading.ts';
import { encodeReading } from './encode-reading.ts';
import { type FollowedForecast, followForecast, makeNoiseOf } from './followed-forecast.ts';
import type { Draws, FromThread, ToThread } from './thread-messages.ts';

/** After so much silence there is time for all draws. */
const IDLE_MS = 250;

/** With so few events to walk, a quick reading waits for the track: it is one more point at most. */
const NEAR_EVENTS = 20;

/** What the thread does in turns, one piece of work at a time, the live one first. */
export interface ForecastTurns {
  take(message: ToThread): void;
  stop(): void;
}

/**
 * Declarations that come together are one piece of work. A quick reading comes first, then whoever asks for the past,
 * then the track, and when all is still the full reading.
 */
export function takeTurns(study: Study, draws: Draws, send: (message: FromThread) => void): ForecastTurns {
  const noiseOf = makeNoiseOf(study);
  let log: { readonly number: number; readonly forecast: FollowedForecast } | null = null;
  let asked: Extract<ToThread, { kind: 'at' }>[] = [];
  /** What the last quick and the last full reading were made of; null before any. */
  let quick: number | null = null;
  let full: number | null = null;
  let heardAtMs = 0;
  let turn: NodeJS.Immediate | null = null;
  let pause: NodeJS.Timeout | null = null;

  const publish = async (number: number, from: FollowedForecast, count: number) => {
    const reading = from.read(count);
    const unused = from.unused();
    send({ kind: 'reading', log: number, bodies: await encodeReading(study.model.roll, reading), unused });
  };

  /** One piece of work; false when there is none. */
  const work = async (number: number, from: FollowedForecast): Promise<boolean> => {
    const wantsTrack = !from.trackReaches(from.seq());
    if (quick !== from.movedBy()) {
      quick = from.movedBy();
      if (wantsTrack && from.trackReaches(from.seq() - NEAR_EVENTS)) from.advanceTrack();
      await publish(number, from, draws.quick);
      return true;
    }
    const reached = asked.find(({ seq }) => from.trackReaches(seq));
    if (reached !== undefined) {
      asked = asked.filter((each) => each !== reached);
      const bodies = await encodeReading(study.model.roll, from.readAt(reached.seq));
      send({ kind: 'past', request: reached.request, bodies });
      return true;
    }
    if (wantsTrack) {
      from.advanceTrack();
      return true;
    }
    if (full === from.movedBy()) return false;
    const leftMs = heardAtMs + IDLE_MS - performance.now();
    if (leftMs > 0) {
      wait(leftMs);
      return false;
    }
    full = from.movedBy();
    await publish(number, from, draws.full);
    return true;
  };

  const wait = (ms: number) => {
    pause ??= setTimeout(() => {
      pause = null;
      next();
    }, ms);
  };

  const next = () => {
    turn ??= setImmediate(async () => {
      const goesOn = log !== null && (await work(log.number, log.forecast));
      turn = null;
      if (goesOn) next();
    });
  };

  return {
    take(message) {
      switch (message.kind) {
        case 'opened':
          log = { number: message.log, forecast: followForecast(study, { noiseOf, draws }, message.opening) };
          asked = [];
          quick = null;
          full = null;
          break;
        case 'events':
          log?.forecast.add(message.events);
          heardAtMs = performance.now();
          break;
        case 'at':
          asked.push(message);
          break;
        default:
          message satisfies never;
      }
      next();
    },
    stop() {
      log = null;
      if (turn !== null) clearImmediate(turn);
      if (pause !== null) clearTimeout(pause);
    },
  };
}
