/** Columns of a CSV file of results: the fields of a result message under the same names, one row a candidate. */
export const CSV_COLUMNS = {
  election: { field: 'election', of: 'seat', type: 'text', required: true },
  mode: { field: 'mode', of: 'seat', type: 'text', required: true },
  constituency: { field: 'constituency', of: 'seat', type: 'text', required: true },
  name: { field: 'name', of: 'seat', type: 'text', required: false },
  revision: { field: 'revision', of: 'seat', type: 'count', required: true },
  source: { field: 'source', of: 'seat', type: 'text', required: true },
  time: { field: 'time', of: 'seat', type: 'text', required: true },
  electorate: { field: 'electorate', of: 'seat', type: 'count', required: false },
  ballots: { field: 'ballots', of: 'seat', type: 'count', required: false },
  validVotes: { field: 'validVotes', of: 'seat', type: 'count', required: false },
  rejectedBallots: { field: 'rejectedBallots', of: 'seat', type: 'count', required: true },
  majority: { field: 'majority', of: 'seat', type: 'count', required: false },
  winner: { field: 'winner', of: 'seat', type: 'text', required: false },
  decidedByLot: { field: 'decidedByLot', of: 'seat', type: 'text', required: false },
  reason: { field: 'reason', of: 'seat', type: 'text', required: false },
  candidate: { field: 'id', of: 'candidate', type: 'text', required: true },
  candidateName: { field: 'name', of: 'candidate', type: 'text', required: false },
  party: { field: 'party', of: 'candidate', type: 'text', required: false },
  votes: { field: 'votes', of: 'candidate', type: 'count', required: true },
} as const satisfies Record<string, CsvColumn>;

export interface CsvColumn {
  readonly field: string;
  /** Columns of the seat say the same in every row of a constituency, or are blank after the first. */
  readonly of: 'seat' | 'candidate';
  readonly type: 'text' | 'count';
  readonly required: boolean;
}

export function columnNamed(name: string): CsvColumn | null {
  return Object.hasOwn(CSV_COLUMNS, name) ? CSV_COLUMNS[name as keyof typeof CSV_COLUMNS] : null;
}
