import type { ConstituencyId } from '#lib/election/ids.ts';
import { candidatesOf, constituencyOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import { arithmeticFindings } from './checks/arithmetic.ts';
import { type Case, doubt, type FiguresCase, type Finding } from './checks/finding.ts';
import { figuresHistory, stageHistory } from './checks/history.ts';
import { identityRefusals } from './checks/identity.ts';
import { candidateFindings, seatNameFindings, unknownCandidate } from './checks/names.ts';
import { nominationFindings } from './checks/nominations.ts';
import { openRowFindings } from './checks/open-row.ts';
import { outcomeFindings } from './checks/outcome.ts';
import { patternFindings } from './checks/pattern.ts';
import { plausibilityFindings } from './checks/plausibility.ts';
import { isKnown, noopOf, revisionFindings } from './checks/revision.ts';
import { rowShiftFindings } from './checks/row-shift.ts';
import { textFindings } from './checks/text.ts';
import { timeFindings } from './checks/time.ts';
import { factOf, hasFigures } from './judge-fact.ts';
import type { JudgeInput } from './judge-input.ts';
import type { Judgement, Quarantined } from './judgement.ts';

/**
 * What becomes of a message: a fact to commit, an acknowledged no-op, a refusal, or a case for an editor. Pure.
 *
 * Identity is judged first and refuses alone. A message that could change nothing is a no-op, whatever its figures.
 * Every doubt is then reported at once, because an editor on the night needs the full list. Accepted by editors, the
 * same doubts are warnings, but for those that no acceptance can settle.
 */
export function judge(input: JudgeInput): Judgement {
  const problems = identityRefusals(input);
  if (problems.length > 0) return { disposition: 'rejected', problems };
  const about = caseOf(input);
  const noop = noopOf(about);
  if (noop !== null) return noop;
  const findings = [...findingsOf(about), ...flipFindings(about)];
  const open = findings.filter((finding) => finding.weight === 'doubt' && !isSettled(finding, input));
  const warnings = [
    ...input.notes.filter(({ code }) => code !== 'OPEN_ROW'),
    ...findings.filter((each) => !open.includes(each)).map((each) => each.problem),
  ];
  if (open.length > 0) return quarantined(about, open, warnings);
  return { disposition: 'committed', fact: factOf(about), warnings };
}

function caseOf(input: JudgeInput): Case {
  const constituency = constituencyOf(input.roll, input.message.constituency as ConstituencyId);
  const contest = input.state.contests[constituency.id] ?? emptyContest;
  return { ...input, constituency, contest, standing: candidatesOf(constituency, contest) };
}

function findingsOf(about: Case): readonly Finding[] {
  const { message, standing } = about;
  const general = [...seatNameFindings(about), ...textFindings(message)];
  const later = [...revisionFindings(about), ...stageHistory(about), ...timeFindings(about)];
  if (hasFigures(about)) return [...general, ...figuresFindings(about), ...later];
  if (message.kind === 'nominations') return [...general, ...nominationFindings(about, message), ...later];
  if (message.kind === 'rush' && !standing.some(({ id }) => id === message.winner)) {
    return [...general, unknownCandidate('winner', message.winner), ...later];
  }
  return [...general, ...later];
}

function figuresFindings(figures: FiguresCase): readonly Finding[] {
  const doubtful = [
    ...openRowFindings(figures),
    ...arithmeticFindings(figures),
    ...outcomeFindings(figures),
    ...patternFindings(figures),
    ...rowShiftFindings(figures),
  ];
  // These very figures are public already: a higher revision that repeats them cannot make them less so.
  const isConfirmation = isKnown(figures);
  return [
    ...candidateFindings(figures),
    ...(isConfirmation ? doubtful.map((each) => ({ ...each, weight: 'warning' as const })) : doubtful),
    ...figuresHistory(figures),
    ...(isConfirmation ? [] : plausibilityFindings(figures)),
  ];
}

/** While a change of winner waits for an editor, whatever else would change the seat waits with it. */
function flipFindings(about: Case): readonly Finding[] {
  const { message, constituency, context } = about;
  const isHarmless = message.kind === 'nominations' || message.kind === 'counting' || isKnown(about);
  if (isHarmless || !context.openFlips.has(constituency.id)) return [];
  const expected = 'nothing new while a change of winner is being decided';
  const todo = 'Decide the waiting item; the newest message is the one to look at.';
  return [doubt('FLIPPING', { path: 'kind', received: message.kind, expected, todo })];
}

/** An acceptance settles a doubt, if it can be settled so and enough editors agree. */
function isSettled(finding: Finding, { context }: JudgeInput): boolean {
  if (context.accepted === null || finding.held) return false;
  return !finding.twoEditors || new Set(context.accepted.by).size >= EDITORS_FOR_A_WINNER;
}

/** To change or take back a published winner. */
const EDITORS_FOR_A_WINNER = 2;

function quarantined(about: Case, open: readonly Finding[], warnings: Quarantined['warnings']): Quarantined {
  return {
    disposition: 'quarantined',
    problems: open.map((each) => each.problem),
    warnings,
    ticket: ticketOf(about, open),
    twoEditors: open.some((each) => each.twoEditors),
    acceptable: !open.some((each) => each.held),
  };
}

/** A change of winner, and what contradicts an editor, is one item of its seat, however often a feed says it. */
function ticketOf({ constituency, message }: Case, open: readonly Finding[]): string {
  const codes = new Set(open.map(({ problem }) => problem.code));
  if (codes.has('WINNER_CHANGE') || codes.has('FLIPPING')) return `${constituency.id} winner`;
  if (codes.has('EDITOR_CONFLICT')) {
    return `${constituency.id} ${open.some(({ twoEditors }) => twoEditors) ? 'winner' : 'editor'}`;
  }
  return `${constituency.id} ${message.kind} ${message.revision}`;
}
