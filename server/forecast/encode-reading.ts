import { createHash } from 'node:crypto';
import type { Roll } from '#lib/election/roll.ts';
import { shownOf } from '#lib/forecast/changes.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import type { UntaggedReading } from '#lib/forecast/reading.ts';
import { type EncodedBody, encodeBody } from '#server/projection/snapshot-store.ts';
import type { ReadingBodies } from './thread-messages.ts';

const TAG_LETTERS = 16;
/** Quick enough for a reading that is replaced in a second. */
const BROTLI_QUALITY = 5;

/** The reading with its tag: the first letters of the SHA-256 of all that it shows. */
export function tagged(reading: UntaggedReading): ForecastReading {
  const shown = JSON.stringify(shownOf(reading));
  return { tag: createHash('sha256').update(shown).digest('hex').slice(0, TAG_LETTERS), ...reading };
}

export async function encodeReading(roll: Roll, reading: ForecastReading): Promise<ReadingBodies> {
  const etag = `"${reading.tag}.${reading.position.seq}.${reading.draws}"`;
  const [forecast, atRisk] = await Promise.all([
    bytesOf(reading, etag),
    bytesOf(atRiskAnswer(roll, reading), etag),
  ]);
  return { forecast, atRisk };
}

/** The seats that may change hands, the most endangered first, with names, for whoever needs no more. */
function atRiskAnswer(roll: Roll, { seats, losses, ...reading }: ForecastReading): unknown {
  const listed = seats.filter(({ band }) => band !== null && band !== 'unlikely');
  return {
    tag: reading.tag,
    position: reading.position,
    inputsHash: reading.inputsHash,
    draws: reading.draws,
    settled: reading.settled,
    losses,
    seats: listed
      .toSorted((a, b) => (b.atRisk ?? 0) - (a.atRisk ?? 0))
      .map((seat) => ({ name: roll.constituencies.get(seat.constituencyId)?.name ?? '', ...seat })),
  };
}

async function bytesOf(value: unknown, etag: string): Promise<EncodedBody> {
  return encodeBody(Buffer.from(JSON.stringify(value)), etag, BROTLI_QUALITY);
}
