import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputIdOf, type ReceivedInput } from '#server/ingest/journal-line.ts';

/** An empty folder for one test's files. The system clears it away. */
export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'declared-test-'));
}

export const NIGHT_START = '2030-07-04T22:00:00.000Z';

/** An input as ingest would receive it in a rehearsal. */
export function receivedFrom(
  content: string | Uint8Array,
  about: Partial<Omit<ReceivedInput, 'bytes' | 'inputId'>> = {},
): ReceivedInput {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const plain = { at: NIGHT_START, origin: 'inbox', channelMode: 'rehearsal' } as const;
  return { ...plain, ...about, bytes, inputId: inputIdOf(bytes) };
}
