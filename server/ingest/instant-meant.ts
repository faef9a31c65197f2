import { instantOf } from './parse-instant.ts';

/** Days from 30 December 1899, from which spreadsheets count, to 1970. */
const SPREADSHEET_DAYS_TO_1970 = 25_569;
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/**
 * The instant that a time without a zone would be on the London clock: "05/07/2024 03:10" (day first), "2024-07-05 3:10",
 * or a spreadsheet's number of days, to the minute. Only ever suggested: nobody said that it is London's. Null for
 * anything else.
 */
export function instantMeant(text: string): string | null {
  const wall = wallClock(text.trim());
  if (wall === null) return null;
  // Summer time is tried first: in the hour that the clock shows twice either may be meant.
  const instants = ['+01:00', 'Z'].map((zone) => instantOf(`${wall}${zone}`));
  return instants.find((instant) => instant !== null && londonWall(instant) === wall) ?? null;
}

/** "2024-07-05T03:10". */
function wallClock(text: string): string | null {
  if (/^\d{5}\.\d+$/.test(text)) {
    const minutes = Math.round((Number(text) - SPREADSHEET_DAYS_TO_1970) * (DAY_MS / MINUTE_MS));
    return new Date(minutes * MINUTE_MS).toISOString().slice(0, 16);
  }
  const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d{1,2}):(\d\d)(?::\d\d)?$/.exec(text);
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}),? (\d{1,2}):(\d\d)(?::\d\d)?$/.exec(text);
  if (iso === null && british === null) return null;
  const [, one = '', month = '', other = '', hour = '', minute = ''] = iso ?? british ?? [];
  const [year, day] = iso === null ? [other, one] : [one, other];
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:${minute}`;
}

function twoDigits(number: string): string {
  return number.padStart(2, '0');
}

function londonWall(instant: string): string {
  return LONDON.format(new Date(instant)).replace(' ', 'T');
}

/** Swedish writes dates as ISO 8601 does. */
const LONDON = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});
