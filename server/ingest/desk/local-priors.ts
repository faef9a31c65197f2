import { LOCAL_PRIORS_MAX } from '#lib/desk/desk-limits.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import type { Verdict } from '../verdict.ts';
import { committed, nothingToDo, unknownSeat } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { refused } from './refusal.ts';

/** What the newsroom expects of a candidate, for the forecast; said again, it replaces what was said before. */
export function setLocalPrior(about: PersonsCase<'setLocalPrior'>): Verdict {
  const { command, asked } = about;
  const { constituencyId, candidateId, sharePermille, sdPermille, reason } = command;
  const refusal = refusalOf(about, constituencyId, candidateId);
  if (refusal !== null) return refusal;
  const { localPriors } = about.standing.state;
  const known = localPriors.find((each) => each.candidateId === candidateId);
  const isSame =
    known?.sharePermille === sharePermille && known.sdPermille === sdPermille && known.reason === reason;
  if (isSame) return nothingToDo(about, 'The forecast expects that already, for that reason.');
  if (known === undefined && localPriors.length >= LOCAL_PRIORS_MAX) {
    return refused(
      asked,
      'TOO_MANY',
      `The forecast is told of ${LOCAL_PRIORS_MAX} candidates: take one off first.`,
    );
  }
  const fact = { constituencyId, candidateId, sharePermille, sdPermille, reason };
  return committed(about, { kind: 'localPriorSet', ...fact });
}

export function removeLocalPrior(about: PersonsCase<'removeLocalPrior'>): Verdict {
  const { constituencyId, candidateId } = about.command;
  const { localPriors } = about.standing.state;
  if (!localPriors.some((each) => each.candidateId === candidateId)) {
    return nothingToDo(about, 'The forecast is told nothing of that candidate.');
  }
  return committed(about, { kind: 'localPriorRemoved', constituencyId, candidateId });
}

/** Why there is nothing to expect of the candidate; null where there is. */
function refusalOf(
  about: PersonsCase<'setLocalPrior'>,
  constituencyId: ConstituencyId,
  candidateId: CandidateId,
): Verdict | null {
  const { bench, standing, asked } = about;
  const unknown = unknownSeat(about, constituencyId);
  if (unknown !== null) return unknown;
  const { name, candidates } = constituencyOf(bench.roll, constituencyId);
  // Those of the pack: what the forecast knows of who stands is fixed before the night.
  if (!candidates.some(({ id }) => id === candidateId)) {
    return refused(asked, 'UNKNOWN_CANDIDATE', `Nobody with that id stands in ${name}.`);
  }
  if (candidates.some(({ standing: is }) => is === 'speaker')) {
    return refused(asked, 'NOT_THIS_STAGE', `The Speaker stands in ${name}: it is not forecast.`);
  }
  const phase = standing.state.contests[constituencyId]?.phase.kind;
  if (phase === 'declared' || phase === 'rush') {
    return refused(asked, 'NOT_THIS_STAGE', `${name} has a winner: there is nothing left to expect.`);
  }
  return null;
}
