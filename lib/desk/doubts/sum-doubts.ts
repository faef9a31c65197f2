import type { CandidateId } from '#lib/election/ids.ts';
import { counted, formatCount, formatPercent } from '#lib/format/numbers.ts';
import { type EntryDoubt, fieldOf, nameOf, type Typed } from './doubt.ts';
import { exchangeThatFits } from './exchanged-digits.ts';

/** About 0.4 % of ballot papers are rejected at a general election. */
const REJECTED_PERCENT_MAX = 2;
/** Electorates rarely move further between two elections on the same boundaries. */
const ELECTORATE_CHANGE_PERCENT_MAX = 5;
/** Small candidates share a count by chance. */
const SAME_VOTES_MIN = 200;

/** Do the figures add up, with one another and with the roll of electors? */
export function sumDoubts(typed: Typed): readonly EntryDoubt[] {
  return [
    ...overElectorate(typed),
    ...electorateDiffers(typed),
    ...ballotsMismatch(typed),
    ...rejectedHigh(typed),
    ...sameVotesTwice(typed),
    ...nothingAtAll(typed),
  ];
}

function overElectorate({ sum, rejectedBallots, ballots, electorate }: Typed): readonly EntryDoubt[] {
  const papers = Math.max(sum + (rejectedBallots ?? 0), ballots ?? 0);
  if (papers <= electorate) return [];
  return [
    {
      code: 'OVER_ELECTORATE',
      fields: ['electorate'],
      weight: 'asks',
      words: `${formatCount(papers)} votes, but only ${formatCount(electorate)} voters on the roll: look for a digit too many.`,
    },
  ];
}

function electorateDiffers({ electorate, constituency }: Typed): readonly EntryDoubt[] {
  const known = constituency.electorate;
  if (Math.abs(electorate - known) * 100 <= ELECTORATE_CHANGE_PERCENT_MAX * known) return [];
  return [
    {
      code: 'ELECTORATE_DIFFERS',
      fields: ['electorate'],
      weight: 'notes',
      words: `The electorate before the night was ${formatCount(known)}.`,
    },
  ];
}

function ballotsMismatch(typed: Typed): readonly EntryDoubt[] {
  const { isComplete, ballots, rejectedBallots, sum, votes } = typed;
  if (!isComplete || ballots === null) return [];
  const rejected = rejectedBallots ?? 0;
  const gap = ballots - sum - rejected;
  // Rejected papers that nobody read out explain a small gap.
  if (rejectedBallots === null && gap >= 0 && gap * 100 <= REJECTED_PERCENT_MAX * ballots) return [];
  if (gap === 0) return [];
  const exchange = exchangeThatFits(votes, (other) => totalOf(other) + rejected === ballots);
  const hint =
    exchange === null
      ? 'Compare every figure with the declaration.'
      : `It fits if ${nameOf(typed, exchange.id)} has ${formatCount(exchange.meant)}, not ${formatCount(exchange.typed)}.`;
  const parts = rejectedBallots === null ? 'The votes' : 'Votes and rejected papers';
  return [
    {
      code: 'VERIFICATION_MISMATCH',
      fields: ['ballots', ...(exchange === null ? [] : [fieldOf(exchange.id)])],
      weight: 'asks',
      words: `${parts} come to ${formatCount(sum + rejected)}; the ballot papers were ${formatCount(ballots)}: ${counted(Math.abs(gap), 'paper')} ${gap > 0 ? 'missing' : 'too many'}. ${hint}`,
    },
  ];
}

function totalOf(votes: ReadonlyMap<CandidateId, number>): number {
  return [...votes.values()].reduce((sum, count) => sum + count, 0);
}

function rejectedHigh({ isComplete, rejectedBallots, sum }: Typed): readonly EntryDoubt[] {
  if (!isComplete || rejectedBallots === null || sum === 0) return [];
  const papers = sum + rejectedBallots;
  if (rejectedBallots * 100 <= REJECTED_PERCENT_MAX * papers) return [];
  return [
    {
      code: 'REJECTED_HIGH',
      fields: ['rejectedBallots'],
      weight: 'notes',
      words: `${formatPercent(rejectedBallots / papers)} of the papers rejected; it is mostly below 1%.`,
    },
  ];
}

function sameVotesTwice(typed: Typed): readonly EntryDoubt[] {
  const groups = Map.groupBy(typed.votes.keys(), (id) => typed.votes.get(id) ?? 0);
  const most = Math.max(0, ...typed.votes.values());
  return [...groups].flatMap(([count, ids]): readonly EntryDoubt[] => {
    const [first, second] = ids;
    // Equal highest votes are a tie, which is asked about as one.
    const isTie = typed.isComplete && count === most;
    if (count < SAME_VOTES_MIN || first === undefined || second === undefined || isTie) return [];
    const names = `${nameOf(typed, first)} and ${nameOf(typed, second)}`;
    return [
      {
        code: 'SAME_VOTES',
        fields: ids.map(fieldOf),
        weight: 'asks',
        words: `${names} both have ${formatCount(count)}: was a line typed twice?`,
      },
    ];
  });
}

function nothingAtAll({ isComplete, sum }: Typed): readonly EntryDoubt[] {
  if (!isComplete || sum > 0) return [];
  const words = 'Every candidate has 0 votes: wait for the figures.';
  return [{ code: 'ALL_ZERO', fields: [], weight: 'stops', words }];
}
