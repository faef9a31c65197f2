/** Where the readers' clocks are: every time on a page is of this zone, whatever the machine that makes the page. */
const ZONE = 'Europe/London';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hourCycle: 'h23',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Time of day of a UTC instant in London: "03:10". */
export function formatTime(at: string | number): string {
  const { hour, minute } = partsOf(at);
  return `${hour}:${minute}`;
}

/** The same with seconds, for a running clock: "03:10:24". */
export function formatTimeWithSeconds(at: string | number): string {
  const { hour, minute, second } = partsOf(at);
  return `${hour}:${minute}:${second}`;
}

/** Day and time in London: "Friday 5 July, 03:10". */
export function formatDayAndTime(at: string | number): string {
  const { weekday, day, month } = partsOf(at);
  return `${weekday} ${day} ${month}, ${formatTime(at)}`;
}

/** Day of the week in London: "Friday". */
export function formatWeekday(at: string | number): string {
  return partsOf(at).weekday;
}

/** Date in London: "5 July 2024". */
export function formatDate(at: string | number): string {
  const { day, month, year } = partsOf(at);
  return `${day} ${month} ${year}`;
}

/** A minute on a London clock as an address or a form writes it: "2024-07-05T03:10". */
export function formatLondonMinute(at: string | number): string {
  return `${partsOf(at).isoDate}T${formatTime(at)}`;
}

/** Time and day in London, the time first: "03:10, Friday 5 July". */
export function formatTimeAndDay(at: string | number): string {
  const { weekday, day, month } = partsOf(at);
  return `${formatTime(at)}, ${weekday} ${day} ${month}`;
}

/**
 * A moment of an election night: the time alone on the night itself, which runs from noon on the day of the poll to
 * the next noon in London; with its day at any other time, so that a seat declared on Saturday is not taken for
 * Friday's.
 */
export function formatNightTime(at: string | number, pollDate: string): string {
  return isOfNight(at, pollDate) ? formatTime(at) : formatDayAndTime(at);
}

/** The same where room is short: "03:36"; "Sat 17:50" where it was not on the night itself. */
export function formatShortNightTime(at: string | number, pollDate: string): string {
  const moment = partsOf(at);
  const time = `${moment.hour}:${moment.minute}`;
  return isNightOf(moment, pollDate) ? time : `${moment.weekday.slice(0, DAY_LETTERS)} ${time}`;
}

/** Enough to tell the days of a week apart. */
const DAY_LETTERS = 3;

function isOfNight(at: string | number, pollDate: string): boolean {
  return isNightOf(partsOf(at), pollDate);
}

function isNightOf({ isoDate, hour }: ReturnType<typeof partsOf>, pollDate: string): boolean {
  return isoDate === pollDate ? Number(hour) >= 12 : isoDate === dayAfter(pollDate) && Number(hour) < 12;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The parts are put together here: the order and the commas of a ready-made format differ between browsers. */
function partsOf(at: string | number) {
  const found = new Map(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  const month = part('month');
  const isoMonth = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return {
    weekday: part('weekday'),
    day: part('day'),
    month,
    year: part('year'),
    hour: part('hour').padStart(2, '0'),
    minute: part('minute').padStart(2, '0'),
    second: part('second').padStart(2, '0'),
    isoDate: `${part('year')}-${isoMonth}-${part('day').padStart(2, '0')}`,
  };
}
