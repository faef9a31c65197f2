import { majority } from '#lib/election/derive/majority.ts';
import { resultRows } from '#lib/election/derive/result-row.ts';
import { resultString, resultSummary } from '#lib/election/derive/result-summary.ts';
import { contestSwing } from '#lib/election/derive/swing.ts';
import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import { publicResults } from '#lib/election/public-results.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidatesOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import type { NightReading } from '#server/projection/night-reading.ts';

/** Every constituency in a line: where it stands and, once a winner is known, who. */
export function constituencyList(reading: NightReading) {
  return {
    position: reading.position,
    constituencies: reading.roll.reference.constituencies.map((each) => summary(reading, each)),
  };
}

/** One constituency, by its ONS code or by the last part of its page's address; null when there is none. */
export function constituencyDetail(reading: NightReading, idOrSlug: string) {
  const constituency = reading.roll.reference.constituencies.find(
    ({ id, slug }) => id === idOrSlug || slug === idOrSlug,
  );
  if (constituency === undefined) return null;
  const contest = reading.state.contests[constituency.id] ?? emptyContest;
  return {
    position: reading.position,
    constituency: {
      ...summary(reading, constituency),
      welshName: constituency.welshName,
      electorateBefore: constituency.electorate,
      expected: constituency.expected,
      flag: contest.flag,
      candidates: candidatesOf(constituency, contest),
      base: constituency.base,
      result: resultOf(constituency, contest),
      history: publicResults(contest),
    },
  };
}

function summary({ roll, state }: NightReading, constituency: Constituency) {
  const { id, slug, name, nation, region } = constituency;
  const contest = state.contests[id] ?? emptyContest;
  const { phase } = contest;
  const found = resultSummary(constituency, contest);
  return {
    id,
    slug,
    name,
    nation,
    region,
    status: phase.kind,
    publicRevision: phase.kind === 'declared' ? phase.publicRevision : null,
    inDoubt: contest.flag !== null,
    winner: phase.kind === 'declared' || phase.kind === 'rush' ? phase.winner : null,
    standing: found?.standing ?? null,
    outcome: found?.outcome ?? null,
    words: found === null ? null : resultString(roll, found),
  };
}

function resultOf(constituency: Constituency, contest: typeof emptyContest) {
  const { phase } = contest;
  if (phase.kind !== 'declared') return null;
  const { figures } = phase;
  return {
    publicRevision: phase.publicRevision,
    declaredAt: figures.declaredAt,
    source: phase.source,
    electorate: figures.electorate,
    validVotes: validVotes(figures),
    rejectedBallots: figures.rejectedBallots,
    turnout: turnoutOfValidVotes(figures),
    majority: majority(figures),
    swing: contestSwing(constituency, contest),
    rows: resultRows(constituency, contest).map(({ candidate, ...row }) => ({
      candidate: candidate.id,
      name: candidate.name,
      standing: candidate.standing,
      ...row,
    })),
  };
}
