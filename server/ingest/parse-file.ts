import { isCsv } from './csv-message.ts';
import { OPTION_MARK } from './csv-options.ts';
import { splitCsv } from './csv-split.ts';
import { scanJson } from './json-scan.ts';
import { cut, isCut, splitLines } from './ndjson-split.ts';
import { isPackedOrWide } from './parse-bytes.ts';
import { FILE_MESSAGES_MAX, type Piece } from './piece.ts';

export type Container = 'json' | 'ndjson' | 'csv';

/** A whole night of 650 results is 1.5 MB as NDJSON and 1 MB as CSV; eight is a night with every revision. */
export const FILE_BYTES_MAX = 8 * 1024 * 1024;

/** The messages of a file, each to be parsed and judged alone: one bad one does not lose the rest. Never throws. */
export function splitFile(bytes: Uint8Array, container: Container | null): readonly Piece[] {
  if (isPackedOrWide(bytes)) {
    return [{ bytes: bytes.subarray(0, FIRST_BYTES), where: '', ending: 'closed' }];
  }
  switch (container ?? containerOf(bytes)) {
    case 'json':
      return [whole(bytes)];
    case 'ndjson':
      return orWhole(splitLines(bytes), bytes);
    case 'csv':
      return orWhole(splitCsv(bytes), bytes).map((piece) => ({ ...piece, bytes: cut(piece.bytes) }));
  }
}

/** Enough to see in what a file is packed, or that it is UTF-16, however large it is. */
const FIRST_BYTES = 1024;

/** What a file name says it is: the last part decides. */
export function containerNamed(name: string): Container | null {
  if (/\.(?:ndjson|jsonl)$/i.test(name)) return 'ndjson';
  if (/\.json$/i.test(name)) return 'json';
  return /\.csv$/i.test(name) ? 'csv' : null;
}

/** NDJSON is recognised by a complete object on its first line and something on another. */
function containerOf(bytes: Uint8Array): Container {
  const start = new TextDecoder().decode(bytes.subarray(0, SNIFF_BYTES_MAX));
  if (isCsv(start)) return 'csv';
  const [first = '', ...others] = start.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return others.length > 0 && scanJson(first).ok ? 'ndjson' : 'json';
}

/** Longer than any first line of an honest file. */
const SNIFF_BYTES_MAX = 64 * 1024;

/** A file of blank lines is still a file, to be refused as empty; one of too many pieces is told so, once. */
function orWhole(pieces: readonly Piece[], bytes: Uint8Array): readonly Piece[] {
  if (pieces.length > FILE_MESSAGES_MAX) return [{ bytes: TOO_MANY_MARK, where: '', ending: 'closed' }];
  return pieces.length > 0 ? pieces : [whole(bytes)];
}

export function isTooMany([first]: readonly Piece[]): boolean {
  return first?.bytes === TOO_MANY_MARK;
}

/** Stands for the messages of a file that has too many, and is refused as that. */
const TOO_MANY_MARK = Buffer.from(`${OPTION_MARK} messages=more-than-${FILE_MESSAGES_MAX}\n`);

function whole(bytes: Uint8Array): Piece {
  return { bytes: cut(bytes), where: '', ending: isCut(bytes) ? 'open' : 'closed' };
}
