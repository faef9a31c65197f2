import { chooseCatchUp } from '#lib/sync/choose-catch-up.ts';
import { type Answer, oldSide, PROTOCOL_VERSION, type Resume } from '#lib/sync/protocol.ts';
import type { Night } from '#server/projection/night.ts';

/** The answer to a page that says where it is. */
export function answerResume(night: Night, resume: Resume): Answer {
  const old = oldSide(resume.v, PROTOCOL_VERSION);
  if (old !== 'neither') return { kind: 'otherVersion', old };
  const pulse = night.pulse();
  if (resume.election !== night.roll.reference.election.id) {
    return { kind: 'fetchSnapshot', because: 'newEpoch', pulse };
  }
  return { ...chooseCatchUp(resume, night.projection.current()), pulse };
}
