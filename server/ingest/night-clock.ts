import type { NightClock } from '#lib/sync/clock.ts';

/** The night's clock as it runs in ingest, which owns it. */
export interface RunningClock {
  /** What it shows now, in milliseconds since 1970. */
  nowMs(): number;
  /** What it shows now, as others are told. */
  reading(): NightClock;
  /** Moves it forward, over quiet hours; a moment already passed leaves it as it is. */
  jumpTo(nightMs: number): void;
  setSpeed(speed: number): void;
  /** How often it was moved or changed its speed: whoever publishes it knows by this that it must. */
  changes(): number;
}

export interface ClockStart {
  readonly nightMs: number;
  /** Night seconds per real second. */
  readonly speed: number;
  /** Real time in milliseconds since 1970, which others are told. */
  readonly realMs?: () => number;
  /** What the night's clock runs by: nobody sets it. */
  readonly steadyMs?: () => number;
}

/** Somebody who sets the machine's clock moves no rehearsal: at 60 times speed an hour would be two days and a half. */
export function runClock({
  nightMs,
  speed,
  realMs = Date.now,
  steadyMs = () => performance.now(),
}: ClockStart): RunningClock {
  let from = { nightMs, steadyMs: steadyMs(), speed };
  let changes = 0;
  const nowMs = () => from.nightMs + (steadyMs() - from.steadyMs) * from.speed;
  return {
    nowMs,
    reading: () => clockAt(nowMs(), realMs(), from.speed),
    jumpTo(targetMs) {
      if (targetMs <= nowMs()) return;
      from = { nightMs: targetMs, steadyMs: steadyMs(), speed: from.speed };
      changes += 1;
    },
    setSpeed(next) {
      if (next === from.speed) return;
      from = { nightMs: nowMs(), steadyMs: steadyMs(), speed: next };
      changes += 1;
    },
    changes: () => changes,
  };
}

/** A live night's clock is the real one. */
export function realClock(realMs: () => number = Date.now): RunningClock {
  return {
    nowMs: realMs,
    reading: () => clockAt(realMs(), realMs(), 1),
    jumpTo() {},
    setSpeed() {},
    changes: () => 0,
  };
}

/**
 * Where a clock goes on after a restart: never before anything that the night has seen. `stamps` are UTC instants
 * of the log and of what was published last.
 */
export function resumedAt(startMs: number, stamps: readonly (string | undefined)[]): number {
  const seen = stamps.flatMap((stamp) => (stamp === undefined ? [] : [Date.parse(stamp)]));
  return Math.max(startMs, ...seen.filter((each) => !Number.isNaN(each)));
}

/** Gives inputs their time. It never goes backwards, whatever a feed or a clock says. */
export function makeStamp(clock: RunningClock, last: string | undefined): (nightAt?: string) => string {
  let lastMs = last === undefined ? Number.NEGATIVE_INFINITY : Date.parse(last);
  return (nightAt) => {
    const given = nightAt === undefined ? Number.NaN : Date.parse(nightAt);
    lastMs = Math.max(lastMs, Number.isNaN(given) ? Math.floor(clock.nowMs()) : given);
    return new Date(lastMs).toISOString();
  };
}

function clockAt(nightMs: number, realMs: number, speed: number): NightClock {
  return { nightAt: new Date(nightMs).toISOString(), realAt: new Date(realMs).toISOString(), speed };
}
