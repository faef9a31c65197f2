import type { Standing } from '#lib/election/ids.ts';
import type { Constituency, OutgoingMp } from '#lib/election/reference.ts';
import { candidatesOf, type Roll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { collectiveName } from '#lib/format/names.ts';

/** What an outgoing member stands as here where it is something else than elected them; null where it is the same. */
export function bannerNow(
  constituency: Constituency,
  contest: Contest | undefined,
  { candidateId, standing }: OutgoingMp,
): Standing | null {
  const now = candidatesOf(constituency, contest).find(({ id }) => id === candidateId)?.standing;
  return now === undefined || now === standing ? null : now;
}

/** "for Labour", "for the Conservatives", "as an independent", "as the Speaker". */
export function underBanner(roll: Roll, standing: Standing): string {
  const how = standing === 'independent' || standing === 'speaker' ? 'as' : 'for';
  return `${how} ${collectiveName(roll, standing)}`;
}
