import type { Dir } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';

/** Names taken up in one look at the folder. A hundred thousand files are worked off in turns, in flat memory. */
export const LISTING_FILES_MAX = 2_000;
/** A file name is at most this long on the systems in use. */
const NAME_BYTES_MAX = 255;

/** An entry of the inbox folder. Names are bytes read as Latin-1, because a name need not be UTF-8. */
export interface InboxEntry {
  readonly name: string;
  readonly path: Buffer;
  readonly isFile: boolean;
  readonly size: number;
  readonly changedMs: number;
  /** The same while nothing was written to the file and no other took its place. */
  readonly mark: string;
}

/** The oldest entries of the folder, oldest first, without folders, hidden and temporary files. Links are not followed. */
export async function scanInbox(folder: string): Promise<readonly InboxEntry[]> {
  const oldest: InboxEntry[] = [];
  for await (const { name } of await openFolder(folder)) {
    if (isIgnored(name)) continue;
    const entry = await entryOf(folder, name);
    if (entry === null) continue;
    oldest.push(entry);
    if (oldest.length >= 2 * LISTING_FILES_MAX) oldest.sort(byAge).splice(LISTING_FILES_MAX);
  }
  return oldest.sort(byAge).slice(0, LISTING_FILES_MAX);
}

/** Reading names as Latin-1 keeps every byte, so that any file can be opened and moved. */
async function openFolder(folder: string): Promise<Dir> {
  return opendir(folder, { encoding: 'latin1' });
}

export async function entryOf(folder: string, name: string): Promise<InboxEntry | null> {
  const path = pathIn(folder, name);
  try {
    const about = await lstat(path);
    if (about.isDirectory()) return null;
    const mark = `${about.ino} ${about.size} ${about.mtimeMs}`;
    return { name, path, isFile: about.isFile(), size: about.size, changedMs: about.mtimeMs, mark };
  } catch {
    // Gone since it was listed.
    return null;
  }
}

/** A name from the listing has no slash in it, so the path cannot leave the folder. */
export function pathIn(folder: string, name: string): Buffer {
  return Buffer.concat([Buffer.from(`${folder}/`, 'utf8'), Buffer.from(name, 'latin1')]);
}

/** Files that a program or an editor is still writing, and those that are hidden. */
function isIgnored(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.length > NAME_BYTES_MAX ||
    /(?:~|\.(?:tmp|temp|part|partial|swp|crdownload))$/i.test(name)
  );
}

function byAge(left: InboxEntry, right: InboxEntry): number {
  return left.changedMs - right.changedMs || (left.name < right.name ? -1 : 1);
}
