import { electorateOf } from '../judge-fact.ts';
import { validVotesOf } from './arithmetic.ts';
import { doubt, type FiguresCase, type Finding, warning } from './finding.ts';

/** Hardly any candidate has so few votes; digits caught while they are typed do. */
const FEW_VOTES = 20;
/** Votes missing from a stated sum beyond a plain slip. */
const SHORT_VOTES_MIN = 100;
/** A party with this share last time does not fall below `FEW_VOTES`. */
const BASE_PERCENT_MIN = 5;
/** The lowest turnout at a general election was over 34 %, at a by-election over 18 %. */
const TURNOUT_PERCENT_MIN = 10;
/** Signs of test data that together are more than chance. */
const SIGNS_FOR_DOUBT = 3;

/** Half-typed figures, and figures that nobody counted. */
export function patternFindings(figures: FiguresCase): readonly Finding[] {
  return [...partialEntry(figures), ...testData(figures)];
}

function partialEntry(figures: FiguresCase): readonly Finding[] {
  const { message, constituency, standing } = figures;
  const { base } = constituency;
  const sum = validVotesOf(figures);
  const electorate = electorateOf(figures);
  const isShort = message.validVotes !== undefined && message.validVotes - sum > SHORT_VOTES_MIN;
  const todo = 'Wait for the complete figures, and compare them with the declaration.';
  const findings = message.candidates.flatMap(({ id, votes }, index): readonly Finding[] => {
    const who = standing.find((each) => each.id === id)?.standing;
    const before = base?.entries.find((entry) => entry.standing === who && who !== 'independent')?.votes ?? 0;
    const hadMany = base !== null && before * 100 >= BASE_PERCENT_MIN * base.validVotes && before > 0;
    if (votes >= FEW_VOTES || !(isShort || hadMany)) return [];
    const expected = hadMany ? `more: ${before} votes last time` : 'more: the stated total is not reached';
    return [doubt('PARTIAL_ENTRY', { path: `candidates[${index}].votes`, received: votes, expected, todo })];
  });
  if (sum > 0 && sum * 100 < TURNOUT_PERCENT_MIN * electorate) {
    const expected = `at least ${TURNOUT_PERCENT_MIN} % of ${electorate} electors`;
    return [...findings, doubt('PARTIAL_ENTRY', { path: 'candidates', received: sum, expected, todo })];
  }
  return findings;
}

function testData(figures: FiguresCase): readonly Finding[] {
  const votes = figures.message.candidates.map((each) => each.votes);
  const signs = SIGNS.filter(([, isSeen]) => isSeen(votes)).map(([words]) => words);
  if (signs.length === 0) return [];
  const found = {
    path: 'candidates',
    received: signs.join(', '),
    expected: 'counted votes',
    todo: 'Make sure that this is not a test.',
  };
  return [signs.length >= SIGNS_FOR_DOUBT ? doubt('PATTERN', found) : warning('PATTERN', found)];
}

const SIGNS: readonly (readonly [string, (votes: readonly number[]) => boolean])[] = [
  ['one vote in all', (votes) => votes.reduce((sum, each) => sum + each, 0) === 1],
  ['all votes equal', (votes) => votes.length > 1 && new Set(votes).size === 1],
  ['only full hundreds', (votes) => votes.length > 1 && votes.every((each) => each % 100 === 0)],
  ['equal steps', hasEqualSteps],
  ['repeated digits', (votes) => votes.length > 1 && votes.every((each) => /^(\d)\1\1+$/.test(String(each)))],
];

function hasEqualSteps(votes: readonly number[]): boolean {
  const steps = new Set(votes.slice(1).map((each, index) => each - (votes[index] ?? 0)));
  return votes.length > 2 && steps.size === 1;
}
