import type { Mode } from '#lib/sync/mode.ts';

/** The two logs of a night: what everybody may read, and what only the desk may. */
export const LOG_NAMES = ['night', 'desk'] as const;
export type LogName = (typeof LOG_NAMES)[number];

export interface LogKeys {
  /** Stream of events; the id of an entry is `0-<seq>`. */
  readonly stream: string;
  /** Hash from input id to "seq chain" of the event that it caused. */
  readonly inputs: string;
}

/** The keys of one night in Redis. One hash tag holds them together on a cluster, and apart from any other night. */
export interface NightKeys {
  readonly night: LogKeys;
  readonly desk: LogKeys;
  /** Hash: which night this is. See LogMeta. */
  readonly meta: string;
  /** The NightClock that ingest published last, as JSON. */
  readonly clock: string;
  /** Hash of counters that ingest publishes for operators. */
  readonly ingest: string;
  /** Stream by which commands of the desk reach ingest. The answer to one is the desk's event with its input id. */
  readonly commands: string;
}

export function nightKeys({ mode, election }: { readonly mode: Mode; readonly election: string }): NightKeys {
  const tag = `{${mode}:${election}}`;
  return {
    night: { stream: `${tag}:night`, inputs: `${tag}:night:inputs` },
    desk: { stream: `${tag}:desk`, inputs: `${tag}:desk:inputs` },
    meta: `${tag}:meta`,
    clock: `${tag}:clock`,
    ingest: `${tag}:ingest`,
    commands: `${tag}:commands`,
  };
}
