import type { Schedule } from '#lib/election/derive/schedule.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount, UNKNOWN } from '#lib/format/numbers.ts';
import { latenessWords } from './watch-words.ts';

export interface LatenessView {
  /** "How late the night runs"; once it is over, "ran". */
  readonly title: string;
  /** "Runs" */
  readonly heading: string;
  readonly rows: readonly LatenessRow[];
  readonly method: string;
}

export interface LatenessRow {
  readonly key: string;
  readonly name: string;
  readonly declared: string;
  readonly due: string;
  /** "21 min late"; an en dash where no seat has been due. */
  readonly learned: string;
  /** Length and side of the bar, as SVG attributes; null where nothing was learned. */
  readonly bar: { readonly x: string; readonly width: string } | null;
}

/** The whole of half the bar: few regions have run later than this. */
const BAR_MINUTES = 120;

/** How late the night runs, in all and in each region. */
export function latenessView(
  roll: Roll,
  state: NightState,
  { lateness, seats }: Schedule,
  isOver: boolean,
): LatenessView {
  const rows = roll.reference.regions.map(({ id, name }) => {
    const learned = lateness.region(id);
    const own = seats.filter(({ constituency }) => constituency.region === id);
    return latenessRow(id, name, learned, {
      declared: (state.tally.areas[id]?.declared ?? 0) + (state.tally.areas[id]?.rush ?? 0),
      all: own.length,
    });
  });
  const all = { declared: state.tally.declared + state.tally.rush, all: roll.seats };
  return {
    title: isOver ? 'How late the night ran' : 'How late the night runs',
    heading: isOver ? 'Ran' : 'Runs',
    rows: [latenessRow('all', 'United Kingdom', lateness.night, all), ...rows],
    method:
      'Learned from every seat that was due by now: one that has declared is as late as it was, one still awaited as late as it already is. ' +
      'A council’s median is drawn towards its region’s, a region’s towards the night’s, the night’s towards “on time”, the more the fewer seats it has. ' +
      'An estimate is the expected time and this lateness; once that has passed a seat is overdue.',
  };
}

function latenessRow(
  key: string,
  name: string,
  { minutes, seats }: { readonly minutes: number; readonly seats: number },
  { declared, all }: { readonly declared: number; readonly all: number },
): LatenessRow {
  const length = Math.min(1, Math.abs(minutes) / BAR_MINUTES) * 50;
  return {
    key,
    name,
    declared: `${formatCount(declared)} of ${formatCount(all)}`,
    due: formatCount(seats),
    learned: seats === 0 ? UNKNOWN : latenessWords(minutes),
    bar:
      seats === 0
        ? null
        : { x: percent(minutes < 0 ? 50 - length : 50), width: percent(Math.max(length, 0.5)) },
  };
}

function percent(value: number): string {
  return `${Math.round(value * 10) / 10}%`;
}
