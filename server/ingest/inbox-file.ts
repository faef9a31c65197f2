import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryOf, type InboxEntry } from './inbox-scan.ts';
import { MESSAGE_BYTES_MAX } from './parse-bytes.ts';
import { FILE_BYTES_MAX } from './parse-file.ts';

/** Longest name a file gets when it is put away, `.why.txt` not counted. */
const KEPT_NAME_CHARS_MAX = 120;

/**
 * What the file holds, read through one descriptor that never follows a link and never waits. Of a file beyond the limit
 * only the beginning is read, enough to be refused as too large. Null when it is gone or not a regular file any more.
 */
export async function readInboxFile(entry: InboxEntry): Promise<Uint8Array | null> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(entry.path, flags).catch(() => null);
  if (handle === null) return null;
  try {
    const about = await handle.stat();
    if (!about.isFile()) return null;
    const wanted = about.size > FILE_BYTES_MAX ? MESSAGE_BYTES_MAX + 1 : about.size;
    const bytes = Buffer.alloc(wanted);
    let length = 0;
    while (length < wanted) {
      const { bytesRead } = await handle.read(bytes, length, wanted - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/**
 * Moves the file into `done` or `refused`, with what is to be said of it in a `.why.txt` beside it. A file that was
 * written to, or replaced, since it was read stays: it is another file now.
 */
export async function putAway(
  folder: string,
  entry: InboxEntry,
  { into, why }: { readonly into: 'done' | 'refused'; readonly why: string },
): Promise<void> {
  const now = await entryOf(folder, entry.name);
  if (now === null || now.mark !== entry.mark) return;
  const place = join(folder, into);
  await mkdir(place, { recursive: true });
  const kept = await freePath(place, entry);
  await rename(entry.path, kept);
  if (why !== '') await writeFile(`${kept}.why.txt`, `${why}\n`);
}

/** The file's own name in plain letters; with a mark of its own when that is taken. */
async function freePath(place: string, { name, mark }: InboxEntry): Promise<string> {
  const plain = name.replace(/[^\w.-]/g, '_').slice(-KEPT_NAME_CHARS_MAX);
  const isFree = await access(join(place, plain)).then(
    () => false,
    () => true,
  );
  const tag = createHash('sha256').update(`${name} ${mark}`).digest('hex').slice(0, 12);
  return join(place, isFree ? plain : `${tag}-${plain}`);
}
