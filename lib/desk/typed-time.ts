import { readMoment } from '#lib/format/read-moment.ts';
import { formatLondonMinute, formatTime } from '#lib/format/times.ts';

/** What somebody typed where a time of day belongs. */
export type TypedTime =
  | { readonly kind: 'empty' }
  /** UTC instant. */
  | { readonly kind: 'time'; readonly at: string }
  | { readonly kind: 'refused'; readonly words: string };

/** "03:36", "3:36", "0336" or "3.36" on a London clock. */
const TIME = /^(\d{1,2})[:.]?(\d{2})$/;

const DAY_MS = 24 * 60 * 60_000;

/** A clock on a desk and the night's clock may differ by so much. */
const AHEAD_MS_MAX = 2 * 60_000;

/** A time of day as people type it: the last such moment in London that is not after now (the night's clock, ms). */
export function readTime(typed: string, nightNowMs: number): TypedTime {
  return readClock(typed, (clock) =>
    [0, 1, 2]
      .map((days) => readMoment(`${londonDate(nightNowMs + AHEAD_MS_MAX - days * DAY_MS)}T${clock}`))
      .find((moment) => moment !== null && Date.parse(moment) <= nightNowMs + AHEAD_MS_MAX),
  );
}

/** The same of what is to come: the first such moment in London after now. */
export function readTimeToCome(typed: string, nightNowMs: number): TypedTime {
  return readClock(typed, (clock) =>
    [0, 1, 2]
      .map((days) => readMoment(`${londonDate(nightNowMs + days * DAY_MS)}T${clock}`))
      .find((moment) => moment !== null && Date.parse(moment) > nightNowMs),
  );
}

function readClock(typed: string, momentOf: (clock: string) => string | null | undefined): TypedTime {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { kind: 'empty' };
  const [, hour = '', minute = ''] = TIME.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) {
    return { kind: 'refused', words: `“${text.slice(0, 20)}” is not a time of day. Type it like 03:36.` };
  }
  const clock = `${hour.padStart(2, '0')}:${minute}`;
  const at = momentOf(clock);
  if (at == null) return { kind: 'refused', words: `There is no ${clock} on these days.` };
  return { kind: 'time', at };
}

/** An instant as the field shows it: "03:36". */
export function timeToType(at: string): string {
  return formatTime(at);
}

function londonDate(ms: number): string {
  return formatLondonMinute(ms).slice(0, 10);
}
