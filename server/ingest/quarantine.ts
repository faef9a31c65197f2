import type { ConstituencyId } from '#lib/election/ids.ts';
import type { DeskEvent, MessageSummary, QuarantineTerms } from '#server/log/desk-event.ts';
import type { Problem } from './problem.ts';

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
  readonly agreed: readonly string[];
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
      const message = {
        inputId,
        at,
        origin,
        summary,
        problems,
        warnings,
        terms,
        text: text ?? '',
        agreed: [],
      };
      return new Map(before).set(inputId, message);
    }
    case 'acceptanceProposed': {
      const message = before.get(event.decided);
      if (message === undefined) return before;
      const agreed = [...message.agreed, event.editor];
      return new Map(before).set(event.decided, { ...message, agreed });
    }
    case 'quarantineDecided': {
      const after = new Map(before);
      for (const inputId of [event.decided, ...event.settled]) after.delete(inputId);
      return after;
    }
    case 'commandRefused':
      return before;
    default:
      return event satisfies never;
  }
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
