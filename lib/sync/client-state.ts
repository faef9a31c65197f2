import type { NightEvent } from '#lib/election/events.ts';
import { reduceAll } from '#lib/election/reduce.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { isWithheld } from '#lib/election/withheld-words.ts';
import { chainOf } from './chain.ts';
import { NEXT_STATUS, type Signal, type Status } from './client-status.ts';
import type { NightClock } from './clock.ts';
import {
  FIRST_SNAPSHOT_MS_MAX,
  POLL_JITTER_MS,
  POLL_MS,
  SHORT_HASH_LENGTH,
  SILENCE_MS_MAX,
  SNAPSHOTS_IN_A_ROW_MAX,
} from './limits.ts';
import type { Position } from './position.ts';
import { type Answer, type OldSide, oldSide, PROTOCOL_VERSION, type Pulse } from './protocol.ts';
import { decodeSnapshot, type Snapshot } from './snapshot.ts';
import { stateHash } from './state-hash.ts';

/** A page's copy of the night and how it stands to the log. Pure: `step` gets every input, and the time, from outside. */
export interface ClientState {
  readonly status: Status;
  /** Null until the first snapshot. Always a state that the log had at some seq, and never an earlier one. */
  readonly night: { readonly state: NightState; readonly position: Position } | null;
  /** What was asked and not answered yet: nothing is asked twice. */
  readonly awaiting: 'nothing' | 'answer' | 'snapshot';
  /** When the server last said anything, in milliseconds of the page's own clock. */
  readonly heardAtMs: number;
  /** The night's clock beside the page's own, which may be wrong; null until the server has told. */
  readonly clock: NightClock | null;
  /** Snapshots asked for since we last were current. */
  readonly snapshotsInARow: number;
}

export type Input =
  | { readonly kind: 'opened' }
  | { readonly kind: 'lost' }
  /** The device itself says that it has no network. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly via: 'socket' | 'poll' }
  | { readonly kind: 'events'; readonly events: readonly NightEvent[] }
  | { readonly kind: 'heartbeat'; readonly pulse: Pulse }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'tick' };

/** What the connection must do next. */
export type Effect =
  | { readonly kind: 'resume'; readonly position: Position }
  /** The first of a row at once, each later one after a longer wait. */
  | { readonly kind: 'fetchSnapshot'; readonly attempt: number }
  /** The line looks open and is dead. */
  | { readonly kind: 'reconnect' }
  | { readonly kind: 'reload' };

export interface Step {
  readonly state: ClientState;
  readonly effects: readonly Effect[];
}

/** A page before anything was heard. Its first snapshot is asked for at the same time. */
export function initialClient(nowMs: number): ClientState {
  return {
    status: 'connecting',
    night: null,
    awaiting: 'snapshot',
    heardAtMs: nowMs,
    clock: null,
    snapshotsInARow: 0,
  };
}

/** One input taken in. `nowMs` is the page's own clock. */
export function step(roll: Roll, before: ClientState, input: Input, nowMs: number): Step {
  if (before.status === 'stopped') return stay(before);
  switch (input.kind) {
    case 'opened':
      return opened({ ...before, heardAtMs: nowMs });
    case 'lost':
      return signalled(before, 'lost');
    case 'unreachable':
      return signalled(before, 'silent');
    case 'tick':
      return ticked(before, nowMs);
    case 'answer':
      return answered(roll, { ...before, heardAtMs: nowMs }, input.answer, input.via, nowMs);
    case 'events':
      return batchArrived(roll, { ...before, heardAtMs: nowMs }, input.events);
    case 'heartbeat':
      return pulsed(roll, heardClock(before, input.pulse, nowMs), input.pulse, 'socket');
    case 'snapshot':
      return snapshotArrived(roll, { ...before, heardAtMs: nowMs }, input.snapshot);
    default:
      return input satisfies never;
  }
}

function opened(before: ClientState): Step {
  const { state } = signalled(before, 'opened');
  return state.awaiting === 'snapshot' ? { state, effects: [] } : ask({ ...state, awaiting: 'nothing' });
}

function ticked(before: ClientState, nowMs: number): Step {
  // A clock that was set back says as little of the silence as one that ran on: the server is asked.
  const quietMs = Math.abs(nowMs - before.heardAtMs);
  if (before.status === 'offline' || quietMs < quietMsMax(before)) return stay(before);
  return signalled(before, 'silent', [{ kind: 'reconnect' }]);
}

/** How long the server may say nothing before that means that the line is dead. */
function quietMsMax({ status, night }: ClientState): number {
  if (status === 'polling') return POLL_MS + POLL_JITTER_MS + SILENCE_MS_MAX;
  return status === 'catchingUp' && night === null ? FIRST_SNAPSHOT_MS_MAX : SILENCE_MS_MAX;
}

function answered(
  roll: Roll,
  before: ClientState,
  answer: Answer,
  via: 'socket' | 'poll',
  nowMs: number,
): Step {
  const free: ClientState = {
    ...before,
    awaiting: before.awaiting === 'answer' ? 'nothing' : before.awaiting,
  };
  switch (answer.kind) {
    case 'otherVersion':
      return versionsDiffer(free, answer.old);
    case 'upToDate':
      return pulsed(roll, heardClock(free, answer.pulse, nowMs), answer.pulse, via);
    case 'events': {
      const folded = foldAll(roll, heardClock(free, answer.pulse, nowMs), answer.events);
      if (folded.kind === 'unfit') return wantSnapshot(folded.state);
      return pulsed(roll, folded.state, answer.pulse, via);
    }
    case 'fetchSnapshot':
      // Ahead of a server that is itself behind: going back would be wrong, waiting is right.
      if (answer.because === 'ahead') return signalled(heardClock(free, answer.pulse, nowMs), 'behind');
      return wantSnapshot(heardClock(free, answer.pulse, nowMs));
    default:
      return answer satisfies never;
  }
}

function batchArrived(roll: Roll, before: ClientState, events: readonly NightEvent[]): Step {
  if (before.night === null) return stay(before);
  const folded = foldAll(roll, before, events);
  switch (folded.kind) {
    case 'unfit':
      return wantSnapshot(folded.state);
    case 'gap':
      return ask(signalled(folded.state, 'behind').state);
    case 'whole':
      // While a question is open, its answer says whether this was all.
      return folded.state.awaiting === 'nothing' ? current(folded.state, 'socket') : stay(folded.state);
    default:
      return folded satisfies never;
  }
}

/** Compares the server's position and state with ours: only equality of both is "current". */
function pulsed(roll: Roll, before: ClientState, pulse: Pulse, via: 'socket' | 'poll'): Step {
  const { night } = before;
  if (night === null) return signalled(before, 'behind');
  if (pulse.seq > night.position.seq) return ask(signalled(before, 'behind').state);
  if (pulse.seq < night.position.seq) return signalled(before, 'behind');
  if (!night.position.chain.startsWith(pulse.chain)) return wantSnapshot(before);
  if (stateHash(roll, night.state).slice(0, SHORT_HASH_LENGTH) !== pulse.stateHash)
    return wantSnapshot(before);
  if (pulse.stale || before.awaiting !== 'nothing') return signalled(before, 'behind');
  return current(before, via);
}

function snapshotArrived(roll: Roll, before: ClientState, snapshot: Snapshot): Step {
  const decoded = decodeSnapshot(roll, snapshot);
  const free: ClientState = { ...before, awaiting: 'nothing' };
  switch (decoded.kind) {
    case 'otherVersion':
      return versionsDiffer(free, oldSide(PROTOCOL_VERSION, snapshot.v));
    case 'otherPack':
      return signalled(free, 'refused', [{ kind: 'reload' }]);
    case 'decoded': {
      const { position, state } = decoded;
      const ours = before.night?.position;
      // A cache may hold an older snapshot: within an epoch nothing goes back.
      const isOlder = ours !== undefined && ours.epoch === position.epoch && position.seq < ours.seq;
      return ask(isOlder ? free : { ...free, night: { state, position } });
    }
    default:
      return decoded satisfies never;
  }
}

type Folded =
  | { readonly kind: 'whole'; readonly state: ClientState }
  | { readonly kind: 'gap'; readonly state: ClientState }
  /** The events are not of the log that we hold the beginning of. */
  | { readonly kind: 'unfit'; readonly state: ClientState };

/** Already seen, next, or a gap: there is no fourth case but another log. */
function foldAll(roll: Roll, before: ClientState, events: readonly NightEvent[]): Folded {
  if (before.night === null) return { kind: 'gap', state: before };
  let { position } = before.night;
  let kind: Folded['kind'] = 'whole';
  const next: NightEvent[] = [];
  for (const event of events) {
    if (event.epoch !== position.epoch) kind = 'unfit';
    else if (event.seq <= position.seq) continue;
    else if (event.seq > position.seq + 1) kind = 'gap';
    else if (!follows(position.chain, event)) kind = 'unfit';
    if (kind !== 'whole') break;
    next.push(event);
    position = { epoch: position.epoch, seq: event.seq, chain: event.chain };
  }
  const isSame = position === before.night.position;
  const state = reduceAll(roll, before.night.state, next);
  return { kind, state: isSame ? before : { ...before, night: { state, position } } };
}

/** An event that came without its words, because they were taken back, is believed: what it may say is nothing. */
function follows(chain: string, event: NightEvent): boolean {
  return isWithheld(event) || chainOf(chain, event) === event.chain;
}

function current(before: ClientState, via: 'socket' | 'poll'): Step {
  const signal = via === 'socket' ? 'current' : 'polledCurrent';
  return signalled({ ...before, snapshotsInARow: 0 }, signal);
}

function versionsDiffer(before: ClientState, old: OldSide): Step {
  // An old server will be replaced: the page waits for the new one.
  return old === 'page' ? signalled(before, 'refused', [{ kind: 'reload' }]) : signalled(before, 'behind');
}

function ask(before: ClientState): Step {
  if (before.night === null || before.awaiting !== 'nothing') return stay(before);
  return {
    state: { ...before, awaiting: 'answer' },
    effects: [{ kind: 'resume', position: before.night.position }],
  };
}

function wantSnapshot(before: ClientState): Step {
  const { state } = signalled(before, 'behind');
  if (state.awaiting === 'snapshot') return stay(state);
  const attempt = state.snapshotsInARow + 1;
  if (attempt > SNAPSHOTS_IN_A_ROW_MAX) return signalled(state, 'refused', [{ kind: 'reload' }]);
  return {
    state: { ...state, awaiting: 'snapshot', snapshotsInARow: attempt },
    effects: [{ kind: 'fetchSnapshot', attempt }],
  };
}

function heardClock(before: ClientState, pulse: Pulse, nowMs: number): ClientState {
  const clock = {
    nightAt: new Date(pulse.nightMs).toISOString(),
    realAt: new Date(nowMs).toISOString(),
    speed: pulse.speed,
  };
  return { ...before, heardAtMs: nowMs, clock };
}

function signalled(before: ClientState, signal: Signal, effects: readonly Effect[] = []): Step {
  const status = NEXT_STATUS[before.status][signal];
  return { state: status === before.status ? before : { ...before, status }, effects };
}

function stay(state: ClientState): Step {
  return { state, effects: [] };
}
