import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../launcher/paths.mjs';
import { ELECTION } from './launched-night.ts';

export interface RecordedMessage {
  readonly time: string;
  /** The message as a test night takes it. */
  readonly text: string;
}

/** The declarations of the recorded night, in their order, as messages of a test night. */
export async function recordedMessages(): Promise<readonly RecordedMessage[]> {
  const file = join(ROOT, 'data', 'nights', `${ELECTION}.ndjson`);
  return (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const message = { ...JSON.parse(line), mode: 'test' };
      return { time: message.time, text: JSON.stringify(message) };
    });
}
