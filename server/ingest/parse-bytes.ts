import { isUtf8 } from 'node:buffer';
import type { Parsed } from './judgement.ts';
import { type Problem, problem } from './problem.ts';

/** A result with thirty candidates and every name at its limit is under 20 kB; 256 kB is room for any extension. */
export const MESSAGE_BYTES_MAX = 256 * 1024;

/** The text of one message: size, compression and encoding checked, in that order, before anything is parsed. */
export function decodeMessage(bytes: Uint8Array): Parsed<string> {
  if (bytes.length > MESSAGE_BYTES_MAX) return refused(tooLarge(bytes.length));
  if (isBlank(bytes)) return refused(empty(bytes.length));
  const packed = compression(bytes);
  if (packed !== null) return refused(compressed(packed));
  const wide = utf16(bytes);
  if (wide !== null) return refused(encoding(wide, 'Save the file as UTF-8 (in Excel: "CSV UTF-8").'));
  const nul = bytes.indexOf(0);
  if (nul >= 0) return refused(encoding(`a NUL at byte ${nul}`, 'Take it out and send it again.'));
  return decodeUtf8(bytes);
}

function decodeUtf8(bytes: Uint8Array): Parsed<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.startsWith('\uFEFF')) return { ok: true, value: text, notes: [] };
    const without = text.slice(1);
    return without.trim() === ''
      ? refused(empty(bytes.length))
      : { ok: true, value: without, notes: [bom()] };
  } catch {
    const offset = firstBadByte(bytes);
    // Cut in the middle of a letter: everything up to the end is right, and the end is missing.
    if (offset === null) {
      return refused(
        problem('TRUNCATED', {
          path: '',
          received: `${bytes.length} bytes that end inside a letter`,
          expected: 'the whole message',
          todo: 'Send it again, complete.',
        }),
      );
    }
    const byte = (bytes[offset] ?? 0).toString(16).toUpperCase();
    return refused(
      encoding(`the byte 0x${byte} at byte ${offset}`, 'It may be Windows-1252: save the file as UTF-8.'),
    );
  }
}

/** Offset of the first byte that UTF-8 cannot have there, by halving; null when only the end is missing. */
function firstBadByte(bytes: Uint8Array): number | null {
  if (isPrefixOfUtf8(bytes)) return null;
  let right = 0;
  let wrong = bytes.length;
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (isPrefixOfUtf8(bytes.subarray(0, middle))) right = middle;
    else wrong = middle;
  }
  // The letter that is broken may have begun up to three bytes before.
  while (!isUtf8(bytes.subarray(0, right))) right -= 1;
  return right;
}

function isPrefixOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** Neither text nor to be cut into messages: its first bytes say what it is, and it is refused for that. */
export function isPackedOrWide(bytes: Uint8Array): boolean {
  return compression(bytes) !== null || utf16(bytes) !== null;
}

function compression(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0x1f && second === 0x8b) return 'gzip';
  if (first === 0x50 && second === 0x4b) return 'a zip archive';
  if (first === 0x42 && second === 0x5a && third === 0x68) return 'bzip2';
  if (first === 0x28 && second === 0xb5 && third === 0x2f) return 'zstd';
  return first === 0xfd && second === 0x37 ? 'xz' : null;
}

/** With a byte order mark, or because every other one of the first bytes is 0. */
function utf16(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return 'UTF-16, little endian';
  if (a === 0xfe && b === 0xff) return 'UTF-16, big endian';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'UTF-16, little endian, without a mark';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'UTF-16, big endian, without a mark' : null;
}

function refused(only: Problem): Parsed<never> {
  return { ok: false, problems: [only] };
}

function encoding(received: string, todo: string): Problem {
  return problem('ENCODING', { path: '', received, expected: 'UTF-8', todo });
}

function empty(length: number): Problem {
  return problem('EMPTY', {
    path: '',
    received: `${length} bytes without a letter`,
    expected: 'a message',
    todo: 'Send the message again.',
  });
}

/** The size is told as "more than" the limit: whoever read it may have stopped reading there. */
function tooLarge(length: number): Problem {
  return problem('TOO_LARGE', {
    path: '',
    received: `${length} bytes or more`,
    expected: `at most ${MESSAGE_BYTES_MAX} bytes a message`,
    todo: 'Send one message for each constituency; a list one a line as .ndjson, 20,000 lines at most.',
  });
}

function compressed(packing: string): Problem {
  return problem('COMPRESSED', {
    path: '',
    received: packing,
    expected: 'plain UTF-8 text',
    todo: 'Send it unpacked.',
  });
}

function bom(): Problem {
  return problem('BOM', {
    path: '',
    received: 'a byte order mark',
    expected: 'UTF-8 without one',
    todo: 'Nothing: it was taken off.',
  });
}
