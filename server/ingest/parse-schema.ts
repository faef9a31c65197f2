import type { z } from 'zod';
import type { ProblemCode } from '#lib/desk/problem-codes.ts';
import {
  EXTENSION_FIELDS_MAX,
  FEED_FORMAT,
  FEED_KINDS,
  type FeedMessage,
  feedMessageSchema,
} from './feed-message.ts';
import { FORBIDDEN_NAMES, pathText } from './json-scan.ts';
import type { Parsed } from './judgement.ts';
import { instantOf } from './parse-instant.ts';
import { type Problem, problem } from './problem.ts';

/** An editor reads a list of this length; a message with more is broken in one way many times. */
const PROBLEMS_MAX = 60;
/** Numbers that may have a fraction. */
const PERCENT_FIELDS = /(?:^|\.)(?:share|turnout)$|^extension\./;

/**
 * A message of the right shape, its time in UTC; or every fault of the schema at once. Nothing is converted: "1234" is
 * not 1234.
 */
export function checkSchema(value: unknown, pointed: ReadonlySet<string>): Parsed<FeedMessage> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problems: [notAnObject(value)] };
  }
  const version = versionProblem(value as Readonly<Record<string, unknown>>);
  if (version !== null) return { ok: false, problems: [version] };
  const checked = feedMessageSchema.safeParse(value);
  const problems = [
    ...(checked.success ? [] : checked.error.issues.flatMap((issue) => fromIssue(issue, value))),
    ...[...pointed].filter((path) => !PERCENT_FIELDS.test(path)).map(withPoint),
    ...(checked.success ? [...forbiddenIds(checked.data), ...crowdedExtension(checked.data)] : []),
  ];
  if (!checked.success || problems.length > 0) {
    return { ok: false, problems: unique(problems).slice(0, PROBLEMS_MAX) };
  }
  const time = instantOf(checked.data.time);
  if (time === null) return { ok: false, problems: [timestamp(checked.data.time)] };
  return { ok: true, value: { ...checked.data, time }, notes: [] };
}

/** Before the schema: a message of a newer format would fail it in fifty misleading ways. */
function versionProblem(value: Readonly<Record<string, unknown>>): Problem | null {
  const { format, kind } = value;
  const [list] = Object.entries(value).find(([, each]) => Array.isArray(each)) ?? [];
  if (format === undefined && kind === undefined && list !== undefined)
    return notAnObject(`a list under "${list}"`);
  const todo = 'The feed may have been upgraded: tell whoever looks after it.';
  if (typeof format === 'string' && format !== FEED_FORMAT) {
    return problem('VERSION', { path: 'format', received: format, expected: FEED_FORMAT, todo });
  }
  const isKindAs = (word: string) => typeof kind === 'string' && kind.trim().toLowerCase() === word;
  const meant = FEED_KINDS.find((each) => kind !== each && isKindAs(each));
  if (meant !== undefined) {
    const exactly = `Write it exactly so: ${meant}.`;
    return problem('VERSION', { path: 'kind', received: kind, expected: meant, todo: exactly });
  }
  if (typeof kind === 'string' && !(FEED_KINDS as readonly string[]).includes(kind)) {
    return problem('VERSION', {
      path: 'kind',
      received: kind,
      expected: `one of ${FEED_KINDS.join(', ')}`,
      todo,
    });
  }
  return kind === undefined
    ? problem('MISSING', {
        path: 'kind',
        received: undefined,
        expected: 'a kind of message',
        todo: SEND_AGAIN,
      })
    : null;
}

const SEND_AGAIN = 'Put it right at the source and send it again.';

function fromIssue(issue: z.core.$ZodIssue, message: object): readonly Problem[] {
  const path = pathText(issue.path);
  const received = valueAt(message, issue.path);
  const make = (code: ProblemCode, expected: string) => [
    problem(code, { path, received, expected, todo: SEND_AGAIN }),
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problem('UNKNOWN_FIELD', {
          path: pathText([...issue.path, key]),
          received: valueAt(message, [...issue.path, key]),
          expected: 'only fields of the format',
          todo: 'Take it out, or put it under "extension".',
        }),
      );
    case 'invalid_type':
      return make(
        typeCode(received, issue.expected, path),
        `${wordsForType(issue.expected, path)}${path === 'rejectedBallots' ? ', or null when it is not known' : ''}`,
      );
    case 'too_big':
      return make(
        issue.origin === 'string' ? 'TOO_LONG' : issue.origin === 'array' ? 'TOO_MANY' : 'NOT_SAFE_INTEGER',
        `at most ${issue.maximum}`,
      );
    case 'too_small':
      return make(
        issue.origin === 'string' || issue.origin === 'array' ? 'MISSING' : 'NEGATIVE',
        `at least ${issue.minimum}`,
      );
    case 'invalid_format':
      return make('TIMESTAMP', 'an instant with a time zone, like 2024-07-05T03:36:00Z');
    case 'invalid_value':
      return make(received === undefined ? 'MISSING' : 'TYPE', `one of ${issue.values.join(', ')}`);
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return make('TYPE', 'a value of the format');
    default:
      return issue satisfies never;
  }
}

/** The schema's names of types, for somebody who types in votes. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

function wordsForType(type: string, path: string): string {
  const isNumber = type === 'number' || type === 'int';
  if (!isNumber) return TYPE_WORDS[type] ?? type;
  return PERCENT_FIELDS.test(path) ? 'a number' : 'a whole number in digits, such as 1234';
}

/** Absent and null are missing; text or a fraction where a whole number belongs is not converted. */
function typeCode(received: unknown, expected: string, path: string): ProblemCode {
  if (received === undefined || received === null) return 'MISSING';
  const isNumber = expected === 'number' || expected === 'int';
  if (isNumber && typeof received === 'string' && !PERCENT_FIELDS.test(path)) return 'NOT_INTEGER';
  if (isNumber && typeof received === 'number') return 'NOT_SAFE_INTEGER';
  return 'TYPE';
}

function valueAt(message: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }, message);
}

function forbiddenIds(message: FeedMessage): readonly Problem[] {
  const ids: [string, unknown][] = [
    ['election', message.election],
    ['constituency', message.constituency],
    ['winner', 'winner' in message ? message.winner : undefined],
    ['decidedByLot', 'decidedByLot' in message ? message.decidedByLot : undefined],
  ];
  if ('candidates' in message) {
    for (const [index, each] of message.candidates.entries()) {
      ids.push([`candidates[${index}].id`, each.id], [`candidates[${index}].party`, each.party]);
    }
  }
  return ids
    .filter(([, id]) => typeof id === 'string' && FORBIDDEN_NAMES.has(id))
    .map(([path, received]) =>
      problem('FORBIDDEN_KEY', { path, received, expected: 'an id of the election pack', todo: SEND_AGAIN }),
    );
}

function crowdedExtension(message: FeedMessage): readonly Problem[] {
  const fields = Object.keys(message.extension ?? {}).length;
  if (fields <= EXTENSION_FIELDS_MAX) return [];
  const expected = `at most ${EXTENSION_FIELDS_MAX} fields`;
  return [
    problem('TOO_MANY', { path: 'extension', received: `${fields} fields`, expected, todo: SEND_AGAIN }),
  ];
}

function withPoint(path: string): Problem {
  return problem('NOT_INTEGER', {
    path,
    received: 'a whole number with a point',
    expected: 'digits only',
    todo: SEND_AGAIN,
  });
}

function notAnObject(received: unknown): Problem {
  return problem('TYPE', {
    path: '',
    received,
    expected: 'one message, an object',
    todo: 'For several messages send one a line in a file named .ndjson.',
  });
}

function timestamp(received: string): Problem {
  return problem('TIMESTAMP', {
    path: 'time',
    received,
    expected: 'an instant of the calendar with a time zone, like 2024-07-05T03:36:00Z',
    todo: SEND_AGAIN,
  });
}

/** Two rules of the schema may object to one value in the same way. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, path }) => {
    const key = `${code} ${path}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
