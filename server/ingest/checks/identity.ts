import type { ConstituencyId } from '#lib/election/ids.ts';
import { canonicalName } from '../canonical-name.ts';
import type { JudgeInput } from '../judge-input.ts';
import { nearest } from '../near-names.ts';
import { type Problem, problem } from '../problem.ts';

/** Letters that may differ for a name to be suggested. */
const NEAR_LETTERS_MAX = 4;
const SUGGESTIONS_MAX = 3;

/** Why the message is not of this night at all, or not of a constituency of it. No editor can accept it. */
export function identityRefusals(input: JudgeInput): readonly Problem[] {
  const wrong = [...wrongMode(input), ...wrongElection(input)];
  if (wrong.length > 0) return wrong;
  return [...unknownSeat(input), ...sameCandidateTwice(input)];
}

function wrongMode({ message, context }: JudgeInput): readonly Problem[] {
  if (message.mode === context.mode && context.channelMode === context.mode) return [];
  return [
    problem('WRONG_MODE', {
      path: 'mode',
      received: message.mode === context.mode ? `${context.channelMode} (the channel)` : message.mode,
      expected: context.mode,
      todo: 'Find out at once why it came this way: live, test and rehearsal never meet.',
    }),
  ];
}

function wrongElection({ message, roll }: JudgeInput): readonly Problem[] {
  const { id } = roll.reference.election;
  if (message.election === id) return [];
  const todo = 'Send it to the night that it belongs to.';
  return [problem('WRONG_ELECTION', { path: 'election', received: message.election, expected: id, todo })];
}

function unknownSeat({ message, roll }: JudgeInput): readonly Problem[] {
  const code = message.constituency;
  if (roll.constituencies.has(code as ConstituencyId)) return [];
  // The codes of all editions of the boundaries have one shape: a letter of a nation and eight digits.
  const isOfTheShape = /^[A-Z]\d{8}$/.test(code);
  const suggestions = suggested(roll.reference.constituencies, message.name ?? code);
  return [
    problem(isOfTheShape ? 'WRONG_BOUNDARIES' : 'UNKNOWN_SEAT', {
      path: 'constituency',
      received: message.name === undefined ? code : `${code} (${message.name})`,
      expected: `a constituency of this election${suggestions === '' ? '' : `; nearest: ${suggestions}`}`,
      todo: isOfTheShape
        ? 'It may be a code of older boundaries: send the code of this election.'
        : 'Send the ONS code of the constituency.',
    }),
  ];
}

function suggested(all: JudgeInput['roll']['reference']['constituencies'], word: string): string {
  const wanted = canonicalName(word);
  const byName = nearest(wanted, all, {
    textOf: ({ name }) => canonicalName(name),
    count: SUGGESTIONS_MAX,
    distanceMax: NEAR_LETTERS_MAX,
  });
  const [best] = byName;
  if (best !== undefined && canonicalName(best.name) === wanted) return `${best.id} ${best.name}`;
  const byCode = nearest(word.toUpperCase(), all, {
    textOf: ({ id }) => id,
    count: SUGGESTIONS_MAX,
    distanceMax: 2,
  });
  return [...byName, ...byCode]
    .slice(0, SUGGESTIONS_MAX)
    .map(({ id, name }) => `${id} ${name}`)
    .join(', ');
}

function sameCandidateTwice({ message }: JudgeInput): readonly Problem[] {
  if (!('candidates' in message)) return [];
  const ids = message.candidates.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          problem('DUPLICATE_CANDIDATE', {
            path: `candidates[${index}].id`,
            received: id,
            expected: 'each candidate once',
            todo: 'Decide which of the two figures is meant and send it once.',
          }),
        ],
  );
}
