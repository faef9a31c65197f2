import { baseShareOf } from '#lib/election/derive/base-share.ts';
import { resultRows } from '#lib/election/derive/result-row.ts';
import type { CandidateId, Standing } from '#lib/election/ids.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidatesOf, type Roll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
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
  /** What stands at the right until there are shares; null once there are. */
  readonly toCome: string | null;
  /** In the order of the result table. */
  readonly lines: readonly SlopeLine[];
}

export interface SlopeLine {
  readonly id: CandidateId;
  readonly standing: Standing;
  /** Null where there is no share to start from. */
  readonly before: SlopeEnd | null;
  /** Null until the seat declares. */
  readonly now: SlopeEnd | null;
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

/**
 * Before the declaration it has its left side only, as high as it will be, so that the shares move nothing when they
 * come. Null where nobody who stands has an earlier share.
 */
export function slopeOf(seat: Seat): SlopeView | null {
  const { roll, constituency, contest } = seat;
  const shares = sharesOf(constituency, contest);
  if (shares.every(({ baseShare }) => baseShare === null)) return null;
  const { baseName, pollDate } = roll.reference.election;
  const heightRem = Math.max(HEIGHT_LEAST_REM, Math.ceil(shares.length * LABEL_ROOM_REM));
  const now = pollDate.slice(0, 4);
  const isDeclared = shares.some(({ share }) => share !== null);
  return {
    title: `Shares since ${baseName}`,
    before: baseName,
    now,
    toCome: isDeclared ? null : 'to come',
    height: `${heightRem}rem`,
    spoken: isDeclared
      ? spokenOf(roll, shares, `Shares of the vote from ${baseName} to ${now}`)
      : spokenOf(roll, shares, `Shares of the vote in ${baseName}`),
    lines: linesOf(roll, shares, (CHART_UNITS * LABEL_GAP_REM) / heightRem),
  };
}

/** What somebody had, and has: null where there was or is no share. */
interface Shares {
  readonly candidate: Candidate;
  readonly baseShare: number | null;
  readonly share: number | null;
}

/** In the order of the result; before there is one, of the ballot paper. */
function sharesOf(constituency: Constituency, contest: Contest): readonly Shares[] {
  const rows = resultRows(constituency, contest);
  if (rows.length > 0) return rows;
  return candidatesOf(constituency, contest).map((candidate) => ({
    candidate,
    baseShare: baseShareOf(constituency.base, candidate),
    share: null,
  }));
}

function linesOf(roll: Roll, shares: readonly Shares[], gap: number): readonly SlopeLine[] {
  const longest = Math.max(...shares.flatMap(({ share, baseShare }) => [share ?? 0, baseShare ?? 0]));
  const place = (share: number) => CHART_UNITS * (1 - share / longest);
  const side = (of: (each: Shares) => number | null) =>
    endsOf(
      roll,
      shares.flatMap((each) => {
        const share = of(each);
        return share === null ? [] : [{ candidate: each.candidate, share }];
      }),
      place,
      gap,
    );
  const befores = side(({ baseShare }) => baseShare);
  const nows = side(({ share }) => share);
  return shares.flatMap(({ candidate: { id, standing } }) => {
    const [before, now] = [befores.get(id) ?? null, nows.get(id) ?? null];
    return before === null && now === null ? [] : [{ id, standing, before, now }];
  });
}

/** One side of the drawing, with its labels apart. */
function endsOf(
  roll: Roll,
  shares: readonly { readonly candidate: Candidate; readonly share: number }[],
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

function spokenOf(roll: Roll, shares: readonly Shares[], what: string): string {
  const each = shares.map(({ candidate, share, baseShare }) => {
    const name = nameInFull(roll, candidate);
    const before = baseShare === null ? 'no base' : formatPercent(baseShare);
    if (share === null) return `${name} ${before}`;
    const now = formatPercent(share);
    return baseShare === null ? `${name} ${now}, ${before}` : `${name} ${before} to ${now}`;
  });
  return `${what}: ${each.join('; ')}. The table above has the same figures.`;
}
