import type { Lane } from './lane.ts';
import type { Places } from './places.ts';

/** How the process that renders is doing. */
export interface PagesFigures {
  readonly isUp: boolean;
  readonly places: Readonly<Record<Lane, Pick<Places, 'inFlight' | 'waiting'>>>;
}
