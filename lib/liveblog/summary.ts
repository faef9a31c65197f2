import { countOf } from '#lib/election/counts.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { emptyTally } from '#lib/election/state.ts';
import type { TimelineSummary } from '#lib/election/timeline-entry.ts';
import { standingName } from '#lib/format/names.ts';
import { counted, formatCount, formatNoOr } from '#lib/format/numbers.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { type Document, paragraph } from './document.ts';

/** As many lines as tell the story: the rest are on the scoreboard. */
const LINES_MAX = 6;

export function summaryHeadline(roll: Roll, { declared }: TimelineSummary): string {
  return `${formatCount(declared)} of ${formatCount(roll.seats)} seats have declared`;
}

/** Where the night stood: the state of play in a sentence, then those with most seats. */
export function summaryBody(roll: Roll, entry: TimelineSummary): Document {
  const { declared, rush, postponed, seats, gains, losses } = entry;
  const tally = { ...emptyTally, declared, rush, postponed, seats, gains, losses };
  const { headline } = stateOfPlaySentences(roll, tally, Date.parse(entry.at));
  const standings = (Object.keys(seats) as Standing[])
    .sort((left, right) => countOf(seats, right) - countOf(seats, left) || (left < right ? -1 : 1))
    .slice(0, LINES_MAX);
  return [
    paragraph(`${headline}.`),
    {
      kind: 'list',
      ordered: false,
      items: standings.map((standing) => [{ kind: 'text', text: lineOf(roll, entry, standing) }]),
    },
  ];
}

/** "Labour: 62 seats, 41 gains, no losses". Independents are people: together they are only counted. */
function lineOf(roll: Roll, { seats, gains, losses }: TimelineSummary, standing: Standing): string {
  const name = standing === 'independent' ? 'Independents' : standingName(roll, standing);
  const held = counted(countOf(seats, standing), 'seat');
  if (standing === 'speaker') return `${name}: ${held}`;
  const gained = countOf(gains, standing);
  const lost = countOf(losses, standing);
  return `${name}: ${held}, ${formatNoOr(gained)} ${gained === 1 ? 'gain' : 'gains'}, ${formatNoOr(lost)} ${lost === 1 ? 'loss' : 'losses'}`;
}
