import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { ChainOpening } from '#lib/sync/chain.ts';
import type { Config } from '#server/config.ts';
import { nightFolder } from '#server/config.ts';
import { readMeta, refusalOf } from '#server/log/log-meta.ts';
import { type NightKeys, nightKeys } from '#server/log/night-keys.ts';
import { type Journal, openJournal } from './journal.ts';
import type { JournalContents } from './journal-contents.ts';
import { JOURNAL_VERSION, type OpenedLine } from './journal-line.ts';
import { NightRefused, type RecoveredNight, recoverNight } from './recover.ts';

export interface StartedNight extends RecoveredNight {
  readonly identity: ChainOpening;
  readonly keys: NightKeys;
  readonly journal: Journal;
  readonly contents: JournalContents;
}

/**
 * Opens the journal and the logs of the night that the settings name, begins it when there is none, and recovers
 * it when it was left in the middle. Throws NightRefused when journal, Redis and pack do not belong together.
 */
export async function startNight(config: Config, packHash: string, redis: Redis): Promise<StartedNight> {
  const { mode, election } = config;
  const base = { mode, election, packHash };
  const keys = nightKeys(config);
  const { journal, contents } = await openJournal(nightFolder(config), (found) => begin(config, base, found));
  try {
    const identity = await identityOf(redis, keys, base, contents);
    if (contents.opened === null) await journal.append([openedLine(identity, null)]);
    const recovered = await recoverNight({ redis, keys, identity, contents, mayReplace: true });
    if (recovered.missingInJournal.length > 0) await journal.append(recovered.missingInJournal);
    return { ...recovered, identity, keys, journal, contents };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

type Base = Omit<ChainOpening, 'epoch'>;

/** The first line of a new night, when one was asked for and not begun yet. */
function begin({ fresh, mode }: Config, base: Base, found: JournalContents): OpenedLine | null {
  if (fresh === null || found.opened?.fresh === fresh) return null;
  if (mode === 'live' && found.night.length > 0) {
    throw new NightRefused(
      'A live night that has begun is never thrown away. For another one use another data directory and Redis.',
    );
  }
  return openedLine({ ...base, epoch: newEpoch() }, fresh);
}

function openedLine(identity: ChainOpening, fresh: string | null): OpenedLine {
  return { line: 'opened', v: JOURNAL_VERSION, ...identity, fresh };
}

/** Which night the journal says it is; without its word, which one Redis holds; without that, a new one. */
async function identityOf(
  redis: Redis,
  keys: NightKeys,
  base: Base,
  { opened, night, desk }: JournalContents,
): Promise<ChainOpening> {
  if (opened !== null) {
    const refusal = refusalOf({ ...opened, opening: '', isRebuilding: false }, base);
    if (refusal !== null) throw new NightRefused(refusal.replace('in this Redis', 'in this journal'));
    return { ...base, epoch: opened.epoch };
  }
  const meta = await readMeta(redis, keys);
  const refusal = meta === null ? null : refusalOf(meta, base);
  if (refusal !== null) throw new NightRefused(refusal);
  return { ...base, epoch: meta?.epoch ?? night[0]?.epoch ?? desk[0]?.epoch ?? newEpoch() };
}

/** Short enough for a socket's every message, and never the same twice. */
function newEpoch(): string {
  return randomUUID().slice(0, 13);
}
