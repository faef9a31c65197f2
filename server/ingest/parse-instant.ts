const SHAPE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(?:Z|[+-](\d\d):(\d\d))$/;
/** A general election outside these years is a slip of the hand or a clock that was never set. */
const YEAR_MIN = 2000;
const YEAR_MAX = 2099;
/** The zones of the world reach from -12:00 to +14:00. */
const ZONE_HOURS_MAX = 14;

/** The instant in UTC, ending in Z; null when it has no zone or is not in the calendar (30 February). */
export function instantOf(text: string): string | null {
  const found = SHAPE.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (year < YEAR_MIN || year > YEAR_MAX || hour > 23 || minute > 59 || second > 59) return null;
  if (zoneHour > ZONE_HOURS_MAX || zoneMinute > 59) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return new Date(text).toISOString().replace('.000Z', 'Z');
}
