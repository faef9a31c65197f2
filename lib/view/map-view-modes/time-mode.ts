import { declaredAt } from '#lib/election/derive/declared-at.ts';
import type { Roll } from '#lib/election/roll.ts';
import { formatNightTime, formatTime } from '#lib/format/times.ts';
import { type ModeReading, PLAIN_NAMES, stepOf, valueOfDeclared } from './seat-value.ts';

/** Hours after the close of poll: few seats declare before the first of them, and most before the last. */
const EDGE_HOURS = [3, 4, 5, 6, 7] as const;
const HOUR_MS = 60 * 60_000;

/** When seats declared. */
export function timeMode(roll: Roll): ModeReading {
  const { closeOfPoll, pollDate } = roll.reference.election;
  const edges = EDGE_HOURS.map((hours) => Date.parse(closeOfPoll) + hours * HOUR_MS);
  const label = (step: number) => {
    const from = edges[step - 1];
    const to = edges[step];
    if (from === undefined) return `before ${formatTime(to ?? 0)}`;
    return to === undefined ? `${formatTime(from)} or later` : `${formatTime(from)} to ${formatTime(to)}`;
  };
  return {
    ...PLAIN_NAMES,
    bands: Array.from({ length: edges.length + 1 }, (_, step) => ({
      label: label(step),
      mark: String(step + 1),
      standing: null,
      level: step + 1,
    })),
    sentence: 'The darker a seat and the higher its number, the later it declared.',
    valueOf: (constituency, contest) =>
      valueOfDeclared(constituency, contest, ({ at }) => {
        const time = (contest === undefined ? null : declaredAt(contest)) ?? at;
        return {
          kind: 'band',
          band: stepOf(edges, Date.parse(time)),
          standing: null,
          words: `declared ${formatNightTime(time, pollDate)}`,
        };
      }),
  };
}
