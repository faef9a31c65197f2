import { winnerOf } from './derive/winner.ts';
import type { ContestEvent, ResultCorrected, ResultDeclared } from './events.ts';
import type { Contest, DeclaredPhase, SupersededResult } from './state.ts';

/**
 * What is known of one contest after an event about it. The judge has accepted the event; what could still be
 * out of place (a rush after a result) leaves the contest as it is, the same object.
 */
export function nextContest(before: Contest, event: ContestEvent): Contest {
  switch (event.kind) {
    case 'nominationsAmended':
      if (isSame(before.candidates, event.candidates)) return withRevision(before, event.revision);
      return { ...revised(before, event.revision), candidates: event.candidates };
    case 'countingStarted':
      if (before.phase.kind !== 'awaiting') return before;
      return { ...revised(before, event.revision), phase: { kind: 'counting', since: event.at } };
    case 'recountStarted':
      // A recount after the winner was announced takes the announcement back; after a result there is none.
      if (isSettled(before) || isInRecount(before, event.recount)) return before;
      return {
        ...revised(before, event.revision),
        phase: { kind: 'recount', recount: event.recount, since: event.at },
      };
    case 'winnerAnnounced':
      // A rush never overwrites a result.
      if (isSettled(before)) return before;
      if (before.phase.kind === 'rush' && before.phase.winner === event.winner) {
        return withRevision(before, event.revision);
      }
      return {
        ...revised(before, event.revision),
        phase: { kind: 'rush', winner: event.winner, at: event.at, source: event.source },
      };
    case 'resultDeclared':
    case 'resultCorrected':
      return declared(before, event);
    case 'resultConfirmed':
      return withRevision(before, event.revision);
    case 'resultWithdrawn':
      // A winner announced too soon is taken back as a result is; there are no figures of it to keep.
      if (before.phase.kind !== 'declared' && before.phase.kind !== 'rush') return before;
      return {
        ...revised(before, event.revision),
        flag: null,
        superseded:
          before.phase.kind === 'rush'
            ? before.superseded
            : [...before.superseded, ended(before.phase, 'withdrawn', event)],
        phase: { kind: 'withdrawn', at: event.at, reason: event.reason, source: event.source },
      };
    case 'resultFlagged':
      if (before.phase.kind !== 'declared' || before.flag?.words === event.words) return before;
      return { ...before, flag: { words: event.words, at: event.at } };
    case 'flagCleared':
      return before.flag === null ? before : { ...before, flag: null };
    case 'pollPostponed':
      if (isSettled(before) || before.phase.kind === 'postponed') return before;
      return {
        ...revised(before, event.revision),
        phase: { kind: 'postponed', at: event.at, reason: event.reason, source: event.source },
      };
    default:
      return event satisfies never;
  }
}

function declared(before: Contest, event: ContestEvent & (ResultDeclared | ResultCorrected)): Contest {
  // Only a correction replaces a result; a second declaration is a fault of the feed. An event already folded
  // changes nothing.
  if (before.phase.kind === 'declared') {
    if (event.kind === 'resultDeclared' || event.seq === before.phase.seq) return before;
  }
  const winner = winnerOf(event.figures);
  if (winner === null) throw new Error(`Event ${event.seq} has no winner: a tie needs its lot`);
  const reason = event.kind === 'resultCorrected' ? event.reason : null;
  const superseded =
    before.phase.kind === 'declared'
      ? [...before.superseded, ended(before.phase, 'corrected', { at: event.at, reason: reason ?? '' })]
      : before.superseded;
  return {
    ...revised(before, event.revision),
    flag: null,
    superseded,
    phase: {
      kind: 'declared',
      publicRevision: superseded.length + 1,
      figures: event.figures,
      winner,
      seq: event.seq,
      at: event.at,
      source: event.source,
      by: event.by,
      reason,
    },
  };
}

function ended(
  phase: DeclaredPhase,
  how: 'corrected' | 'withdrawn',
  { at, reason }: { readonly at: string; readonly reason: string },
): SupersededResult {
  const { publicRevision, figures, winner, seq, source, by } = phase;
  const first = { publicRevision, figures, winner, seq, at: phase.at, source, by, reason: phase.reason };
  return { ...first, ended: { how, at, reason } };
}

function revised(before: Contest, revision: number): Contest {
  return { ...before, revision: Math.max(before.revision, revision) };
}

/** A higher revision of what is known already: nothing else changes, and an old one changes nothing. */
function withRevision(before: Contest, revision: number): Contest {
  return revision > before.revision ? { ...before, revision } : before;
}

function isSame(left: Contest['candidates'], right: Contest['candidates']): boolean {
  return left !== null && JSON.stringify(left) === JSON.stringify(right);
}

function isInRecount({ phase }: Contest, recount: number): boolean {
  return phase.kind === 'recount' && phase.recount === recount;
}

function isSettled(contest: Contest): boolean {
  return contest.phase.kind === 'declared';
}
