import type { Roll } from '#lib/election/roll.ts';
import { formatLondonMinute, formatTimeAndDay } from '#lib/format/times.ts';
import type { AskedMoment } from './moment.ts';

/** The question since when changes are to be told, with the answers that most people give. */
export interface SinceAskView {
  /** What was wrong with the answer in the address; null when nothing was. */
  readonly problem: string | null;
  /** Minutes on a London clock, as a form writes them. */
  readonly value: string;
  readonly firstMinute: string;
  readonly lastMinute: string;
  readonly hours: readonly { readonly href: string; readonly words: string }[];
}

const HOUR_MS = 3_600_000;
/** People go to bed in the evening of the poll or in the hours after it. */
const HOURS_MAX = 8;

/** `nightNowMs` is the night's time at its head. */
export function sinceAskView(roll: Roll, nightNowMs: number, asked: AskedMoment): SinceAskView {
  const { closeOfPoll, pollDate } = roll.reference.election;
  const closeMs = Date.parse(closeOfPoll);
  const lastMs = Math.max(closeMs, nightNowMs);
  const count = Math.min(HOURS_MAX, Math.floor((lastMs - closeMs) / HOUR_MS) + 1);
  const hours = Array.from({ length: count }, (_, index) => closeMs + index * HOUR_MS);
  return {
    problem:
      asked.kind === 'malformed'
        ? `“${asked.text}” is not a time. Write the day and the time of the United Kingdom, such as ${pollDate}T23:30.`
        : null,
    value: formatLondonMinute(asked.kind === 'instant' ? asked.at : lastMs),
    firstMinute: formatLondonMinute(closeMs),
    lastMinute: formatLondonMinute(lastMs),
    hours: hours.map((ms) => ({ href: sinceHref(ms), words: formatTimeAndDay(ms) })),
  };
}

/** The page of what changed since a moment, to the minute. */
export function sinceHref(ms: number): string {
  return `/since?${new URLSearchParams({ from: formatLondonMinute(ms) })}`.replaceAll('%3A', ':');
}
