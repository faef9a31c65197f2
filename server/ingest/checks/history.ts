import { winnerOf } from '#lib/election/derive/winner.ts';
import type { Figures } from '#lib/election/events.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import type { DeclaredPhase, RushPhase } from '#lib/election/state.ts';
import { figuresOf, isSameResult } from '../judge-fact.ts';
import { type Case, doubt, type FiguresCase, type Finding, named, warning } from './finding.ts';

/** Does the message fit what was said of this contest before? Figures that are public already are not asked again. */
export function figuresHistory(figures: FiguresCase): readonly Finding[] {
  const { contest, message } = figures;
  const { phase } = contest;
  const next = figuresOf(figures);
  if (phase.kind === 'declared') {
    return isSameResult(phase.figures, next)
      ? earlierTime(phase, next)
      : correctionFindings(figures, phase, next);
  }
  const findings: Finding[] = [];
  if (phase.kind === 'rush' && winnerOf(next) !== phase.winner) {
    findings.push(winnerChange(figures, { now: winnerOf(next), before: phase.winner }));
  }
  if (phase.kind === 'postponed') findings.push(postponed(message.kind));
  const withdrawn = contest.superseded.at(-1);
  if (phase.kind === 'withdrawn' && withdrawn !== undefined && isSameResult(withdrawn.figures, next)) {
    const expected = 'other figures than those that were withdrawn';
    const todo = 'Ask the source whether they stand after all.';
    findings.push(
      doubt('SAME_AS_WITHDRAWN', { path: 'candidates', received: 'the same figures', expected, todo }),
    );
  }
  if (message.kind === 'correction' && phase.kind !== 'withdrawn') {
    const expected = 'a result before it';
    const todo = 'Make sure that the figures are complete.';
    findings.push(warning('CORRECTION_FIRST', { path: 'kind', received: 'correction', expected, todo }));
  }
  return findings;
}

function correctionFindings(figures: FiguresCase, phase: DeclaredPhase, next: Figures): readonly Finding[] {
  const { context } = figures;
  const findings: Finding[] = [...voteFindings(figures, phase.figures), ...earlierTime(phase, next)];
  if (winnerOf(next) !== phase.winner) {
    findings.push(winnerChange(figures, { now: winnerOf(next), before: phase.winner }));
  }
  if (phase.by === 'desk' && context.by === 'feed') {
    const todo = 'Decide which of the two is right; what the editor entered stays until then.';
    const expected = 'the figures that an editor entered';
    findings.push(
      doubt('EDITOR_CONFLICT', { path: 'candidates', received: 'other figures', expected, todo }),
    );
  }
  return findings;
}

/** Votes are added by a correction far more often than they are taken away: a fall is doubted. */
function voteFindings(figures: FiguresCase, before: Figures): readonly Finding[] {
  const { message } = figures;
  const findings = message.candidates.flatMap(({ id, votes }, index): readonly Finding[] => {
    const had = before.votes[id as CandidateId] ?? 0;
    if (votes >= had) return [];
    const path = `candidates[${index}].votes`;
    const todo = 'Ask the source why it fell before this is published.';
    return [
      doubt(votes === 0 ? 'ZERO_OUT' : 'DECREASE', {
        path,
        received: votes,
        expected: `${had} or more for ${named(figures, id)}`,
        todo,
      }),
    ];
  });
  const changed = message.candidates.filter(({ id, votes }) => votes !== before.votes[id as CandidateId]);
  const [one, other] = changed;
  if (changed.length !== 2 || one === undefined || other === undefined) return findings;
  const isSwap =
    one.votes === before.votes[other.id as CandidateId] &&
    other.votes === before.votes[one.id as CandidateId];
  if (!isSwap) return findings;
  const received = `${named(figures, one.id)} ${one.votes}, ${named(figures, other.id)} ${other.votes}`;
  const expected = 'the other way round, as before';
  const todo = 'Ask the source which of the two has which votes.';
  return [...findings, doubt('SWAP', { path: 'candidates', received, expected, todo })];
}

function earlierTime(phase: DeclaredPhase, next: Figures): readonly Finding[] {
  const before = phase.figures.declaredAt;
  if (Date.parse(next.declaredAt) >= Date.parse(before)) return [];
  const todo = 'Nothing, if the source put its time right.';
  return [
    warning('TIME_EARLIER', {
      path: 'time',
      received: next.declaredAt,
      expected: `${before} or later`,
      todo,
    }),
  ];
}

/** Doubts about messages without figures, by the stage that the contest has reached. */
export function stageHistory(about: Case): readonly Finding[] {
  const { message, contest } = about;
  const { phase } = contest;
  const path = 'kind';
  const received = message.kind;
  switch (message.kind) {
    case 'rush':
      if (phase.kind === 'postponed') return [postponed(received)];
      if (phase.kind !== 'rush') return [];
      return [winnerChange(about, { now: message.winner, before: phase.winner })];
    case 'recount':
      if (phase.kind === 'postponed') return [postponed(received)];
      if (phase.kind === 'rush') return announcementTakenBack(about, phase);
      if (phase.kind !== 'declared') return [];
      return [
        doubt(
          'RECOUNT_AFTER_RESULT',
          {
            path,
            received,
            expected: 'no recount after a declaration',
            todo: 'Withdraw the result first, if it fell.',
          },
          { held: true },
        ),
      ];
    case 'counting':
      return phase.kind === 'postponed' ? [postponed(received, { held: true })] : [];
    case 'withdrawal': {
      const todo = 'Ask the source; then two editors must agree.';
      const expected = 'a result that stands';
      return [doubt('WITHDRAWAL', { path, received, expected, todo }, { twoEditors: true })];
    }
    case 'postponement': {
      if (phase.kind === 'awaiting') return [];
      const expected = `a count that has not begun; this one is at "${phase.kind}"`;
      const todo = 'Ask the source. A published result has to be withdrawn first.';
      // Of an announced winner nothing would be left.
      const weight = { held: phase.kind === 'declared', twoEditors: phase.kind === 'rush' };
      return [doubt('POSTPONED', { path, received, expected, todo }, weight)];
    }
    case 'nominations':
    case 'result':
    case 'correction':
      return [];
    default:
      return message satisfies never;
  }
}

/** A feed may take back by a recount what it has announced itself, not what an editor announced. */
function announcementTakenBack(about: Case, { winner }: RushPhase): readonly Finding[] {
  const { context } = about;
  if (context.by !== 'feed' || context.announcedByEditor !== winner) return [];
  const expected = `no recount: an editor announced ${named(about, winner)}`;
  const todo = 'Ask the count whether there is a recount; what the editor announced stays until then.';
  return [
    doubt('EDITOR_CONFLICT', { path: 'kind', received: 'recount', expected, todo }, { twoEditors: true }),
  ];
}

function postponed(received: string, weight: { readonly held?: boolean } = {}): Finding {
  const expected = 'nothing: the poll was postponed';
  return doubt(
    'POSTPONED',
    { path: 'kind', received, expected, todo: 'Find out whether the poll was held.' },
    weight,
  );
}

function winnerChange(
  about: Case,
  { now, before }: { readonly now: string | null; readonly before: string },
): Finding {
  const found = {
    path: about.message.kind === 'rush' ? 'winner' : 'candidates',
    received: now === null ? undefined : named(about, now),
    expected: `${named(about, before)}, who is the public winner`,
    todo: 'Ask the source; then two editors must agree.',
  };
  return doubt('WINNER_CHANGE', found, { twoEditors: true });
}
