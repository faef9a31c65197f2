import type { LocalPriorEvent } from './events.ts';
import type { HeldLocalPrior } from './state.ts';

/**
 * What is expected of single candidates after an event of it, one entry a candidate, in the order in which they were first
 * named. What changes nothing leaves the same list.
 */
export function nextLocalPriors(
  before: readonly HeldLocalPrior[],
  event: LocalPriorEvent,
): readonly HeldLocalPrior[] {
  const known = before.find(({ candidateId }) => candidateId === event.candidateId);
  switch (event.kind) {
    case 'localPriorSet': {
      const { constituencyId, candidateId, sharePermille, sdPermille, reason, seq, at } = event;
      if (known !== undefined && (known.seq === seq || isSame(known, event))) return before;
      const held = { constituencyId, candidateId, sharePermille, sdPermille, reason, seq, at };
      if (known === undefined) return [...before, held];
      return before.map((each) => (each === known ? held : each));
    }
    case 'localPriorRemoved':
      return known === undefined ? before : before.filter((each) => each !== known);
    default:
      return event satisfies never;
  }
}

function isSame(
  known: HeldLocalPrior,
  said: Pick<HeldLocalPrior, 'sharePermille' | 'sdPermille' | 'reason'>,
): boolean {
  return (
    known.sharePermille === said.sharePermille &&
    known.sdPermille === said.sdPermille &&
    known.reason === said.reason
  );
}
