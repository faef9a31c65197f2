import { canonicalJson } from './canonical-json.ts';
import type { Mode } from './mode.ts';
import { sha256Hex } from './sha256.ts';

/** What a log is a log of. Another mode, election, pack or epoch opens another chain. */
export interface ChainOpening {
  readonly mode: Mode;
  readonly election: string;
  readonly packHash: string;
  readonly epoch: string;
}

/** The chain before seq 1. */
export function openingChain({ mode, election, packHash, epoch }: ChainOpening): string {
  return sha256Hex(canonicalJson({ mode, election, packHash, epoch }));
}

/**
 * The chain of an event: SHA-256 over the chain before it and the canonical JSON of the event without its own
 * `chain` (which is left out here when present). Equal chains at a seq mean equal logs up to it.
 */
export function chainOf(previousChain: string, event: object): string {
  const { chain: _own, ...hashed } = event as { readonly chain?: string };
  return sha256Hex(previousChain + canonicalJson(hashed));
}
