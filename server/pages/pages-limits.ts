import type { Lane } from './lane.ts';

export interface LaneLimits {
  /** Requests of the lane that pages work on at the same time. */
  readonly inFlightMax: number;
  /** Requests of the lane that wait for that. */
  readonly waitingMax: number;
}

/** What the way from web to the pages allows. Tests choose less. */
export interface PagesLimits {
  readonly lanes: Readonly<Record<Lane, LaneLimits>>;
  readonly waitMsMax: number;
  readonly answerMsMax: number;
  readonly catchUpMsMax: number;
  readonly heldBytesMax: number;
  readonly heldBytesMaxOfAll: number;
  readonly clientStillMsMax: number;
}

export const PAGES_LIMITS: PagesLimits = {
  lanes: {
    // One process renders, so more at once would only make each later. Few enough that a page of the desk finds little
    // in front of it; more than one, because a page also waits for itself.
    public: { inFlightMax: 4, waitingMax: 400 },
    // The newsroom is some dozens of people. Bounded all the same: anybody can ask for the page on which they sign in.
    desk: { inFlightMax: 4, waitingMax: 100 },
    // A page has about ten, and a browser asks for six at once.
    files: { inFlightMax: 24, waitingMax: 1200 },
  },
  // A reader who has waited so long reloads, which costs a place more: better to say "in a moment".
  waitMsMax: 8000,
  // A page takes some tens of milliseconds; what takes this long does not come.
  answerMsMax: 15_000,
  // Web and pages follow one log and are milliseconds apart: whoever is behind for longer has another trouble.
  catchUpMsMax: 1000,
  // Any page fits: then pages are done with it at once, however slowly the reader takes it.
  heldBytesMax: 1024 * 1024,
  // What slow readers have not taken yet, of all answers together; the oldest are cut off beyond it.
  heldBytesMaxOfAll: 64 * 1024 * 1024,
  // Who takes nothing off the line for so long has gone.
  clientStillMsMax: 30_000,
};
