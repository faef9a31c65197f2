import { type FileHandle, link, mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type JournalContents, readJournal } from './journal-contents.ts';
import type { JournalLine, OpenedLine } from './journal-line.ts';
import { lockJournal } from './journal-lock.ts';

/** The disk did not take a line. Nothing more is accepted: what is on the disk is no longer known. */
export class JournalFailed extends Error {
  override readonly name = 'JournalFailed';
}

/**
 * Everything that was received and everything that was committed, one JSON object a line, each on the disk before
 * `append` returns. From it alone the night can be built again.
 */
export interface Journal {
  /** Resolves when the lines are on the disk. Lines reach the file in the order of the calls. */
  append(lines: readonly JournalLine[]): Promise<void>;
  /** Throws when the file is not in its place any more: what was written to it nobody would find. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenedJournal {
  readonly journal: Journal;
  readonly contents: JournalContents;
}

/**
 * Takes the journal in a folder, makes it when there is none, and reads it. A last line that was not finished is
 * cut off: nobody was told that it had been accepted. `begin` sees what is there and may ask for a new night: the
 * journal is then kept under the name of its epoch and replaced. Throws JournalLocked.
 */
export async function openJournal(
  folder: string,
  begin: (contents: JournalContents) => OpenedLine | null,
): Promise<OpenedJournal> {
  await mkdir(folder, { recursive: true });
  const path = journalPath(folder);
  const unlock = await lockJournal(`${path}.lock`);
  try {
    const found = await readJournal(path);
    const opened = begin(found);
    if (opened !== null) await replaceJournal(folder, found, opened);
    const contents = opened === null ? found : await readJournal(path);
    const file = await open(path, 'a');
    await file.truncate(contents.bytes);
    await file.datasync();
    await syncFolder(folder);
    return { journal: writer(file, unlock, () => isInPlace(file, path)), contents };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** At every moment there is one whole journal in the folder. */
async function replaceJournal(folder: string, found: JournalContents, opened: OpenedLine): Promise<void> {
  const path = journalPath(folder);
  const next = `${path}.next`;
  const file = await open(next, 'w');
  await file.writeFile(`${JSON.stringify(opened)}\n`);
  await file.datasync();
  await file.close();
  if (found.bytes > 0) {
    const kept = join(folder, `journal-${found.opened?.epoch ?? 'unknown'}.ndjson`);
    await link(path, kept).catch(ignoreExisting);
  }
  await rename(next, path);
  await syncFolder(folder);
}

export function journalPath(folder: string): string {
  return join(folder, 'journal.ndjson');
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** A file that was just made is found after a power cut only when its folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

interface Waiting {
  readonly text: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

type JournalFile = Pick<FileHandle, 'appendFile' | 'datasync' | 'close'>;

/** A deleted or moved file takes lines, and loses them: a start reads what is under the name. */
async function isInPlace(file: FileHandle, path: string): Promise<boolean> {
  const held = await file.stat();
  const found = await stat(path).catch(() => null);
  return found?.ino === held.ino && found.dev === held.dev;
}

const NOT_FOUND =
  'it was deleted or moved away while the night runs, and is made again from Redis; pictures of posts are not';

/** Lines that arrive while the disk is busy are written together: one wait for the disk serves them all. */
export function writer(
  file: JournalFile,
  unlock: () => Promise<void>,
  isFound: () => Promise<boolean>,
): Journal {
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  let failure: JournalFailed | null = null;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (failure !== null) throw failure;
        await file.appendFile(batch.map(({ text }) => text).join(''));
        await file.datasync();
        if (!(await isFound())) throw new Error(NOT_FOUND);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // After a failed write or sync the file may hold anything: it is read again, not written to again.
        failure ??= new JournalFailed(`The journal cannot be written: ${(error as Error).message}`);
        for (const { reject } of batch) reject(failure);
      }
    }
    flushing = null;
  };

  return {
    append(lines) {
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      return new Promise((resolve, reject) => {
        waiting.push({ text, resolve, reject });
        flushing ??= flush();
      });
    },
    async check() {
      if (!(await isFound())) failure ??= new JournalFailed(`The journal cannot be written: ${NOT_FOUND}`);
      if (failure !== null) throw failure;
    },
    async close() {
      await flushing;
      await file.close();
      await unlock();
    },
  };
}
