import type { ReplayFaults } from '#server/config.ts';

/** One message of a recorded night, at its time. */
export interface Offer {
  readonly bytes: Uint8Array;
  readonly at: string;
}

/**
 * The same messages, wrong in the ways of a bad feed: some twice, some after the one that followed them, some cut
 * off and then sent whole. Equal seeds give equal faults, so that a night that is resumed goes on as it began.
 */
export function withFaults(offers: readonly Offer[], faults: ReplayFaults): readonly Offer[] {
  const chance = seededChance(faults.seed);
  const faulty = offers.flatMap((offer) => {
    const isTwice = chance() < faults.duplicate;
    const isCut = chance() < faults.truncate;
    const keptBytes = Math.floor(chance() * offer.bytes.length);
    const cut = isCut ? [{ ...offer, bytes: offer.bytes.subarray(0, keptBytes) }] : [];
    return [...cut, offer, ...(isTwice ? [offer] : [])];
  });
  for (let index = 0; index + 1 < faulty.length; index += 1) {
    const [first, second] = [faulty[index], faulty[index + 1]];
    if (chance() >= faults.reorder || first === undefined || second === undefined) continue;
    // The later message comes first, and both at the later time: nothing is known before it happened.
    faulty.splice(index, 2, second, { ...first, at: second.at });
    index += 1;
  }
  return faulty;
}

/** Numbers from 0 up to 1 that look like chance and come again with the same seed (mulberry32). */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
