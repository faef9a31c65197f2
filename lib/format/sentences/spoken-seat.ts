import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { resultSummary } from '#lib/election/derive/result-summary.ts';
import { baseMajority } from '#lib/election/derive/swing-needed.ts';
import { inPoints } from '#lib/election/derive/vote-share.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidateOf, type Roll } from '#lib/election/roll.ts';
import { type Contest, emptyContest } from '#lib/election/state.ts';
import { standingName } from '../names.ts';
import { formatCount, formatGap } from '../numbers.ts';
import { verdict } from './verdict.ts';

/** A seat in one sentence for a screen reader, whatever is known of it. */
export function spokenSeat(roll: Roll, constituency: Constituency, contest: Contest = emptyContest): string {
  const doubt = contest.flag === null ? '' : ` In doubt: ${contest.flag.words}.`;
  return `${constituency.name}: ${whatIsKnown(roll, constituency, contest)}.${doubt}`;
}

function whatIsKnown(roll: Roll, constituency: Constituency, contest: Contest): string {
  const { phase } = contest;
  switch (phase.kind) {
    case 'awaiting':
      return `awaiting its result, ${defence(roll, constituency)}`;
    case 'counting':
      return `counting, ${defence(roll, constituency)}`;
    case 'recount':
      return `${phase.recount === 1 ? 'recount' : `recount ${phase.recount}`}, ${defence(roll, constituency)}`;
    case 'rush':
      return `${taken(roll, constituency, contest)} announced, ${candidateOf(constituency, contest, phase.winner).name}, figures to come`;
    case 'declared': {
      const lead = majority(phase.figures);
      const by =
        lead === null
          ? ''
          : lead.votes === 0
            ? ', decided by lot after a tie'
            : `, majority ${formatCount(lead.votes)}, ${formatGap(inPoints(lead.share))} points`;
      return `${taken(roll, constituency, contest)}, ${candidateOf(constituency, contest, phase.winner).name}${by}${phase.reason === null ? '' : ', corrected'}`;
    }
    case 'withdrawn':
      return 'result withdrawn, to be declared again';
    case 'postponed':
      return 'poll postponed';
    default:
      return phase satisfies never;
  }
}

function taken(roll: Roll, constituency: Constituency, contest: Contest): string {
  const summary = resultSummary(constituency, contest);
  return summary === null ? '' : verdict(roll, summary);
}

function defence(roll: Roll, constituency: Constituency): string {
  const defender = defending(constituency.base);
  if (defender === null) return 'no earlier result to compare with';
  const lead = baseMajority(constituency);
  const name =
    defender.standing === 'independent' && defender.name !== null
      ? defender.name
      : standingName(roll, defender.standing);
  const notional = roll.reference.election.baseIsNotional ? 'notional majority' : 'majority';
  return `${name} defending${lead === null ? '' : `, ${notional} ${formatCount(lead.votes)}`}`;
}
