import { isDeepStrictEqual } from 'node:util';
import type { Phase } from '#lib/election/state.ts';
import { candidatesNamed, figuresOf, hasFigures, isSameResult } from '../judge-fact.ts';
import type { Noop, NoopCode } from '../judgement.ts';
import { standingsNamed } from '../party-aliases.ts';
import { problem } from '../problem.ts';
import { type Case, doubt, type Finding, warning } from './finding.ts';

/**
 * What could change nothing, whatever its figures: known already, overtaken, or of a stage that is past. Checked before
 * the arithmetic, so that a feed that is played again from its start asks nobody anything.
 */
export function noopOf(about: Case): Noop | null {
  const { message, contest } = about;
  const known = revisionKnown(about);
  if (message.revision < known || isRepeated(about, known)) {
    return noop('STALE', 'revision', message.revision, `more than ${known}, which is known`);
  }
  if (isKnown(about) && (message.revision === known || !hasFigures(about))) {
    return noop('DUPLICATE', 'revision', message.revision, 'something new');
  }
  return overtaken(about, contest.phase);
}

/** Same revision, other content; or revisions between that nobody saw. */
export function revisionFindings(about: Case): readonly Finding[] {
  const { message } = about;
  const known = revisionKnown(about);
  const found = { path: 'revision', received: message.revision };
  if (message.revision === known) {
    const expected = `${known + 1} or more, as the content is new`;
    const todo = 'Ask the source which of the two is right.';
    return [doubt('SAME_REVISION_DIFFERS', { ...found, expected, todo })];
  }
  if (known > 0 && message.revision > known + 1) {
    const expected = `${known + 1}`;
    return [
      warning('REVISION_GAP', { ...found, expected, todo: 'A message may have been lost on its way.' }),
    ];
  }
  return [];
}

/** The highest revision of whoever sent the message: what the desk entered has numbers of its own. */
function revisionKnown({ contest, context }: Case): number {
  return context.by === 'feed' ? (context.feedRevision ?? contest.revision) : contest.revision;
}

/** A feed that says again what the desk has corrected or withdrawn since, as the same revision. */
function isRepeated(about: Case, known: number): boolean {
  const { message, contest } = about;
  if (message.revision !== known || contest.revision === known) return false;
  if (!hasFigures(about) || isKnown(about)) return false;
  const next = figuresOf(about);
  return contest.superseded.some(({ figures, by }) => by === 'feed' && isSameResult(figures, next));
}

/** The message says what the night says already. */
export function isKnown(about: Case): boolean {
  const { message, contest, standing } = about;
  const { phase } = contest;
  switch (message.kind) {
    case 'nominations':
      if (message.candidates.some(({ party }) => standingsNamed(about.context.aliases, party).size === 0))
        return false;
      return isDeepStrictEqual(candidatesNamed(about, message), standing);
    case 'counting':
      return phase.kind === 'counting';
    case 'recount':
      return phase.kind === 'recount' && phase.recount === message.recount;
    case 'rush':
      return phase.kind === 'rush' && phase.winner === message.winner;
    case 'result':
    case 'correction':
      return phase.kind === 'declared' && isSameResult(phase.figures, figuresOf({ ...about, message }));
    case 'withdrawal':
      return phase.kind === 'withdrawn';
    case 'postponement':
      return phase.kind === 'postponed';
    default:
      return message satisfies never;
  }
}

/** Stages that a count has behind it. */
function overtaken({ message, contest }: Case, phase: Phase): Noop | null {
  const past = (code: NoopCode, expected: string) => noop(code, 'kind', message.kind, expected);
  switch (message.kind) {
    case 'counting':
      if (phase.kind === 'awaiting' || phase.kind === 'postponed') return null;
      return past('OVERTAKEN', `nothing: the contest is at "${phase.kind}"`);
    case 'recount':
      if (phase.kind !== 'recount' || message.recount > phase.recount) return null;
      return past('OVERTAKEN', `nothing: recount ${phase.recount} is known`);
    case 'rush':
      return phase.kind === 'declared' ? past('RUSH_AFTER_RESULT', 'nothing: the result is known') : null;
    case 'withdrawal':
      if (phase.kind === 'declared' || phase.kind === 'rush') return null;
      return past(
        'NOTHING_TO_WITHDRAW',
        `a public result; revision ${contest.revision} is at "${phase.kind}"`,
      );
    case 'nominations':
    case 'result':
    case 'correction':
    case 'postponement':
      return null;
    default:
      return message satisfies never;
  }
}

function noop(code: NoopCode, path: string, received: unknown, expected: string): Noop {
  const todo = 'Nothing: it changes nothing.';
  return { disposition: 'noop', code, problem: problem(code, { path, received, expected, todo }) };
}
