import type { Person } from '#lib/desk/person.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Problem } from '#server/ingest/problem.ts';
import type { DeskEvent, MessageSummary, QuarantineTerms } from '#server/log/desk-event.ts';

/** A message that waits for an editor. */
export interface WaitingMessage {
  readonly inputId: string;
  readonly at: string;
  readonly origin: string;
  readonly summary: MessageSummary;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly terms: QuarantineTerms;
  readonly text: string;
  /** Editors who agreed so far, where two must. */
  readonly agreed: readonly Person[];
  /** Who put it aside, and why; null while nobody did. */
  readonly held: Hold | null;
}

export interface Hold {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** What waits, oldest first, by input id. Folded from the desk's log. */
export type Quarantine = ReadonlyMap<string, WaitingMessage>;

export const emptyQuarantine: Quarantine = new Map();

/** The queue after one event of the desk. */
export function foldQuarantine(before: Quarantine, event: DeskEvent): Quarantine {
  switch (event.kind) {
    case 'inputJudged': {
      const { inputId, at, origin, summary, problems, warnings, quarantine: terms, text } = event;
      if (terms === null) return before;
      const about = { inputId, at, origin, summary, problems, warnings, terms, text: text ?? '' };
      return new Map(before).set(inputId, { ...about, agreed: [], held: null });
    }
    case 'acceptanceProposed': {
      const { by } = event;
      return changed(before, event.decided, (message) =>
        by === null ? message : { ...message, agreed: [...message.agreed, by] },
      );
    }
    case 'messageHeld': {
      const { by, at, reason } = event;
      return changed(before, event.decided, (message) =>
        by === null ? message : { ...message, held: { by, at, reason } },
      );
    }
    case 'quarantineDecided':
      return without(before, [event.decided, ...event.settled]);
    case 'entryPublished':
      return without(before, event.settled);
    default:
      return before;
  }
}

function changed(
  before: Quarantine,
  inputId: string,
  change: (message: WaitingMessage) => WaitingMessage,
): Quarantine {
  const message = before.get(inputId);
  return message === undefined ? before : new Map(before).set(inputId, change(message));
}

function without(before: Quarantine, inputIds: readonly string[]): Quarantine {
  if (!inputIds.some((inputId) => before.has(inputId))) return before;
  const after = new Map(before);
  for (const inputId of inputIds) after.delete(inputId);
  return after;
}

/** Messages of one ticket: one item for an editor, however often a feed changes its mind. */
export interface Ticket {
  readonly ticket: string;
  /** Oldest first; never empty. */
  readonly messages: readonly WaitingMessage[];
}

export function ticketsOf(quarantine: Quarantine): readonly Ticket[] {
  const groups = Map.groupBy(quarantine.values(), ({ terms }) => terms.ticket);
  return [...groups].map(([ticket, messages]) => ({ ticket, messages }));
}

/** The message and, of the same ticket, what is not newer: whoever decides on it has decided on them too. */
export function settledWith(quarantine: Quarantine, decided: WaitingMessage): readonly string[] {
  const revision = decided.summary.revision ?? 0;
  return [...quarantine.values()]
    .filter(({ inputId, terms }) => inputId !== decided.inputId && terms.ticket === decided.terms.ticket)
    .filter(({ summary }) => (summary.revision ?? 0) <= revision)
    .map(({ inputId }) => inputId);
}

/** Constituencies in which a change or loss of the public winner waits. */
export function openFlips(quarantine: Quarantine): ReadonlySet<ConstituencyId> {
  const flips = new Set<ConstituencyId>();
  for (const { terms, summary } of quarantine.values()) {
    if (terms.twoEditors && summary.constituencyId !== null) {
      flips.add(summary.constituencyId as ConstituencyId);
    }
  }
  return flips;
}
