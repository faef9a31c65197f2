import type { Mode } from '#lib/sync/mode.ts';
import { isCsv, readCsvMessage } from './csv-message.ts';
import type { FeedMessage } from './feed-message.ts';
import { scanJson } from './json-scan.ts';
import type { Parsed } from './judgement.ts';
import { decodeMessage, MESSAGE_BYTES_MAX } from './parse-bytes.ts';
import { checkSchema } from './parse-schema.ts';
import { type Problem, problem } from './problem.ts';
import type { RawMessage } from './raw-message.ts';

/** What may come in here. The channel decides, whatever a message says of itself. */
export interface Channel {
  /** Mode of this night. */
  readonly mode: Mode;
  /** What this channel carries: a folder for tests carries tests only. */
  readonly channelMode: Mode;
}

/**
 * One message from its bytes: one JSON document, or the CSV rows of one constituency. Checks size, channel, bytes,
 * syntax, version, mode and schema, in that order; the first that fails answers. Pure; never throws.
 */
export function parseMessage(bytes: Uint8Array, channel: Channel): Parsed<FeedMessage> {
  if (bytes.length <= MESSAGE_BYTES_MAX && channel.channelMode !== channel.mode) {
    return { ok: false, problems: [wrongMode('', channel.channelMode, channel.mode)] };
  }
  const decoded = decodeMessage(bytes);
  if (!decoded.ok) return decoded;
  const raw = isCsv(decoded.value) ? readCsvMessage(decoded.value) : readJson(decoded.value);
  if (!raw.ok) return raw;
  const { value, pointed, place, todo } = raw.value;
  const mode = modeOf(value);
  if (mode !== null && mode !== channel.mode) {
    return { ok: false, problems: [wrongMode(place('mode'), mode, channel.mode)] };
  }
  const checked = checkSchema(value, pointed);
  if (!checked.ok) {
    return {
      ok: false,
      problems: checked.problems.map((each) => ({
        ...each,
        path: place(each.path),
        todo: todo(each) ?? each.todo,
      })),
    };
  }
  return { ...checked, notes: [...decoded.notes, ...raw.notes] };
}

function readJson(text: string): Parsed<RawMessage> {
  if (text.trimStart().startsWith('<')) return { ok: false, problems: [xml(text)] };
  const scanned = scanJson(text);
  if (scanned.ok) {
    return { ok: true, value: { ...scanned, place: (path) => path, todo: () => null }, notes: [] };
  }
  const { code, path, received, expected, line, column } = scanned.fault;
  const place = `line ${line}, column ${column}`;
  const at = path === '' ? place : `${path} (${place})`;
  return { ok: false, problems: [problem(code, { path: at, received, expected, todo: SYNTAX_TODO[code] })] };
}

const SYNTAX_TODO = {
  SYNTAX: 'Write it as JSON of RFC 8259 and send it again.',
  TRUNCATED: 'Send it again, complete.',
  TRAILING: 'One message a document; for several, one a line in a file named .ndjson, 20,000 lines at most.',
  DUPLICATE_KEY: 'Decide which of the two is meant and send it once.',
  FORBIDDEN_KEY: 'Take the field out.',
  TOO_DEEP: 'Send the message as the format has it.',
  ENCODING: 'Take the character out and send it again.',
  NOT_INTEGER: 'Write the number in plain digits.',
  NOT_SAFE_INTEGER: 'Write a whole number of votes.',
} as const;

function xml(text: string): Problem {
  const hasType = /<!(?:DOCTYPE|ENTITY)/i.test(text);
  return problem(hasType ? 'DTD' : 'SYNTAX', {
    path: 'line 1, column 1',
    received: text.trimStart().slice(0, 20),
    expected: 'JSON, NDJSON or CSV',
    todo: 'XML is not read; send JSON.',
  });
}

function modeOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('mode' in value)) return null;
  return typeof value.mode === 'string' ? value.mode : null;
}

function wrongMode(path: string, received: string, mode: Mode): Problem {
  return problem('WRONG_MODE', {
    path,
    received,
    expected: mode,
    todo:
      received.trim().toLowerCase() === mode
        ? `Write it exactly so: ${mode}.`
        : 'Find out at once why it came this way: live, test and rehearsal never meet.',
  });
}
