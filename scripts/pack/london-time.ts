const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const MINUTE_MS = 60_000;

/** Minutes by which British summer time is ahead of UTC. */
const SUMMER_TIME_MINUTES = 60;

/**
 * UTC instant of a time on a London clock, "2019-12-12T22:00" giving "2019-12-12T22:00:00Z". In the hour that
 * occurs twice in October the earlier, summer time, is taken; no count is declared in it.
 */
export function utcOfLondon(local: string): string {
  const asIfUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asIfUtc)) throw new Error(`Not a local time: ${local}`);
  const summer = asIfUtc - SUMMER_TIME_MINUTES * MINUTE_MS;
  return instant(londonClock(summer) === local ? summer : asIfUtc);
}

/** Polls close at 22:00 on the London clock (Representation of the People Act 1983, schedule 1, rule 1). */
export function closeOfPoll(pollDate: string): string {
  return utcOfLondon(`${pollDate}T22:00`);
}

/** The instant so many milliseconds after the epoch, to the second: "2024-07-04T21:00:00Z". */
export function instant(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

function londonClock(epochMs: number): string {
  const parts = new Map(LONDON.formatToParts(epochMs).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`;
}
