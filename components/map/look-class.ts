import type { Standing } from '#lib/election/ids.ts';
import type { HexLook } from '#lib/view/map-view.ts';

/** The classes that draw a look in a standing's colours, or, on a scale that is no party's, in greys. */
export function lookClass(look: HexLook, standing: Standing | null): string {
  if (standing !== null) return `hex-${look} p-${standing}`;
  return look.startsWith('band-') ? `hex-${look} hex-grey` : `hex-${look}`;
}
