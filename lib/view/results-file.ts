import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { historyOf } from '#lib/election/derive/members.ts';
import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import type { SeatFigures } from '#lib/election/derive/seat-figures.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { columnChange, columnShare } from './results-party.ts';

export type Cell = string | number | null;

interface FileColumn {
  readonly name: string;
  readonly meaning: string;
  readonly cell: (roll: Roll, seat: SeatFigures, party: PartyId | null) => Cell;
}

/** What a file of results has of a seat. A cell that is not known is empty in CSV and null in JSON. */
export const FILE_COLUMNS: readonly FileColumn[] = [
  column('ons_id', 'ONS code of the constituency', ({ constituency }) => constituency.id),
  column('constituency', 'Name', ({ constituency }) => constituency.name),
  column('welsh_name', 'Welsh name, where there is one', ({ constituency }) => constituency.welshName),
  {
    name: 'region',
    meaning: 'Region of England, or nation',
    cell: (roll, { constituency }) => roll.regions.get(constituency.region)?.name ?? null,
  },
  column('nation', 'Nation', ({ constituency }) => constituency.nation),
  column(
    'state',
    'awaiting, counting, recount, rush (winner announced, figures to come), declared, withdrawn or postponed',
    ({ contest }) => contest?.phase.kind ?? 'awaiting',
  ),
  column('revision', 'Of the public result: 1 for the first; more where it was corrected', ({ contest }) =>
    contest?.phase.kind === 'declared' ? contest.phase.publicRevision : null,
  ),
  column(
    'in_doubt',
    'Why editors doubt the result, where they do',
    ({ contest }) => contest?.flag?.words ?? null,
  ),
  {
    name: 'defending_party',
    meaning: 'Abbreviation of who won the seat last time, on the new boundaries',
    cell: (roll, { constituency }) => {
      const defender = defending(constituency.base);
      return defender === null ? null : abbreviationOf(roll, defender.standing);
    },
  },
  column(
    'outcome',
    'hold or gain, against the defending party; new without one',
    ({ outcome }) => outcome?.kind ?? null,
  ),
  {
    name: 'winning_party',
    meaning: 'Abbreviation of who takes the seat',
    cell: (roll, { winner }) => (winner === null ? null : abbreviationOf(roll, winner.standing)),
  },
  column('member', 'Name of who is elected', ({ winner }) => winner?.name ?? null),
  column('member_gender', 'female, male or unknown', ({ winner }) => winner?.gender ?? null),
  column(
    'member_history',
    'new (never an MP), returning (of an earlier House) or reElected (an MP at dissolution)',
    ({ winner }) => (winner === null ? null : historyOf(winner)),
  ),
  column('mps_defeated', 'Sitting MPs, of any seat, who stood here and lost; by semicolons', ({ beaten }) =>
    beaten.length === 0 ? null : beaten.map(({ name }) => name).join('; '),
  ),
  column('majority', 'Votes', ({ majority }) => majority?.votes ?? null),
  column('majority_share', 'The same over the valid votes, 0 to 1', ({ majority }) =>
    rounded(majority?.share),
  ),
  {
    name: 'second_party',
    meaning: 'Abbreviation of the runner-up’s party',
    cell: (roll, { rows }) =>
      rows[1] === undefined ? null : abbreviationOf(roll, rows[1].candidate.standing),
  },
  column('second', 'Name of the runner-up', ({ rows }) => rows[1]?.candidate.name ?? null),
  column('valid_votes', 'Valid votes', (seat) => seat.validVotes),
  column('electorate', 'As declared; until then as known before', (seat) => seat.electorate),
  column('turnout', 'Valid votes over the electorate, 0 to 1', ({ turnout }) => rounded(turnout)),
  column('swing_points', 'Butler swing, in points of the valid votes', ({ swing }) => rounded(swing?.points)),
  {
    name: 'swing_from',
    meaning: 'Party that the swing is from',
    cell: (roll, { swing }) => (swing === null ? null : abbreviationOf(roll, swing.from)),
  },
  {
    name: 'swing_to',
    meaning: 'Party that the swing is to',
    cell: (roll, { swing }) => (swing === null ? null : abbreviationOf(roll, swing.to)),
  },
  {
    name: 'share_of',
    meaning: 'Whose the next two are: of the party that was asked for with party=, else of the winner',
    cell: (roll, { winner }, party) => {
      const standing = party ?? winner?.standing ?? null;
      return standing === null ? null : abbreviationOf(roll, standing);
    },
  },
  {
    name: 'share',
    meaning: 'Share of the valid votes, 0 to 1',
    cell: (_roll, seat, party) => rounded(columnShare(seat, party)),
  },
  {
    name: 'share_change_points',
    meaning: 'Change since the base, in points',
    cell: (_roll, seat, party) => rounded(columnChange(seat, party)),
  },
  column(
    'deposits_lost',
    'Candidates with a twentieth of the valid votes or fewer',
    (seat) => seat.depositsLost,
  ),
  column(
    'declared_at',
    'UTC instant of the declaration, or of the announcement of the winner',
    (seat) => seat.declaredAt,
  ),
];

/** The rows of a file, each with the cells of `FILE_COLUMNS`. */
export function fileRows(
  roll: Roll,
  seats: readonly SeatFigures[],
  party: PartyId | null,
): readonly (readonly Cell[])[] {
  return seats.map((seat) => FILE_COLUMNS.map(({ cell }) => cell(roll, seat, party)));
}

/** Lines of CSV (RFC 4180) with a heading, in UTF-8 with the mark by which spreadsheets know it. */
export function csvOf(
  rows: readonly (readonly Cell[])[],
  heading: readonly string[] = FILE_COLUMNS.map(({ name }) => name),
): string {
  const lines = [heading, ...rows].map((cells) => cells.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** One object a row, by the names of the columns. */
export function jsonRows(rows: readonly (readonly Cell[])[]): readonly Readonly<Record<string, Cell>>[] {
  return rows.map((cells) =>
    Object.fromEntries(FILE_COLUMNS.map(({ name }, index) => [name, cells[index] ?? null])),
  );
}

/** What a spreadsheet would take for the start of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A word that a spreadsheet would calculate gets an apostrophe before it; numbers are ours and need none. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Finer than any vote, and without the noise of binary fractions. */
const DECIMALS = 1e8;

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * DECIMALS) / DECIMALS;
}

function column(name: string, meaning: string, cell: (seat: SeatFigures) => Cell): FileColumn {
  return { name, meaning, cell: (_roll, seat) => cell(seat) };
}
