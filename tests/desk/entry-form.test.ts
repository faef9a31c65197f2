import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromDraft, toDraft } from '#lib/desk/draft-form.ts';
import { type EntryForm, emptyForm, formOfFigures, isUntouched, readForm } from '#lib/desk/entry-form.ts';
import { kindsFor, kindsOpenTo } from '#lib/desk/entry-kinds.ts';
import { formOfPublic } from '#lib/desk/form-of-entry.ts';
import { readTime } from '#lib/desk/typed-time.ts';
import type { CandidateId } from '#lib/election/ids.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest } from '#lib/election/state.ts';
import { holds } from '#tests/support/properties.ts';
import { ALDER, declared, fold, idOf, numbered, tinyRoll } from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const constituency = constituencyOf(roll, ALDER);
/** 03:10 on the morning after, in London. */
const nightNowMs = Date.parse('2030-07-05T02:10:30.250Z');
const context = { constituency, contest: emptyContest, nightNowMs };

const typed: EntryForm = {
  ...emptyForm('result', 0),
  votes: {
    [idOf('alder', 'red')]: '12,345',
    [idOf('alder', 'blue')]: '10 001',
    [idOf('alder', 'gold')]: '999',
    [idOf('alder', 'independent')]: '0',
  },
  source: ' Returning officer, by telephone ',
};

test('[D51] a form with every figure and a source is an entry, in whole numbers', () => {
  const read = readForm({ ...typed, declaredAt: '0305' }, context);
  assert.ok(read.ok);
  assert.equal(read.entry.source, 'Returning officer, by telephone');
  assert.deepEqual(read.entry.content, {
    kind: 'result',
    figures: {
      votes: {
        [idOf('alder', 'red')]: 12345,
        [idOf('alder', 'blue')]: 10001,
        [idOf('alder', 'gold')]: 999,
        [idOf('alder', 'independent')]: 0,
      },
      electorate: null,
      rejectedBallots: null,
      ballots: null,
      majority: null,
      winner: null,
      decidedByLot: null,
      declaredAt: '2030-07-05T02:05:00.000Z',
    },
  });
});

test('[D51] without a time of its own a declaration is of now', () => {
  const read = readForm(typed, context);
  assert.ok(read.ok && read.entry.content.kind === 'result');
  assert.equal(read.entry.content.figures.declaredAt, '2030-07-05T02:10:30Z');
});

test('[D51] nothing is an entry without a source, a missing figure or a figure that could mean two things', () => {
  const without = readForm({ ...typed, source: ' ' }, context);
  assert.ok(!without.ok);
  assert.deepEqual(
    without.faults.map(({ field, isMissing }) => [field, isMissing]),
    [['source', true]],
  );
  const gold = idOf('alder', 'gold');
  const half = readForm({ ...typed, votes: { ...typed.votes, [gold]: '' }, ballots: '12.345' }, context);
  assert.ok(!half.ok);
  assert.deepEqual(
    half.faults.map(({ field, isMissing }) => [field, isMissing]),
    [
      [`votes ${gold}`, true],
      ['ballots', false],
    ],
  );
});

test('[D51] corrections, withdrawals and postponements need a reason, a flag its words, a rush its winner', () => {
  for (const kind of ['correction', 'withdrawal', 'postponement', 'flag'] as const) {
    const read = readForm({ ...typed, kind }, context);
    assert.ok(!read.ok, kind);
    assert.deepEqual(
      read.faults.map(({ field }) => field),
      ['words'],
    );
    assert.ok(readForm({ ...typed, kind, words: 'Counted twice' }, context).ok, kind);
  }
  assert.ok(!readForm({ ...typed, kind: 'rush' }, context).ok);
  assert.ok(readForm({ ...typed, kind: 'rush', winner: idOf('alder', 'red') }, context).ok);
});

test('[D51] a recount without a number is the next one', () => {
  const counting = { kind: 'recount', recount: 2, since: '2030-07-05T01:00:00Z' } as const;
  const read = readForm(
    { ...typed, kind: 'recount' },
    { ...context, contest: { ...emptyContest, phase: counting } },
  );
  assert.ok(read.ok);
  assert.deepEqual(read.entry.content, { kind: 'recount', recount: 3 });
  assert.ok(!readForm({ ...typed, kind: 'recount', recount: '99' }, context).ok);
});

test('[D52] a time of day is the last such moment in London that is not in the future', () => {
  const at = (text: string) => {
    const read = readTime(text, nightNowMs);
    return read.kind === 'time' ? read.at : read.kind;
  };
  assert.equal(at('03:10'), '2030-07-05T02:10:00.000Z');
  assert.equal(at('3.09'), '2030-07-05T02:09:00.000Z');
  assert.equal(at('2350'), '2030-07-04T22:50:00.000Z');
  assert.equal(at('03:30'), '2030-07-04T02:30:00.000Z');
  assert.equal(at(''), 'empty');
  assert.equal(at('25:00'), 'refused');
  assert.equal(at('soon'), 'refused');
});

test('[D53] a draft gives back what was typed, letter by letter', () => {
  const text = fc.string({ maxLength: 30 });
  const choice = fc.option(fc.constantFrom(idOf('alder', 'red'), idOf('alder', 'blue')), { nil: null });
  holds(
    fc.property(
      fc.dictionary(
        fc.constantFrom('a', 'b', 'c', 'dc-1'),
        text.filter((each) => each !== ''),
      ),
      fc.tuple(text, text, text, text),
      choice,
      choice,
      fc.nat(40),
      (votes, [electorate, majority, source, words], winner, lot, revision) => {
        const form: EntryForm = {
          ...emptyForm('correction', revision),
          votes: { ...votes } as Record<CandidateId, string>,
          electorate,
          majority,
          source,
          words,
          winner,
          lot,
        };
        assert.deepEqual(fromDraft(JSON.parse(JSON.stringify(toDraft(form)))), form);
      },
    ),
  );
  assert.equal(fromDraft({}), null);
  assert.equal(fromDraft({ kind: 'result', expectedRevision: 'x' }), null);
});

test('[D53] a form in which nothing was typed is not worth keeping', () => {
  assert.ok(isUntouched(emptyForm('result', 3)));
  assert.ok(!isUntouched(typed));
  assert.ok(!isUntouched({ ...emptyForm('rush', 0), winner: idOf('alder', 'red') }));
});

test('[D51] figures that are known can be typed on: the same figures come back', () => {
  const read = readForm({ ...typed, ballots: '23400' }, context);
  assert.ok(read.ok && read.entry.content.kind === 'result');
  const again = readForm(
    { ...formOfFigures(emptyForm('result', 0), read.entry.content.figures), source: 'Feed' },
    context,
  );
  assert.ok(again.ok && again.entry.content.kind === 'result');
  assert.deepEqual(again.entry.content.figures.votes, read.entry.content.figures.votes);
  assert.equal(again.entry.content.figures.ballots, 23400);
});

test('[D51] a correction can begin with what is public, and says then what is public', () => {
  const facts = [declared(roll, ALDER, { red: 500, blue: 400, gold: 100, independent: 5 })];
  const contest = fold(roll, numbered(facts)).contests[ALDER] ?? emptyContest;
  const form = formOfPublic(contest);
  assert.ok(form !== null);
  const read = readForm({ ...form, source: 'RO', words: 'Counted twice' }, { ...context, contest });
  assert.ok(read.ok && read.entry.content.kind === 'correction' && contest.phase.kind === 'declared');
  assert.deepEqual(read.entry.content.figures.votes, contest.phase.figures.votes);
  assert.equal(read.entry.expectedRevision, contest.revision);
  assert.equal(formOfPublic(emptyContest), null);
});

test('[D54] what is offered fits the stage of the count, and nobody is offered what would be refused', () => {
  const { contests } = fold(
    roll,
    numbered([declared(roll, ALDER, { red: 5, blue: 4, gold: 1, independent: 0 })]),
  );
  const contest = contests[ALDER] ?? emptyContest;
  assert.deepEqual(kindsFor(contest), ['correction', 'flag', 'withdrawal']);
  assert.deepEqual(kindsOpenTo('editor', contest), ['correction', 'flag']);
  assert.deepEqual(kindsOpenTo('chief', contest), ['correction', 'flag', 'withdrawal']);
  assert.deepEqual(kindsOpenTo('reporter', contest), []);
  assert.deepEqual(kindsOpenTo('reporter', emptyContest), kindsFor(emptyContest));
});
