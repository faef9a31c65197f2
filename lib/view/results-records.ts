import {
  type NightRecord,
  type RecordHolder,
  type RecordKind,
  recordsOf,
} from '#lib/election/derive/records.ts';
import type { SeatFigures } from '#lib/election/derive/seat-figures.ts';
import type { Roll } from '#lib/election/roll.ts';
import { standingName } from '#lib/format/names.ts';
import {
  counted,
  formatCount,
  formatPercent,
  formatPoints,
  formatSignedPoints,
} from '#lib/format/numbers.ts';
import { marginWords } from './results-row.ts';
import { columns, type ListCell, type ListTable, type ListWords, plain } from './results-table.ts';
import { tagOf } from './tag-view.ts';

/** The records of the night, each with its figure and everybody who holds it. */
export function recordsTable(roll: Roll, seats: readonly SeatFigures[]): ListTable {
  return {
    id: 'records',
    caption: 'Records among the declared seats',
    columns: columns(['Record', 'words'], ['Figure', 'figure'], ['Constituency', 'words'], ['Who', 'words']),
    rows: recordsOf(seats).map((record) => ({
      id: record.kind,
      cells: [
        plain(LABELS[record.kind]),
        plain(figureWords(record)),
        seatsCell(record),
        record.holders.length === 1
          ? whoCell(roll, record)
          : plain(`${counted(record.holders.length, 'seat')}, tied`),
      ],
    })),
    none: 'The first declaration makes the first records.',
  };
}

const LABELS: Readonly<Record<RecordKind, string>> = {
  smallestMajority: 'Smallest majority',
  smallestMajorityShare: 'Closest, as a share of the votes',
  largestMajority: 'Largest majority',
  largestMajorityShare: 'Largest, as a share of the votes',
  largestSwing: 'Largest swing',
  largestRise: 'Largest rise in share',
  largestFall: 'Largest fall in share',
  highestWinningShare: 'Highest share of a winner',
  lowestWinningShare: 'Lowest share of a winner',
  mostVotes: 'Most votes for a candidate',
  highestTurnout: 'Highest turnout',
  lowestTurnout: 'Lowest turnout',
  longestBallot: 'Longest ballot paper',
  shortestBallot: 'Shortest ballot paper',
  largestElectorate: 'Largest electorate',
  smallestElectorate: 'Smallest electorate',
  mostDepositsLost: 'Most deposits lost',
};

function figureWords({ kind, value }: NightRecord): string {
  switch (kind) {
    case 'smallestMajority':
    case 'largestMajority':
    case 'mostVotes':
    case 'largestElectorate':
    case 'smallestElectorate':
    case 'mostDepositsLost':
      return formatCount(value);
    case 'longestBallot':
    case 'shortestBallot':
      return counted(value, 'candidate');
    case 'smallestMajorityShare':
    case 'largestMajorityShare':
      return `${marginWords(value)} pts`;
    case 'largestSwing':
      return `${formatPoints(value)} pts`;
    case 'largestRise':
    case 'largestFall':
      return `${formatSignedPoints(value)} pts`;
    case 'highestWinningShare':
    case 'lowestWinningShare':
    case 'highestTurnout':
    case 'lowestTurnout':
      return formatPercent(value);
    default:
      return kind satisfies never;
  }
}

/** A tie of many is shown by the first of them and their number. */
const HOLDERS_NAMED_MAX = 6;

function seatsCell({ holders }: NightRecord): ListCell {
  const named: readonly ListWords[] = holders.slice(0, HOLDERS_NAMED_MAX).map(({ seat }) => ({
    words: seat.constituency.name,
    tag: null,
    href: `/constituency/${seat.constituency.slug}`,
  }));
  const more = holders.length - named.length;
  return more === 0 ? named : [...named, { words: `and ${formatCount(more)} more`, tag: null, href: null }];
}

function whoCell(roll: Roll, { kind, holders }: NightRecord): ListCell {
  const [holder] = holders;
  if (holder === undefined) return plain('');
  const { swing } = holder.seat;
  if (kind === 'largestSwing' && swing !== null) {
    return plain(`from ${standingName(roll, swing.from)} to ${standingName(roll, swing.to)}`);
  }
  const person = personOf(holder);
  if (person === null) return plain('');
  return [{ words: person.name, tag: tagOf(roll, person.standing), href: null }];
}

/** Whose figure it is; of a seat's figure, who was elected there. */
function personOf({ row, seat }: RecordHolder) {
  return row?.candidate ?? seat.winner;
}
