import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Roll } from '#lib/election/roll.ts';
import type { NightClock } from '#lib/sync/clock.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { Position } from '#lib/sync/position.ts';
import { encodeSnapshot } from '#lib/sync/snapshot.ts';
import type { Freshness } from './freshness.ts';
import type { NightReading } from './night-reading.ts';
import type { Projection } from './projection.ts';

/** One body in every form that a client may ask for. */
export interface EncodedBody {
  readonly etag: string;
  readonly identity: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

export interface SnapshotStore {
  /** The snapshot of the projection's position, compressed once however many ask for it. */
  latest(): Promise<EncodedBody>;
  /** The snapshot of a past moment: small beside the head's, and cached by whoever asked. */
  of(reading: NightReading): Promise<EncodedBody>;
}

export function makeSnapshotStore({
  roll,
  mode,
  projection,
  freshness,
}: {
  readonly roll: Roll;
  readonly mode: Mode;
  readonly projection: Projection;
  readonly freshness: Freshness;
}): SnapshotStore {
  const encoded = (
    { state, position, clock }: Pick<NightReading, 'state' | 'position' | 'clock'>,
    etag: string,
  ) => {
    const text = JSON.stringify(encodeSnapshot(roll, { state, position }, { mode, clock }));
    return encodeBody(Buffer.from(text), etag, SNAPSHOT_BROTLI_QUALITY);
  };
  let kept: { readonly etag: string; readonly body: Promise<EncodedBody> } | null = null;
  return {
    latest() {
      const { state, position } = projection.current();
      const { clock } = freshness.signs();
      const etag = tagOf(position, clock);
      if (kept?.etag !== etag) kept = { etag, body: encoded({ state, position, clock }, etag) };
      return kept.body;
    },
    of(reading) {
      // What a past moment shows changes in one way: words that were taken back since are gone from it.
      const { size } = projection.current().taken;
      return encoded(reading, tagOf(reading.position, reading.clock).replace(/"$/, `.${size}"`));
    },
  };
}

/** The clock travels in the snapshot and may change between two events. */
function tagOf({ epoch, seq, chain }: Position, clock: NightClock | null): string {
  return `"${epoch}.${seq}.${chain.slice(0, 16)}.${clock === null ? 0 : Date.parse(clock.realAt)}"`;
}

/** A snapshot is made for every event of a busy night: good, and quick enough not to be noticed. */
const SNAPSHOT_BROTLI_QUALITY = 7;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Compresses on another thread. Quality is brotli's, 0 to 11. */
export async function encodeBody(identity: Buffer, etag: string, quality: number): Promise<EncodedBody> {
  const [br, gzipped] = await Promise.all([
    compressBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
    compressGzip(identity),
  ]);
  return { etag, identity, br, gzip: gzipped };
}
