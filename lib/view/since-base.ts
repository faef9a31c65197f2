import type { NightState, Tally } from '#lib/election/state.ts';

/** The night at the moment from which its changes are told: what a browser needs of it to tell them later too. */
export interface SinceBase {
  readonly atMs: number;
  readonly tally: Tally;
  /** Entries that the timeline had then, and the event of the last. */
  readonly entries: number;
  readonly lastSeq: number;
  readonly lastAt: string | null;
}

export function sinceBase(state: NightState, atMs: number): SinceBase {
  const last = state.timeline.at(-1);
  return {
    atMs,
    tally: state.tally,
    entries: state.timeline.length,
    lastSeq: last?.seq ?? 0,
    lastAt: last?.at ?? null,
  };
}

/** Whether a night has gone on from there: false for one that is shown before it, and for another night. */
export function goesOnFrom(base: SinceBase, state: NightState, nightNowMs: number): boolean {
  if (nightNowMs < base.atMs) return false;
  const last = state.timeline[base.entries - 1];
  return base.entries === 0 || (last?.seq === base.lastSeq && last.at === base.lastAt);
}
