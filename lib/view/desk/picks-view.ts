import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatNightTime } from '#lib/format/times.ts';

export interface PickRow {
  readonly id: ConstituencyId;
  readonly name: string;
  readonly reason: string;
  /** "since 01:12, declared". */
  readonly about: string;
}

/** The seats that editors picked on the night, the newest first: they stand over those of the pack. */
export function pickRows(roll: Roll, { watch, contests }: NightState): readonly PickRow[] {
  return watch.toReversed().map(({ constituencyId, reason, at }) => {
    const isDeclared = contests[constituencyId]?.phase.kind === 'declared';
    return {
      id: constituencyId,
      name: constituencyOf(roll, constituencyId).name,
      reason,
      about: `since ${formatNightTime(at, roll.reference.election.pollDate)}${isDeclared ? ', declared' : ''}`,
    };
  });
}

/** Every seat, by name. */
export function seatNames({
  reference,
}: Roll): readonly { readonly id: ConstituencyId; readonly name: string }[] {
  return reference.constituencies.map(({ id, name }) => ({ id, name }));
}
