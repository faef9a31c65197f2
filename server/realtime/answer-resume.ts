import { chooseCatchUp } from '#lib/sync/choose-catch-up.ts';
import { type Answer, oldSide, PROTOCOL_VERSION, type Resume } from '#lib/sync/protocol.ts';
import type { Night } from '#server/projection/night.ts';
import { untilReached } from '#server/projection/until-reached.ts';
import type { RealtimeLimits } from './realtime-limits.ts';

/**
 * The answer to a page that says where it is. One that has more of this very log than we do has it from another process;
 * it is answered when we have it too, or after a while, with the truth that we are behind.
 */
export async function answerResume(
  night: Night,
  resume: Resume,
  { aheadMsMax }: Pick<RealtimeLimits, 'aheadMsMax'>,
): Promise<Answer> {
  const old = oldSide(resume.v, PROTOCOL_VERSION);
  if (old !== 'neither') return { kind: 'otherVersion', old };
  if (resume.election !== night.roll.reference.election.id) {
    return { kind: 'fetchSnapshot', because: 'newEpoch', pulse: night.pulse() };
  }
  const { position } = night.projection.current();
  if (resume.epoch === position.epoch && resume.seq > position.seq) {
    await untilReached(night.projection, resume, aheadMsMax);
  }
  return { ...chooseCatchUp(resume, night.projection.current()), pulse: night.pulse() };
}
