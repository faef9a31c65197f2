import { scanJson } from './json-scan.ts';
import { MESSAGE_BYTES_MAX } from './parse-bytes.ts';
import { FILE_MESSAGES_MAX, type Piece } from './piece.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Every line that is not blank, byte for byte, with its number; one more than the limit at most. A bad line is its own affair. */
export function splitLines(bytes: Uint8Array): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let line = 1;
  while (start < bytes.length && pieces.length <= FILE_MESSAGES_MAX) {
    let end = start;
    while (end < bytes.length && bytes[end] !== LINE_FEED && bytes[end] !== CARRIAGE_RETURN) end += 1;
    const content = bytes.subarray(start, end);
    if (content.some((byte) => byte > 0x20)) {
      const ending = end === bytes.length && isCut(content) ? 'open' : 'closed';
      pieces.push({ bytes: cut(content), where: `line ${line}`, ending });
    }
    const isPair = bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === LINE_FEED;
    start = end + (isPair ? 2 : 1);
    line += 1;
  }
  return pieces;
}

/** A document that breaks off: more of it may be on its way. */
export function isCut(bytes: Uint8Array): boolean {
  const scanned = scanJson(Buffer.from(cut(bytes)).toString('utf8'));
  return !scanned.ok && scanned.fault.code === 'TRUNCATED';
}

/** Enough of an oversized message to be refused as one, without holding it. */
export function cut(bytes: Uint8Array): Uint8Array {
  return bytes.length > MESSAGE_BYTES_MAX ? bytes.subarray(0, MESSAGE_BYTES_MAX + 1) : bytes;
}
