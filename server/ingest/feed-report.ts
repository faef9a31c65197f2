import { EVENT_VERSION, type NightEvent, type NightFact } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { reduce } from '#lib/election/reduce.ts';
import type { Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { DeskState } from '#server/desk-state/desk-state.ts';
import { emptyQuarantine, openFlips as flipsOpenIn } from '#server/desk-state/quarantine.ts';
import type { FeedMessage } from './feed-message.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { type Container, splitFile } from './parse-file.ts';
import { parseMessage } from './parse-message.ts';
import type { PartyAliases } from './party-aliases.ts';
import { escapeText, type Problem, problemLine } from './problem.ts';

export interface FeedReport {
  /** One block of lines a message, in plain words. */
  readonly blocks: readonly string[];
  /** Counts by disposition and by code. */
  readonly summary: string;
  /** True when every message would be committed or is a no-op. */
  readonly isClean: boolean;
}

export interface ReportedFile {
  readonly bytes: Uint8Array;
  readonly container: Container | null;
  readonly roll: Roll;
  readonly mode: Mode;
  /** UTC instant on the night's clock; null to judge each message at its own time. */
  readonly nightNow: string | null;
  /** The words by which parties are known. */
  readonly aliases: PartyAliases;
  /** The night that the file would come to; null for one that begins with it. */
  readonly night: NightSoFar | null;
}

export interface NightSoFar {
  readonly state: NightState;
  readonly deskState: DeskState;
}

/** What would become of every message of a file, one after the other. Pure. */
export function reportOn(file: ReportedFile): FeedReport {
  const blocks: string[] = [];
  const tallied = new Map<string, number>();
  const add = (word: string) => tallied.set(word, (tallied.get(word) ?? 0) + 1);
  const openFlips = new Set(flipsOpenIn(file.night?.deskState.quarantine ?? emptyQuarantine));
  const revisions = new Map(file.night?.deskState.feedRevisions);
  const { aliases } = file;
  let state = file.night?.state ?? emptyState;
  const pieces = splitFile(file.bytes, file.container);
  for (const [index, { bytes, where }] of pieces.entries()) {
    const parsed = parseMessage(bytes, { mode: file.mode, channelMode: file.mode });
    if (!parsed.ok) {
      blocks.push(block(where || 'the file', 'REJECTED', parsed.problems));
      for (const word of ['rejected', ...parsed.problems.map(({ code }) => code)]) add(word);
      continue;
    }
    const message = parsed.value;
    const context = {
      nightNow: file.nightNow ?? message.time,
      mode: file.mode,
      channelMode: file.mode,
      by: 'feed',
      aliases,
      openFlips,
      feedRevision: revisions.get(message.constituency as ConstituencyId) ?? 0,
      accepted: null,
    } as const;
    const judgement = judge({ message, notes: parsed.notes, roll: file.roll, state, context });
    if (judgement.disposition === 'committed') {
      state = folded(file.roll, state, judgement.fact, message, index);
      revisions.set(message.constituency as ConstituencyId, message.revision);
    }
    if (judgement.disposition === 'quarantined' && judgement.twoEditors) {
      openFlips.add(message.constituency as ConstituencyId);
    }
    const problems = problemsOf(judgement);
    blocks.push(
      block(
        `${where === '' ? '' : `${where}: `}${title(file.roll, message)}`,
        VERDICTS[judgement.disposition],
        problems,
      ),
    );
    for (const word of [judgement.disposition, ...problems.map(({ code }) => code)]) add(word);
  }
  return {
    blocks,
    summary: summaryOf(pieces.length, tallied),
    isClean: !tallied.has('rejected') && !tallied.has('quarantined'),
  };
}

const VERDICTS = {
  committed: 'would be COMMITTED',
  noop: 'NO-OP: nothing would change',
  rejected: 'REJECTED: it has to be sent right',
  quarantined: 'QUARANTINED: it would wait for an editor',
} as const satisfies Record<Judgement['disposition'], string>;

function problemsOf(judgement: Judgement): readonly Problem[] {
  switch (judgement.disposition) {
    case 'committed':
      return judgement.warnings;
    case 'noop':
      return [judgement.problem];
    case 'rejected':
      return judgement.problems;
    case 'quarantined':
      return [...judgement.problems, ...judgement.warnings];
    default:
      return judgement satisfies never;
  }
}

function block(title: string, verdict: string, problems: readonly Problem[]): string {
  return [`${title} — ${verdict}`, ...problems.map((each) => `  ${problemLine(each)}`)].join('\n');
}

function title(roll: Roll, { constituency, kind, revision }: FeedMessage): string {
  const name = roll.constituencies.get(constituency as ConstituencyId)?.name ?? 'unknown constituency';
  return escapeText(`${name} (${constituency}), ${kind}, revision ${revision}`);
}

function summaryOf(count: number, tallied: ReadonlyMap<string, number>): string {
  const dispositions = ['committed', 'noop', 'quarantined', 'rejected'];
  const first = dispositions.map((word) => `${tallied.get(word) ?? 0} ${word}`).join(', ');
  const codes = [...tallied]
    .filter(([word]) => !dispositions.includes(word))
    .sort(([, left], [, right]) => right - left);
  const width = Math.max(0, ...codes.map(([code]) => code.length));
  const lines = codes.map(([code, times]) => `  ${code.padEnd(width)}  ${times}`);
  return [`${count} ${count === 1 ? 'message' : 'messages'}: ${first}`, ...lines].join('\n');
}

function folded(
  roll: Roll,
  state: NightState,
  fact: NightFact,
  message: FeedMessage,
  index: number,
): NightState {
  const event: NightEvent = {
    v: EVENT_VERSION,
    epoch: 'check',
    seq: index + 1,
    at: message.time,
    inputId: `message ${index + 1}`,
    source: message.source,
    by: 'feed',
    chain: '',
    ...fact,
  };
  return reduce(roll, state, event);
}
