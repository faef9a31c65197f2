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

/** `send` is told each reading, quick and full, and each of the past, as it is made. */
export function takeTurns(study: Study, draws: Draws, send: (message: FromThread) => void): ForecastTurns {
  return new Turns(study, draws, send);
}

interface FollowedLog {
  readonly number: number;
  readonly forecast: FollowedForecast;
}

/**
 * Declarations that come together are one piece of work. A quick reading comes first, then whoever asks for the past,
 * then the track, and when all is still the full reading.
 */
class Turns implements ForecastTurns {
  readonly #study: Study;
  readonly #draws: Draws;
  readonly #send: (message: FromThread) => void;
  readonly #noiseOf: ReturnType<typeof makeNoiseOf>;
  #log: FollowedLog | null = null;
  #asked: readonly Extract<ToThread, { kind: 'at' }>[] = [];
  /** What the last quick and the last full reading were made of; null before any. */
  #quick: number | null = null;
  #full: number | null = null;
  #heardAtMs = 0;
  #turn: NodeJS.Immediate | null = null;
  #pause: NodeJS.Timeout | null = null;

  constructor(study: Study, draws: Draws, send: (message: FromThread) => void) {
    this.#study = study;
    this.#draws = draws;
    this.#send = send;
    this.#noiseOf = makeNoiseOf(study);
  }

  take(message: ToThread): void {
    switch (message.kind) {
      case 'opened':
        this.#open(message);
        break;
      case 'events':
        this.#log?.forecast.add(message.events);
        this.#heardAtMs = performance.now();
        break;
      case 'at':
        this.#asked = [...this.#asked, message];
        break;
      default:
        message satisfies never;
    }
    this.#next();
  }

  stop(): void {
    this.#log = null;
    if (this.#turn !== null) clearImmediate(this.#turn);
    if (this.#pause !== null) clearTimeout(this.#pause);
  }

  #open({ log, opening }: Extract<ToThread, { kind: 'opened' }>): void {
    const how = { noiseOf: this.#noiseOf, draws: this.#draws };
    this.#log = { number: log, forecast: followForecast(this.#study, how, opening) };
    this.#asked = [];
    this.#quick = null;
    this.#full = null;
  }

  #next(): void {
    this.#turn ??= setImmediate(async () => {
      const goesOn = this.#log !== null && (await this.#work(this.#log));
      this.#turn = null;
      if (goesOn) this.#next();
    });
  }

  /** One piece of work; false when there is none. */
  async #work(log: FollowedLog): Promise<boolean> {
    const { forecast } = log;
    const wantsTrack = !forecast.trackReaches(forecast.seq());
    if (this.#quick !== forecast.movedBy()) {
      this.#quick = forecast.movedBy();
      if (wantsTrack && forecast.trackReaches(forecast.seq() - NEAR_EVENTS)) forecast.advanceTrack();
      await this.#publish(log, this.#draws.quick);
      return true;
    }
    if (await this.#answerPast(forecast)) return true;
    if (wantsTrack) {
      forecast.advanceTrack();
      return true;
    }
    return this.#makeFull(log);
  }

  /** Answers one who asked for the past, as far as the track has come; false when there is nobody. */
  async #answerPast(forecast: FollowedForecast): Promise<boolean> {
    const reached = this.#asked.find(({ seq }) => forecast.trackReaches(seq));
    if (reached === undefined) return false;
    this.#asked = this.#asked.filter((each) => each !== reached);
    const bodies = await encodeReading(this.#study.model.roll, forecast.readAt(reached.seq));
    this.#send({ kind: 'past', request: reached.request, bodies });
    return true;
  }

  /** The reading of all draws, once all is still; false when there is one already, or it is too early. */
  async #makeFull(log: FollowedLog): Promise<boolean> {
    const movedBy = log.forecast.movedBy();
    if (this.#full === movedBy) return false;
    const leftMs = this.#heardAtMs + IDLE_MS - performance.now();
    if (leftMs > 0) {
      this.#wait(leftMs);
      return false;
    }
    this.#full = movedBy;
    await this.#publish(log, this.#draws.full);
    return true;
  }

  async #publish({ number, forecast }: FollowedLog, count: number): Promise<void> {
    const reading = forecast.read(count);
    const unused = forecast.unused();
    const bodies = await encodeReading(this.#study.model.roll, reading);
    this.#send({ kind: 'reading', log: number, bodies, unused });
  }

  #wait(ms: number): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = null;
      this.#next();
    }, ms);
  }
}
