import { baseShareOf } from '#lib/election/derive/base-share.ts';
import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import { defends, swingsNeeded } from '#lib/election/derive/swing-needed.ts';
import { type Target, targetsOf } from '#lib/election/derive/targets.ts';
import type { CandidateId, ConstituencyId, PartyId } from '#lib/election/ids.ts';
import type { Candidate, Constituency, OutgoingMp } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import { formatCount, formatGap, formatPercent, UNKNOWN } from '#lib/format/numbers.ts';
import { bannerNow, underBanner } from './banner-words.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** One candidate on the map of candidates. */
export interface CandidateRow {
  readonly id: CandidateId;
  readonly name: string;
  readonly tag: TagView;
  /** "sitting MP", "Home Secretary" */
  readonly remarks: string;
  readonly seat: string;
  readonly slug: string;
  readonly region: string;
  /** On the party's own target list; an en dash where it has no rank. */
  readonly rank: string;
  /** Swing from the defending party, in points; "defends", "no base". */
  readonly needs: string;
  /** "23.4%", the party's share in the base; an en dash where there is none. */
  readonly baseShare: string;
  readonly defender: TagView | null;
  /** "Leo Docherty (Con), standing here" */
  readonly mp: string;
  readonly outcome: OutcomeView | null;
  readonly isElected: boolean;
}

export interface CandidateInSeat {
  readonly constituency: Constituency;
  readonly candidate: Candidate;
}

/** Makes rows of candidates; a party's target list is made once. */
export function candidateRows(roll: Roll, state: NightState): (about: CandidateInSeat) => CandidateRow {
  const ranks = new Map<PartyId, ReadonlyMap<ConstituencyId, Target>>();
  const targetOf = ({ constituency, candidate }: CandidateInSeat): Target | null => {
    const by = candidate.standing;
    if (!isParty(by)) return null;
    let targets = ranks.get(by);
    if (targets === undefined) {
      targets = new Map(
        targetsOf(roll, state, { by, from: null }).map((each) => [each.constituency.id, each]),
      );
      ranks.set(by, targets);
    }
    return targets.get(constituency.id) ?? null;
  };
  return (about) => {
    const { constituency, candidate } = about;
    const defender = defending(constituency.base);
    const target = targetOf(about);
    return {
      id: candidate.id,
      name: candidate.name,
      tag: tagOf(roll, candidate.standing),
      remarks: remarksOn(candidate),
      seat: constituency.name,
      slug: constituency.slug,
      region: roll.regions.get(constituency.region)?.name ?? '',
      rank: target === null ? UNKNOWN : formatCount(target.rank),
      needs: needsWords(state, about),
      baseShare: formatPercent(baseShareOf(constituency.base, candidate)),
      defender: defender === null ? null : tagOf(roll, defender.standing),
      mp: mpWords(roll, constituency, state.contests[constituency.id]),
      outcome: outcomeView(roll, constituency, state.contests[constituency.id]),
      isElected: winnerOf(state, constituency) === candidate.id,
    };
  };
}

function winnerOf(state: NightState, { id }: Constituency): CandidateId | null {
  const phase = state.contests[id]?.phase;
  return phase?.kind === 'declared' || phase?.kind === 'rush' ? phase.winner : null;
}

function remarksOn({ notable, sittingMp, formerMp }: Candidate): string {
  return [
    ...(notable === null ? [] : [notable.role]),
    ...(sittingMp ? ['sitting MP'] : []),
    ...(formerMp && !sittingMp ? ['former MP'] : []),
  ].join(', ');
}

function needsWords(state: NightState, { constituency, candidate }: CandidateInSeat): string {
  const defender = defending(constituency.base);
  if (defender !== null && defends(candidate, defender)) return 'defends';
  const needed = swingsNeeded(constituency, state.contests[constituency.id]).find(
    ({ challenger }) => challenger.id === candidate.id,
  );
  return needed === undefined || needed.points === null ? 'no base' : formatGap(needed.points);
}

const PLANS: Readonly<Record<OutgoingMp['plans'], string>> = {
  here: 'standing here',
  elsewhere: 'standing elsewhere',
  notStanding: 'not standing',
};

/** "Ann Author (Lab), standing here"; of somebody who left the party, also what as: "standing here as an independent". */
function mpWords(roll: Roll, constituency: Constituency, contest: Contest | undefined): string {
  const mp = constituency.outgoingMp;
  if (mp === null) return UNKNOWN;
  const now = bannerNow(constituency, contest, mp);
  const how = now === null ? '' : ` ${underBanner(roll, now)}`;
  return `${mp.name} (${abbreviationOf(roll, mp.standing)}), ${PLANS[mp.plans]}${how}`;
}
