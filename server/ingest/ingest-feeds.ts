import { join } from 'node:path';
import type { Config } from '#server/config.ts';
import type { Feed } from './feed.ts';
import { httpFeed } from './http-feed.ts';
import { inboxFeed } from './inbox-feed.ts';
import type { RunningClock } from './night-clock.ts';
import { replayFeed } from './replay-feed.ts';

/** The feed that the settings name; null for none, when everything comes from the desk. */
export function feedOf(
  config: Config,
  clock: RunningClock,
  known: ReadonlySet<string>,
  onTrouble: (words: string) => void,
): Feed | null {
  const { feed, mode, faults, quietMinutes, packsFolder, election } = config;
  switch (feed.kind) {
    case 'replay':
      return replayFeed({
        path: recordingOf(packsFolder, election),
        mode,
        clock,
        quietMinutes,
        faults,
        known,
      });
    case 'inbox':
      return inboxFeed({ folder: feed.folder, channel: { mode, channelMode: mode }, onFailure: onTrouble });
    case 'http':
      return httpFeed({ url: new URL(feed.url), onFailure: onTrouble });
    case 'none':
      return null;
    default:
      return feed satisfies never;
  }
}

/** Recorded nights stand apart from the packs, so that nothing that reads a pack can read the results. */
function recordingOf(packsFolder: string, election: string): string {
  return join(packsFolder, 'nights', `${election}.ndjson`);
}
