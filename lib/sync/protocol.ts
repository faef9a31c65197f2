import type { NightEvent } from '#lib/election/events.ts';
import type { CatchUp } from './choose-catch-up.ts';
import type { CompactForecast } from './compact-forecast.ts';
import type { Position } from './position.ts';

/**
 * Version of the messages below, of the snapshot and of the rules that fold events. It is raised when a page of
 * the old kind would misread a server of the new kind, or fold to another state.
 */
export const PROTOCOL_VERSION = 6;

/** The one thing that a page says: where it is. */
export interface Resume extends Position {
  readonly v: number;
  readonly election: string;
}

/** What the server knows of its own copy, at the moment of sending. */
export interface Pulse {
  readonly seq: number;
  /** First letters of the chain at that seq, and of the hash of the state that it folds to. */
  readonly chain: string;
  readonly stateHash: string;
  /** What the night's clock shows now, in milliseconds since 1970, and how fast it runs. */
  readonly nightMs: number;
  readonly speed: number;
  /** True when the server has lost touch with the log, and its copy may be behind. */
  readonly stale: boolean;
}

/** The server's answer to a resume. */
export type Answer =
  | (CatchUp & { readonly pulse: Pulse })
  /** Page and server speak different versions: the older of the two must change. */
  | { readonly kind: 'otherVersion'; readonly old: Exclude<OldSide, 'neither'> };

/** Names and contents of the socket's messages. */
export interface ServerToPage {
  answer: (answer: Answer) => void;
  /** New events, each batch framed once for everybody. */
  events: (events: readonly NightEvent[]) => void;
  heartbeat: (heartbeat: Heartbeat) => void;
  forecast: (message: ForecastMessage) => void;
}

/**
 * What is new in the forecast: what moved by a shown step since the reading that was told of last, or only that there is
 * another reading, which whoever wants it fetches. A page that holds another than `from` fetches too.
 */
export type ForecastMessage =
  | { readonly kind: 'changed'; readonly changes: CompactForecast }
  | { readonly kind: 'other'; readonly tag: string };

export interface PageToServer {
  resume: (resume: Resume) => void;
}

/** A pulse as it travels, without names, because it is what travels most often. */
export type Heartbeat = readonly [
  seq: number,
  chain: string,
  stateHash: string,
  nightMs: number,
  speed: number,
  stale: 0 | 1,
];

export function toHeartbeat({ seq, chain, stateHash, nightMs, speed, stale }: Pulse): Heartbeat {
  return [seq, chain, stateHash, nightMs, speed, stale ? 1 : 0];
}

export function fromHeartbeat([seq, chain, stateHash, nightMs, speed, stale]: Heartbeat): Pulse {
  return { seq, chain, stateHash, nightMs, speed, stale: stale === 1 };
}

export type OldSide = 'neither' | 'page' | 'server';

/** Which side is old: a page reloads, a server is waited for. */
export function oldSide(pageVersion: number, serverVersion: number): OldSide {
  if (pageVersion === serverVersion) return 'neither';
  return pageVersion < serverVersion ? 'page' : 'server';
}
