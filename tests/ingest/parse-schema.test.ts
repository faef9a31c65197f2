import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { escapeText, problem, problemLine, RECEIVED_CHARS_MAX } from '#server/ingest/problem.ts';
import { alderResult, bytesOf, CHANNEL, codesOf, judged, rawResult } from '#tests/support/feed-messages.ts';

/** "CODE path" of every problem of a message in JSON. */
function problemsIn(text: unknown): readonly string[] {
  const parsed = parseMessage(bytesOf(text), CHANNEL);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

/** The right result with the votes of its first candidate written so. */
function withVotes(written: string): string {
  return JSON.stringify(rawResult()).replace('"votes":400', written);
}

test('[F6] B19 votes as text are refused, whatever the text: nothing is converted', () => {
  for (const text of ['1234', '1,234', ' 1234', '\uff11\uff12\uff13\uff14', '0x10', '1e3', '']) {
    assert.deepEqual(problemsIn(withVotes(`"votes":${JSON.stringify(text)}`)), [
      'NOT_INTEGER candidates[0].votes',
    ]);
  }
});

test('[F6] B10 minus zero, an exponent and a needless point are not whole numbers in digits', () => {
  for (const written of ['-0', '-0.0', '1e2', '4E+2', '400.0']) {
    const [first = ''] = problemsIn(withVotes(`"votes":${written}`));
    assert.match(first, /^NOT_INTEGER candidates\[0\]\.votes/, written);
  }
});

test('[F6] B20 B21 negative votes, fractions and numbers beyond counting are refused', () => {
  assert.deepEqual(problemsIn(withVotes('"votes":-1')), ['NEGATIVE candidates[0].votes']);
  for (const written of ['1234.5', '1e21', '9007199254740992', '9007199254740993', '1000001', '-1e400']) {
    const [first = ''] = problemsIn(withVotes(`"votes":${written}`));
    assert.match(first, /^NOT_SAFE_INTEGER candidates\[0\]\.votes/, written);
  }
});

test('[F7] B17 B22 B63 a missing field is named; votes of null are missing; the revision is never supposed', () => {
  for (const field of [
    'format',
    'election',
    'mode',
    'kind',
    'constituency',
    'revision',
    'source',
    'time',
    'rejectedBallots',
  ]) {
    const { [field]: _, ...rest } = rawResult();
    assert.deepEqual(problemsIn(rest), [`MISSING ${field}`]);
  }
  assert.deepEqual(problemsIn(withVotes('"votes":null')), ['MISSING candidates[0].votes']);
  assert.deepEqual(problemsIn(withVotes('"name":"x"')), ['MISSING candidates[0].votes']);
  assert.deepEqual(problemsIn(rawResult({ candidates: [] })), ['MISSING candidates']);
  assert.deepEqual(problemsIn(rawResult({ source: '' })), ['MISSING source']);
});

test('[F7] B22 a rush needs a winner and no votes', () => {
  const { candidates: _, rejectedBallots: __, ...envelope } = rawResult();
  assert.deepEqual(problemsIn({ ...envelope, kind: 'rush', winner: 'alder-red' }), []);
  assert.deepEqual(problemsIn({ ...envelope, kind: 'rush' }), ['MISSING winner']);
});

test('[F7] B18 unknown fields are refused, but for plain values under "extension", which nobody reads', () => {
  assert.deepEqual(problemsIn(rawResult({ swing: 3, exitPoll: true })), [
    'UNKNOWN_FIELD swing',
    'UNKNOWN_FIELD exitPoll',
  ]);
  assert.deepEqual(problemsIn(rawResult({ extension: { swing: 3, note: 'x', done: true, none: null } })), []);
  assert.deepEqual(problemsIn(rawResult({ extension: { nested: {} } })), ['TYPE extension.nested']);
  const crowd = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`f${index}`, index]));
  assert.deepEqual(problemsIn(rawResult({ extension: crowd })), ['TOO_MANY extension']);
});

test('[F7] B23 the wrong type of value is TYPE', () => {
  for (const written of ['true', '[1]', '{}']) {
    assert.deepEqual(problemsIn(withVotes(`"votes":${written}`)), ['TYPE candidates[0].votes']);
  }
  assert.deepEqual(problemsIn(rawResult({ candidates: 'all' })), ['TYPE candidates']);
  assert.deepEqual(problemsIn(rawResult({ source: 7, mode: 3 })), ['TYPE mode', 'TYPE source']);
  assert.deepEqual(problemsIn([rawResult()]), ['TYPE ']);
});

test('[F20] a list inside an object is answered like a list, with what to send instead', () => {
  const parsed = parseMessage(bytesOf({ results: [rawResult()] }), CHANNEL);
  const [problem] = parsed.ok ? [] : parsed.problems;
  assert.deepEqual([problem?.code, problem?.received], ['TYPE', '"a list under \\"results\\""']);
  assert.match(problem?.todo ?? '', /one a line in a file named \.ndjson/);
});

test('[F7] B12 thirty candidates and two hundred letters a name are the limit', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `c${index}`, votes: index }));
  assert.deepEqual(problemsIn(rawResult({ candidates: many(30) })), []);
  assert.deepEqual(problemsIn(rawResult({ candidates: many(31) })), ['TOO_MANY candidates']);
  assert.deepEqual(problemsIn(rawResult({ name: 'a'.repeat(200) })), []);
  assert.deepEqual(problemsIn(rawResult({ name: 'a'.repeat(201) })), ['TOO_LONG name']);
});

test('[F7] every fault of the shape is reported at once, with its path', () => {
  const spoilt = rawResult({
    revision: 0,
    time: 'noon',
    electorate: '5',
    candidates: [{ id: 7, votes: -3 }],
  });
  assert.deepEqual(problemsIn(spoilt).toSorted(), [
    'NEGATIVE candidates[0].votes',
    'NEGATIVE revision',
    'NOT_INTEGER electorate',
    'TIMESTAMP time',
    'TYPE candidates[0].id',
  ]);
});

test('[F8] B25 another version or an unknown kind is VERSION, before its fields are looked at', () => {
  assert.deepEqual(problemsIn(rawResult({ format: 'declared-feed/2', anything: 1 })), ['VERSION format']);
  assert.deepEqual(problemsIn(rawResult({ kind: 'stateOfParties' })), ['VERSION kind']);
});

test('[F9] B26 an instant has a zone and is in the calendar', () => {
  const wrong = [
    '2024-07-05T03:36:00',
    '2024-07-05 03:36:00Z',
    '2024-02-30T03:36:00Z',
    '2023-02-29T03:36:00Z',
    '2024-07-05T24:00:00Z',
    '2024-07-05T03:60:00Z',
    '2024-07-05T03:36:00+15:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '5 July 2024',
    '1720150560',
  ];
  for (const time of wrong) assert.deepEqual(problemsIn(rawResult({ time })), ['TIMESTAMP time'], time);
});

test('[F9] an instant in another zone is kept in UTC', () => {
  for (const [time, utc] of [
    ['2024-07-05T04:36:00+01:00', '2024-07-05T03:36:00Z'],
    ['2024-07-05T03:36Z', '2024-07-05T03:36:00Z'],
    ['2024-02-29T23:30:00-01:30', '2024-03-01T01:00:00Z'],
  ] as const) {
    const parsed = parseMessage(bytesOf(rawResult({ time })), CHANNEL);
    assert.equal(parsed.ok ? parsed.value.time : '', utc);
  }
});

test('[F6] B27 percentages that a source sends are never used, and a wrong one is a warning', () => {
  const share = (first: number) =>
    alderResult({
      turnout: 50,
      candidates: alderResult().candidates.map((each, index) =>
        index === 0 ? { ...each, share: first } : each,
      ),
    });
  assert.deepEqual(codesOf(judged(share(40.05))), []);
  assert.deepEqual(codesOf(judged(share(40.2))), ['SHARE_DIFFERS']);
  assert.deepEqual(
    problemsIn(JSON.stringify(share(40)).replace('"share":40', '"share":39.999999999999999')),
    [],
  );
});

test('[F12] B87 what was received is quoted on one line, escaped and cut', () => {
  const hostile = `\u001b[2Jgone\r\nINFO all is well\u202e\u200b${'x'.repeat(500)}`;
  const made = problem('TYPE', {
    path: `a\n${hostile}`.slice(0, 20),
    received: hostile,
    expected: 'b\u0007',
    todo: 'c.',
  });
  const line = problemLine(made);
  assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  assert.equal(made.received.length, RECEIVED_CHARS_MAX);
  assert.match(line, /^TYPE at a\\u000a.*: received ".*…; expected b\\u0007\. c\.$/);
  assert.equal(escapeText('D\u0175r & \u00e9'), 'D\u0175r & \u00e9');
});

test('[F12] every problem says where, what came, what was expected and what to do', () => {
  const spoilt = rawResult({ revision: 'x', time: 1, more: [], candidates: [{ id: 'a', votes: true }] });
  const parsed = parseMessage(bytesOf(spoilt), CHANNEL);
  assert.equal(parsed.ok, false);
  for (const each of parsed.ok ? [] : parsed.problems) {
    assert.ok(
      each.path !== '' && each.received !== '' && each.expected !== '' && /\.$/.test(each.todo),
      each.code,
    );
  }
});

test('[F12] what was expected is said in words, not by the name of a type', () => {
  for (const votes of ['1.5', '"1,104"', 'null', '[]']) {
    const parsed = parseMessage(bytesOf(withVotes(`"votes":${votes}`)), CHANNEL);
    assert.ok(!parsed.ok);
    assert.equal(parsed.problems[0]?.expected, 'a whole number in digits, such as 1234', votes);
  }
});

test('[F12] B85 hostile text is judged like any other, without patterns that go back', () => {
  const hostile = `${'a'.repeat(199)}!`;
  const parsed = parseMessage(bytesOf(rawResult({ name: hostile, source: `${'-'.repeat(199)}x` })), CHANNEL);
  assert.equal(parsed.ok, true);
  if (parsed.ok) assert.deepEqual(codesOf(judged(parsed.value)), ['NAME_MISMATCH']);
});

test('[F7] B86 an address in a message stays text in the journal: nothing of it reaches a fact', () => {
  const address = 'http://169.254.169.254/latest/meta-data';
  const parsed = parseMessage(bytesOf(rawResult({ extension: { image: address } })), CHANNEL);
  assert.equal(parsed.ok, true);
  if (!parsed.ok) return;
  const judgement = judged(parsed.value);
  assert.equal(judgement.disposition, 'committed');
  assert.equal(JSON.stringify(judgement).includes(address), false);
});
