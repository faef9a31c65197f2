import { type ResultRow, resultRows } from '#lib/election/derive/result-row.ts';
import type { CandidateId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { formatPercent } from '#lib/format/numbers.ts';
import { CHART_UNITS, percentAt } from './charts/chart.ts';
import { spreadLabels } from './charts/spread-labels.ts';
import type { Seat } from './constituency-view-seat.ts';
import { nameInFull } from './constituency-view-words.ts';
import { tagOf } from './tag-view.ts';

/** A line for each candidate from its share last time to its share now, on one scale that starts at nothing. */
export interface SlopeView {
  readonly title: string;
  /** What stands over the two ends: "2019 notional", "2024". */
  readonly before: string;
  readonly now: string;
  /** Of the drawing, as an SVG attribute: every label has a line of its own. */
  readonly height: string;
  readonly spoken: string;
  /** In the order of the result table. */
  readonly lines: readonly SlopeLine[];
}

export interface SlopeLine {
  readonly id: CandidateId;
  readonly standing: Standing;
  /** Null where there is no share to start from. */
  readonly before: SlopeEnd | null;
  readonly now: SlopeEnd;
}

/** Places are percentages of the height, from the top, as SVG attributes. */
export interface SlopeEnd {
  readonly at: string;
  readonly labelAt: string;
  readonly letters: string;
  readonly share: string;
  /** The surname of an independent, whose letters name nobody; shortened where it is long. */
  readonly person: string | null;
}

/** Low enough to be seen with the table above it, high enough for most ballots. */
const HEIGHT_LEAST_REM = 18;
/** A line of a label with a hair of paper, and what a ballot too long for the least height gives each. */
const LABEL_GAP_REM = 1.125;
const LABEL_ROOM_REM = 1.25;
/** What stands beside its share and letters in the gutter without leaving the window. */
const PERSON_LETTERS_MAX = 11;

/** Null before the declaration, and where nobody who stands has an earlier share. */
export function slopeOf(seat: Seat): SlopeView | null {
  const { roll, constituency, contest } = seat;
  const rows = resultRows(constituency, contest);
  if (rows.every((row) => row.baseShare === null)) return null;
  const { baseName, pollDate } = roll.reference.election;
  const heightRem = Math.max(HEIGHT_LEAST_REM, Math.ceil(rows.length * LABEL_ROOM_REM));
  const now = pollDate.slice(0, 4);
  return {
    title: `Shares since ${baseName}`,
    before: baseName,
    now,
    height: `${heightRem}rem`,
    spoken: spokenOf(roll, rows, `from ${baseName} to ${now}`),
    lines: linesOf(roll, rows, (CHART_UNITS * LABEL_GAP_REM) / heightRem),
  };
}

function linesOf(roll: Roll, rows: readonly ResultRow[], gap: number): readonly SlopeLine[] {
  const longest = Math.max(...rows.flatMap(({ share, baseShare }) => [share, baseShare ?? 0]));
  const place = (share: number) => CHART_UNITS * (1 - share / longest);
  const lasting = rows.flatMap(({ candidate, baseShare }) =>
    baseShare === null ? [] : [{ candidate, share: baseShare }],
  );
  const befores = endsOf(roll, lasting, place, gap);
  const nows = endsOf(roll, rows, place, gap);
  return rows.flatMap(({ candidate: { id, standing } }) => {
    const end = nows.get(id);
    return end === undefined ? [] : [{ id, standing, before: befores.get(id) ?? null, now: end }];
  });
}

/** One side of the drawing, with its labels apart. */
function endsOf(
  roll: Roll,
  shares: readonly Pick<ResultRow, 'candidate' | 'share'>[],
  place: (share: number) => number,
  gap: number,
): ReadonlyMap<CandidateId, SlopeEnd> {
  const places = shares.map(({ share }) => place(share));
  const labels = spreadLabels(places, gap);
  return new Map(
    shares.map(({ candidate, share }, index) => [
      candidate.id,
      {
        at: percentAt(places[index] ?? 0),
        labelAt: percentAt(labels[index] ?? 0),
        letters: tagOf(roll, candidate.standing).letters,
        share: formatPercent(share),
        person: candidate.standing === 'independent' ? shortened(candidate.surname) : null,
      },
    ]),
  );
}

function shortened(surname: string): string {
  return surname.length <= PERSON_LETTERS_MAX ? surname : `${surname.slice(0, PERSON_LETTERS_MAX - 1)}…`;
}

function spokenOf(roll: Roll, rows: readonly ResultRow[], period: string): string {
  const each = rows.map(({ candidate, share, baseShare }) => {
    const now = formatPercent(share);
    const name = nameInFull(roll, candidate);
    return baseShare === null ? `${name} ${now}, no base` : `${name} ${formatPercent(baseShare)} to ${now}`;
  });
  return `Shares of the vote ${period}: ${each.join('; ')}. The result table has the same figures.`;
}
