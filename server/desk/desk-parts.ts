import type { Redis } from 'ioredis';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import type { DeskView, Me } from '#lib/desk/desk-view.ts';
import type { ServingHealth } from '#lib/desk/health.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { DeskState } from '#server/desk-state/desk-state.ts';
import type { NightForecast } from '#server/forecast/night-forecast.ts';
import type { ImageStore } from '#server/images/image-store.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { EventLog } from '#server/log/event-log.ts';
import type { Night } from '#server/projection/night.ts';
import type { BoundedQueue } from './bounded-queue.ts';
import type { TrustedProxies } from './client-address.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { DeskCopy } from './desk-projection.ts';
import type { KnownDevices } from './known-devices.ts';
import type { SecurityLog } from './security-log.ts';
import type { SessionStore } from './session-store.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** Everything that answering for the desk needs. */
export interface DeskParts {
  readonly mode: Mode;
  readonly election: string;
  /** The one origin that browsers come from. */
  readonly origin: string;
  readonly proxies: TrustedProxies | null;
  readonly redis: Redis;
  readonly keys: DeskKeys;
  readonly sessions: SessionStore;
  readonly limits: SignInLimits;
  readonly devices: KnownDevices;
  /** Checking a password takes memory and a core: only so many at once. */
  readonly hashing: BoundedQueue;
  readonly security: SecurityLog;
  /** What readers have: the public night. */
  readonly night: Night;
  readonly forecast: Pick<NightForecast, 'unused'>;
  readonly log: EventLog<DeskEvent>;
  readonly images: ImageStore;
  /** How serving does; see ServingHealth. */
  serving(): Promise<Omit<ServingHealth, 'logAnswers'>>;
  /** The desk's log, folded to its head. Throws DeskUnread before it has been read once. */
  desk(): DeskCopy<DeskState>;
  /** Hands a request to ingest in somebody's name, null for the machine's, and waits for what becomes of it. */
  send(request: DeskRequest, actor: string | null): Promise<DeskOutcome>;
  /** Null for somebody who has no account any more. */
  view(me: Me): DeskView | null;
  /** Another word whenever a view would be another. */
  viewVersion(): string;
  /** Looks at every open socket again, now. */
  recheckSockets(): void;
  nowMs(): number;
}
