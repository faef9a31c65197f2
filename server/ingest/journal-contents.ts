import { readFile } from 'node:fs/promises';
import type { NightEvent } from '#lib/election/events.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { type JournalLine, type OpenedLine, type ReceivedInput, receivedInput } from './journal-line.ts';

/** What a journal says, in the order in which it says it. */
export interface JournalContents {
  /** Length of its whole lines; anything after them is a line that was never finished. */
  readonly bytes: number;
  /** Null in a new journal. */
  readonly opened: OpenedLine | null;
  readonly received: readonly ReceivedInput[];
  /** How often ingest ended while it judged an input once more. */
  readonly attempts: ReadonlyMap<string, number>;
  readonly night: readonly NightEvent[];
  readonly desk: readonly DeskEvent[];
  /** What could not be read, in words for an operator. */
  readonly faults: readonly string[];
}

/**
 * Reads a whole journal (a night is some megabytes, with the desk's drafts some hundreds). An unfinished last line is left out, as is any line that was
 * damaged on the disk: each is named in `faults`. A journal that does not exist reads as an empty one.
 */
export async function readJournal(path: string): Promise<JournalContents> {
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const bytes = file.lastIndexOf(LINE_END) + 1;
  const contents = emptyContents();
  const faults: string[] = [];
  if (bytes < file.length) {
    faults.push(`the last line was never finished: its ${file.length - bytes} bytes are left out`);
  }
  let number = 0;
  for (const text of linesOf(file.subarray(0, bytes))) {
    number += 1;
    if (!add(contents, text)) faults.push(`line ${number} is damaged and left out`);
  }
  return { ...contents, bytes, faults };
}

/** One by one: with a night's drafts in it a journal may be longer than the longest text that there can be. */
function* linesOf(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, start);
    yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
}

const LINE_END = 0x0a;

function emptyContents() {
  return {
    opened: null as OpenedLine | null,
    received: [] as ReceivedInput[],
    attempts: new Map<string, number>(),
    night: [] as NightEvent[],
    desk: [] as DeskEvent[],
  };
}

/** Adds what a line says; false when it cannot be read. */
function add(contents: ReturnType<typeof emptyContents>, text: string): boolean {
  const line = parsed(text);
  switch (line?.line) {
    case 'opened':
      contents.opened ??= line;
      return true;
    case 'received': {
      const input = receivedInput(line);
      if (input !== null) contents.received.push(input);
      return input !== null;
    }
    case 'attempt':
      contents.attempts.set(line.inputId, (contents.attempts.get(line.inputId) ?? 0) + 1);
      return true;
    case 'committed':
      if (line.log === 'night') contents.night.push(line.event);
      else contents.desk.push(line.event);
      return true;
    default:
      return false;
  }
}

function parsed(text: string): JournalLine | null {
  try {
    return JSON.parse(text) as JournalLine | null;
  } catch {
    return null;
  }
}
