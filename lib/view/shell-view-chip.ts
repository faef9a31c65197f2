import { formatTime, formatTimeAndDay, formatTimeWithSeconds } from '#lib/format/times.ts';
import type { Status } from '#lib/sync/client-status.ts';
import type { Mode } from '#lib/sync/mode.ts';

/** Whether what is on the page is the night as it is, and as of when. */
export interface ChipView {
  /** How the badge looks: the mode's colour while all is well, an outline while it is not. */
  readonly look: Mode | 'off' | 'past';
  readonly badge: string;
  /** The night's time; empty when the badge already says since when nothing has come. */
  readonly time: string;
  /** For a screen reader, without the running seconds. */
  readonly spoken: string;
}

export interface ChipReading {
  readonly mode: Mode;
  readonly status: Status;
  readonly nightNowMs: number;
  /** What the night's clock showed when something last came from the server. */
  readonly heardNightMs: number;
  /** The moment of the past that the page shows; null while it follows the night. */
  readonly standingAtMs: number | null;
}

/** On a page as it left the server, `status` is `connecting`: it says as of when, and never that it is live. */
export function chipView({ mode, status, nightNowMs, heardNightMs, standingAtMs }: ChipReading): ChipView {
  // A page of the past cannot be behind: how it stands to the log is no longer the question.
  if (standingAtMs !== null) {
    const badge = 'As it stood';
    return { look: 'past', badge, time: `at ${formatTimeAndDay(standingAtMs)}`, spoken: badge };
  }
  const clock = formatTimeWithSeconds(nightNowMs);
  const well = (badge: string): ChipView => ({ look: mode, badge, time: clock, spoken: badge });
  const off = (badge: string, time = clock): ChipView => ({ look: 'off', badge, time, spoken: badge });
  switch (status) {
    case 'connecting':
      // Of a real night only what the server said is told: a running clock would say that nothing was declared since.
      return mode === 'live' ? asOf(heardNightMs) : well(modeName(mode));
    case 'live':
      return well(modeName(mode));
    case 'polling':
      return off('Delayed');
    case 'catchingUp':
      return off('Catching up');
    case 'offline':
      return off(`Offline since ${formatTime(heardNightMs)}`, '');
    case 'stopped':
      return off('Reload this page', '');
    default:
      return status satisfies never;
  }
}

function asOf(nightMs: number): ChipView {
  const time = formatTimeWithSeconds(nightMs);
  return { look: 'live', badge: 'As of', time, spoken: `As of ${formatTime(nightMs)}` };
}

function modeName(mode: Mode): string {
  switch (mode) {
    case 'live':
      return 'Live';
    case 'rehearsal':
      return 'Rehearsal';
    case 'test':
      return 'Test';
    default:
      return mode satisfies never;
  }
}
