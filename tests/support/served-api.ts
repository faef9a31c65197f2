import { type ServedNight, serveNight } from '#tests/support/served-night.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  CEDAR,
  corrected,
  declared,
  GOLD,
  idOf,
  RED,
} from '#tests/support/tiny-election.ts';

/** A served night that can be asked. */
export interface ServedApi extends ServedNight {
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Redis has not answered for so long, and does not; 0: it answers. */
  setSilentFor(ms: number): void;
}

export const SAMPLE_CLOCK = { nightAt: '2030-07-05T01:00:00Z', realAt: '2030-01-01T00:00:00Z', speed: 60 };
const INGEST_FIGURES = { backlog: 7, waiting: 2, rejected: 3, duplicates: 4, 'code:SUM_MISMATCH': 5 };

/** A night of which Alder was corrected, Birch is announced, Cedar counts, and ingest was heard three seconds ago. */
export async function serveApi(): Promise<ServedApi> {
  let silentMs = 0;
  const served = await serveNight({
    readSigns: async () => {
      if (silentMs > 0) throw new Error('Redis does not answer');
      return {
        clock: SAMPLE_CLOCK,
        ingestAliveAt: new Date(Date.now() - 3000).toISOString(),
        ingestFigures: new Map(Object.entries(INGEST_FIGURES)),
      };
    },
    // Whoever sets the machine's clock back meanwhile hides no silence [R38].
    nowMs: () => Date.now() - silentMs,
    steadyMs: () => performance.now() + silentMs,
  });
  const { roll } = served.night;
  await served.declare(
    declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 }),
    corrected(roll, ALDER, { [RED]: 501, [BLUE]: 400, [GOLD]: 3, independent: 4 }, 2),
    { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 1, winner: idOf('birch', BLUE) },
    { kind: 'countingStarted', constituencyId: CEDAR, revision: 1 },
  );
  return {
    ...served,
    get: (path, init = {}) => fetch(served.address + path, init),
    setSilentFor: (ms) => {
      silentMs = ms;
    },
  };
}
