import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';

/** Another process holds the journal. */
export class JournalLocked extends Error {
  override readonly name = 'JournalLocked';
}

/**
 * Takes the journal for this process: a file beside it that holds the process id and can be made only once. The
 * lock of a process that has died is taken over. Throws JournalLocked while its holder lives.
 *
 * It keeps one file from two writers. What keeps the night from two writers is the commit itself.
 */
export async function lockJournal(lockPath: string): Promise<() => Promise<void>> {
  const own = await holderOf(process.pid);
  for (;;) {
    if (await createOnce(lockPath, own)) return () => rm(lockPath, { force: true });
    const holder = await readFile(lockPath, 'utf8').catch(() => null);
    if (holder === null) continue;
    if (await isAlive(holder)) {
      const pid = holder.split(' ')[0];
      throw new JournalLocked(
        `Process ${pid} holds ${lockPath}: one ingest at a time writes a journal. End that process first.`,
      );
    }
    await removeStale(lockPath, holder);
  }
}

/** The lock appears with its content in one step: nobody ever reads half of it. */
async function createOnce(path: string, content: string): Promise<boolean> {
  const draft = `${path}.draft-${process.pid}`;
  try {
    await writeFile(draft, content);
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Of two who find the same stale lock, one may move away the fresh lock of the other: it is then put back. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, 'utf8');
  if (moved !== stale) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

async function isAlive(holder: string): Promise<boolean> {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return (await holderOf(pid)) === holder;
}

/** Process id and, where the system tells it, the moment the process began: ids are used again. */
async function holderOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field, the name, may hold spaces and brackets; the start time is the twentieth after it.
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
  return `${pid} ${began}`;
}
