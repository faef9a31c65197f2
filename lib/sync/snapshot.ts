import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { NightClock } from './clock.ts';
import { type CompactState, compactState, fullState } from './compact-state.ts';
import type { Mode } from './mode.ts';
import type { Position } from './position.ts';
import { PROTOCOL_VERSION } from './protocol.ts';

/** A whole night at one position. Names, candidates and earlier results are in the reference file of its pack. */
export interface Snapshot extends Position {
  readonly v: number;
  readonly mode: Mode;
  readonly election: string;
  readonly packHash: string;
  /** Null before ingest has published a clock. */
  readonly clock: NightClock | null;
  readonly state: CompactState;
}

export function encodeSnapshot(
  roll: Roll,
  night: { readonly state: NightState; readonly position: Position },
  about: { readonly mode: Mode; readonly clock: NightClock | null },
): Snapshot {
  const { election, packHash } = roll.reference;
  return {
    v: PROTOCOL_VERSION,
    mode: about.mode,
    election: election.id,
    packHash,
    ...night.position,
    clock: about.clock,
    state: compactState(roll, night.state),
  };
}

/** What came of reading a snapshot. One of another version or pack cannot be read: the page is old, or it is. */
export type DecodedSnapshot =
  | { readonly kind: 'decoded'; readonly state: NightState; readonly position: Position }
  | { readonly kind: 'otherVersion' }
  | { readonly kind: 'otherPack' };

export function decodeSnapshot(roll: Roll, snapshot: Snapshot): DecodedSnapshot {
  if (snapshot.v !== PROTOCOL_VERSION) return { kind: 'otherVersion' };
  if (snapshot.packHash !== roll.reference.packHash) return { kind: 'otherPack' };
  const { epoch, seq, chain } = snapshot;
  return { kind: 'decoded', state: fullState(roll, snapshot.state), position: { epoch, seq, chain } };
}
