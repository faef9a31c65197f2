import type { DeskProblem } from '#lib/desk/desk-problem.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';

/** Words of the checks without ids, counts grouped, times as in London: developers need the one, editors read past the other. */
export function plainWords(roll: Roll, id: ConstituencyId | null, text: string): string {
  const candidates = (id === null ? undefined : roll.constituencies.get(id))?.candidates ?? [];
  const named = candidates.reduce((words, each) => words.replaceAll(` (${each.id})`, ''), text);
  const timed = named.replaceAll(INSTANT, (instant) => timeOf(roll, instant));
  // What was received is quoted as it came, unless it is a name or a time of ours.
  const plain = timed === text ? text : timed.replace(/^"(.*)"$/s, '$1');
  return plain.replaceAll(COUNT, (count) => formatCount(Number(count)));
}

/** "Received 50,331; expected 50,231, the sum of the candidates' votes." Empty where the meaning says it all. */
export function problemWords(
  roll: Roll,
  id: ConstituencyId | null,
  { code, received, expected }: Pick<DeskProblem, 'code' | 'received' | 'expected'>,
): string {
  if (SAYS_IT_ALL.has(code)) return '';
  const what = `Received ${plainWords(roll, id, received)}`;
  return expected === '' ? `${what}.` : `${what}; expected ${plainWords(roll, id, expected)}.`;
}

/** What was received is a word of the format's, and what was expected is the meaning over again. */
const SAYS_IT_ALL: ReadonlySet<string> = new Set(['EDITOR_CONFLICT', 'FLIPPING']);

function timeOf(roll: Roll, instant: string): string {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? instant : formatNightTime(ms, roll.reference.election.pollDate);
}

const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/g;

/** Neither a year nor part of an instant or an id. */
const COUNT = /(?<![\w./-]|\d:)(?!(?:19|20)\d\d\b)\d{4,7}(?![\w/-]|:\d)/g;
