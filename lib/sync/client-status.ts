/**
 * How a page stands to the log, and what moves it. The table is the whole of it: `step` decides only which
 * signal an input gives.
 *
 *                 opened               current
 *   connecting ───────────▶ catchingUp ─────────▶ live
 *       │                    ▲  │  ▲               │
 *       │ silent      opened │  │  └── behind, lost┘
 *       ▼                    │  │ silent
 *    offline ◀───────────────┼──┘          polledCurrent
 *       └────────────────────┘     any ───────────────────▶ polling
 *
 *   any ── refused ──▶ stopped
 */
export type Status =
  /** The first page is shown; the server has not spoken yet. */
  | 'connecting'
  /** In touch, or only just not, and not known to have everything. */
  | 'catchingUp'
  /** The server said a moment ago that its head is ours. */
  | 'live'
  /** Sockets are blocked: as of the last question over plain HTTP, we had everything. */
  | 'polling'
  /** Nothing heard for too long. What we have is shown, with the time of the last word. */
  | 'offline'
  /** Page and server cannot understand each other: only a reload helps. */
  | 'stopped';

export type Signal =
  /** A connection is open and nothing was said on it yet. */
  | 'opened'
  | 'current'
  | 'polledCurrent'
  /** There is, or may be, more than we have. */
  | 'behind'
  /** A connection closed, or a question over plain HTTP failed. */
  | 'lost'
  | 'silent'
  | 'refused';

export const NEXT_STATUS: Readonly<Record<Status, Readonly<Record<Signal, Status>>>> = {
  connecting: {
    opened: 'catchingUp',
    current: 'live',
    polledCurrent: 'polling',
    behind: 'catchingUp',
    lost: 'connecting',
    silent: 'offline',
    refused: 'stopped',
  },
  catchingUp: {
    opened: 'catchingUp',
    current: 'live',
    polledCurrent: 'polling',
    behind: 'catchingUp',
    // A moment without a line is not yet "offline": most come back before a reader would notice.
    lost: 'catchingUp',
    silent: 'offline',
    refused: 'stopped',
  },
  live: {
    opened: 'catchingUp',
    current: 'live',
    polledCurrent: 'live',
    behind: 'catchingUp',
    lost: 'catchingUp',
    silent: 'offline',
    refused: 'stopped',
  },
  polling: {
    // Polling goes on being true until the socket has said where its head is.
    opened: 'polling',
    current: 'live',
    polledCurrent: 'polling',
    behind: 'catchingUp',
    lost: 'offline',
    silent: 'offline',
    refused: 'stopped',
  },
  offline: {
    opened: 'catchingUp',
    current: 'live',
    polledCurrent: 'polling',
    behind: 'catchingUp',
    lost: 'offline',
    silent: 'offline',
    refused: 'stopped',
  },
  stopped: {
    opened: 'stopped',
    current: 'stopped',
    polledCurrent: 'stopped',
    behind: 'stopped',
    lost: 'stopped',
    silent: 'stopped',
    refused: 'stopped',
  },
};
