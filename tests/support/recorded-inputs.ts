import { type Config, readConfig } from '#server/config.ts';
import { makeCommitter } from '#server/ingest/commit-inputs.ts';
import { type ReceivedInput, receivedLine } from '#server/ingest/journal-line.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import { type StartedNight, startNight } from '#server/ingest/recover-start.ts';
import type { PrivateRedis } from '#tests/support/redis.ts';
import { receivedFrom } from './journals.ts';
import { tinyRoll } from './tiny-election.ts';

/** The settings of a rehearsal in a folder and a Redis of its own. */
export function settingsOf(
  server: PrivateRedis,
  dataFolder: string,
  about: Readonly<Record<string, string>> = {},
): Config {
  return readConfig({
    DECLARED_ELECTION: 'tiny',
    DECLARED_DATA: dataFolder,
    REDIS_URL: server.urlFor('ingest'),
    ...about,
  });
}

export const PACK_HASH = 'ab'.repeat(32);

/** Opens, or opens again, the night of the settings; `received` are journalled, judged and committed. */
export async function runShortNight(
  config: Config,
  server: PrivateRedis,
  received: readonly ReceivedInput[],
): Promise<StartedNight> {
  const night = await startNight(config, PACK_HASH, server.connect('ingest'));
  const roll = tinyRoll();
  const committer = makeCommitter({
    bench: { roll, aliases: partyAliases(roll.reference), mode: config.mode },
    recovered: night,
    recover: () => Promise.reject(new Error('Not in this test')),
    append: night.journal.append,
    passPoint: () => {},
    onTrouble: () => {},
    signal: AbortSignal.timeout(60_000),
  });
  await night.journal.append(received.map((input) => receivedLine(input, night.identity.epoch)));
  await committer.settle(received);
  await night.journal.close();
  return night;
}

/** An input for each message, received a second apart. */
export function inputsAbout(messages: readonly object[]): readonly ReceivedInput[] {
  return messages.map((message, index) =>
    receivedFrom(JSON.stringify(message), {
      at: new Date(Date.parse('2030-07-04T23:30:00Z') + index * 1_000).toISOString(),
    }),
  );
}
