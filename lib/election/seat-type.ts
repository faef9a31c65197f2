import type { ConstituencyId } from './ids.ts';

/** What a constituency is in law: a borough is mostly a town, a county holds more of the country. A Scottish burgh is a borough. */
export type SeatType = 'county' | 'borough';

/** Of every seat whose type was published. */
export type SeatTypes = ReadonlyMap<ConstituencyId, SeatType>;
