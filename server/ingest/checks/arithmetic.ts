import { electorateOf } from '../judge-fact.ts';
import { doubt, type FiguresCase, type Finding, warning } from './finding.ts';

/** Electorates move between elections, and rarely further than this without new boundaries. */
const ELECTORATE_CHANGE_PERCENT_MAX = 5;
/** About 0.4 % of ballot papers are rejected at a general election. */
const REJECTED_PERCENT_MAX = 2;
/** A source rounds to one decimal; further away it divides by something else. */
const SHARE_POINTS_MAX = 0.1;

const CHECK = 'Compare every figure with the declaration.';

/** Do the figures agree with one another? Each number that the source states is a second look at the others. */
export function arithmeticFindings(figures: FiguresCase): readonly Finding[] {
  return [
    ...electorateFindings(figures),
    ...totalFindings(figures),
    ...verificationFindings(figures),
    ...shareFindings(figures),
  ];
}

/** Valid votes: the sum of the candidates' votes. */
export function validVotesOf({ message }: FiguresCase): number {
  return message.candidates.reduce((sum, { votes }) => sum + votes, 0);
}

function electorateFindings(figures: FiguresCase): readonly Finding[] {
  const { message, constituency } = figures;
  const stated = electorateOf(figures);
  const found = { path: 'electorate', received: stated, todo: CHECK };
  if (stated === 0)
    return [doubt('ELECTORATE_ZERO', { ...found, expected: 'at least one elector' }, { held: true })];
  const over = Math.max(validVotesOf(figures) + (message.rejectedBallots ?? 0), message.ballots ?? 0);
  if (over > stated) {
    const expected = `at most ${stated} votes and ballots, the electorate`;
    const problem = { ...found, path: 'candidates', received: over, expected };
    // No eye can see that it is right: where the electorate is what is wrong, the right one is entered with it.
    return [doubt('OVER_ELECTORATE', problem, { held: true })];
  }
  const change = Math.abs(stated - constituency.electorate) * 100;
  if (change <= ELECTORATE_CHANGE_PERCENT_MAX * constituency.electorate) return [];
  const expected = `about ${constituency.electorate}, as before the night`;
  return [warning('ELECTORATE_DIFFERS', { ...found, expected })];
}

/** Who stands alone is elected without a poll, and has no figures. */
function zeroTodo({ standing }: FiguresCase): string {
  if (standing.length > 1) return 'Wait for the figures.';
  return 'Without another candidate there is no poll: send a "rush" with the winner instead.';
}

function totalFindings(figures: FiguresCase): readonly Finding[] {
  const { message } = figures;
  const stated = message.validVotes;
  const sum = validVotesOf(figures);
  const findings: Finding[] = [];
  if (sum === 0) {
    const found = { path: 'candidates', received: 0, expected: 'votes', todo: zeroTodo(figures) };
    findings.push(doubt('ALL_ZERO', found, { held: true }));
  }
  if (stated !== undefined && stated !== sum) {
    const expected = `${sum}, the sum of the candidates' votes (${difference(stated, sum)})`;
    findings.push(doubt('SUM_MISMATCH', { path: 'validVotes', received: stated, expected, todo: CHECK }));
  }
  const limit = Math.min(stated ?? Number.POSITIVE_INFINITY, message.ballots ?? Number.POSITIVE_INFINITY);
  message.candidates.forEach(({ votes }, index) => {
    if (votes <= limit) return;
    const path = `candidates[${index}].votes`;
    findings.push(
      doubt('OVER_VALID_VOTES', { path, received: votes, expected: `at most ${limit}`, todo: CHECK }),
    );
  });
  return findings;
}

function difference(stated: number, sum: number): string {
  return sum < stated ? `${stated - sum} votes are missing` : `${sum - stated} votes too many`;
}

function verificationFindings(figures: FiguresCase): readonly Finding[] {
  const { ballots, rejectedBallots } = figures.message;
  const sum = validVotesOf(figures);
  const path = 'ballots';
  const findings: Finding[] = [];
  if (ballots !== undefined && rejectedBallots !== null && sum + rejectedBallots !== ballots) {
    const expected = `${sum + rejectedBallots}: ${sum} valid and ${rejectedBallots} rejected`;
    findings.push(doubt('VERIFICATION_MISMATCH', { path, received: ballots, expected, todo: CHECK }));
  }
  if (ballots !== undefined && rejectedBallots === null && !isRejectable(ballots - sum, ballots)) {
    const expected = `${sum} valid and a few rejected`;
    findings.push(doubt('VERIFICATION_MISMATCH', { path, received: ballots, expected, todo: CHECK }));
  }
  if (rejectedBallots !== null && !isRejectable(rejectedBallots, sum + rejectedBallots)) {
    const expected = `at most ${REJECTED_PERCENT_MAX} % of the ballot papers`;
    findings.push(
      warning('REJECTED_HIGH', { path: 'rejectedBallots', received: rejectedBallots, expected, todo: CHECK }),
    );
  }
  return findings;
}

function isRejectable(rejected: number, ballots: number): boolean {
  return rejected >= 0 && rejected * 100 <= REJECTED_PERCENT_MAX * ballots;
}

/** Percentages are ignored, but one that differs shows what the source divides by. */
function shareFindings(figures: FiguresCase): readonly Finding[] {
  const { message } = figures;
  const sum = validVotesOf(figures);
  const electorate = electorateOf(figures);
  if (sum === 0 || electorate === 0) return [];
  const turnouts = [sum, sum + (message.rejectedBallots ?? 0), message.ballots ?? sum];
  const stated = [
    ...message.candidates.map(({ share, votes }, index) => ({
      path: `candidates[${index}].share`,
      percent: share,
      ours: [(100 * votes) / sum],
    })),
    { path: 'turnout', percent: message.turnout, ours: turnouts.map((each) => (100 * each) / electorate) },
  ];
  return stated.flatMap(({ path, percent, ours }) => {
    if (percent === undefined || ours.some((each) => Math.abs(each - percent) <= SHARE_POINTS_MAX)) return [];
    const expected = `${(ours[0] ?? 0).toFixed(1)} %`;
    return [warning('SHARE_DIFFERS', { path, received: percent, expected, todo: 'Nothing: ours is shown.' })];
  });
}
