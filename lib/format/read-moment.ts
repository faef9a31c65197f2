import { formatLondonMinute } from './times.ts';

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
const LONDON = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?$/;

/** Minutes by which British summer time is ahead of UTC. */
const SUMMER_TIME_MS = 60 * 60_000;

/**
 * A moment as an address writes it: a UTC instant ending in Z, "2024-07-05T02:10:00Z", or a time on a London clock,
 * "2024-07-05T03:10". Gives the UTC instant; null when it is neither, is not in the calendar, or falls into the hour
 * that is left out in March. Of the hour that comes twice in October it is the first, in summer time.
 */
export function readMoment(text: string): string | null {
  if (UTC.test(text)) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) || !isInCalendar(text) ? null : new Date(ms).toISOString();
  }
  const [, minute, seconds = ':00'] = LONDON.exec(text) ?? [];
  if (minute === undefined || !isInCalendar(text)) return null;
  const asIfUtc = Date.parse(`${minute}${seconds}Z`);
  if (Number.isNaN(asIfUtc)) return null;
  const found = [asIfUtc - SUMMER_TIME_MS, asIfUtc].find((ms) => formatLondonMinute(ms) === minute);
  return found === undefined ? null : new Date(found).toISOString();
}

/** 30 February is read as 1 March by `Date`: nobody meant that. */
function isInCalendar(text: string): boolean {
  const date = text.slice(0, 10);
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === date;
}
