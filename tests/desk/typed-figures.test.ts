import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countIn, FIGURE_MAX, readFigure } from '#lib/desk/typed-figures.ts';
import { holds } from '#tests/support/properties.ts';

const MARKS = ['', ',', ' ', '\u00a0', '\u202f', '\u2009', '\t', "'", '’', '，'];

function grouped(count: number, mark: string): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, mark);
}

function fullWidth(digits: string): string {
  return digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

test('[D50] a count reads the same in every grouping, in plain and in full-width digits', () => {
  holds(
    fc.property(
      fc.integer({ min: 0, max: FIGURE_MAX }),
      fc.constantFrom(...MARKS),
      fc.boolean(),
      fc.constantFrom('', ' ', '\n', '\u00a0'),
      (count, mark, isWide, around) => {
        const digits = grouped(count, mark);
        const typed = `${around}${isWide ? fullWidth(digits) : digits}${around}`;
        assert.deepEqual(readFigure(typed), { kind: 'figure', count });
      },
    ),
    1000,
  );
});

test('[D50] whatever is typed is a count, nothing, or refused in words, and never a guess', () => {
  holds(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (typed) => {
      const read = readFigure(typed);
      if (read.kind !== 'figure') return;
      const digits = [...typed.normalize('NFKC')].filter((each) => /[0-9]/.test(each)).join('');
      assert.equal(String(read.count), digits);
    }),
    1000,
  );
});

test('[D50] what could mean two things is refused with what to do', () => {
  const refusals: readonly (readonly [string, RegExp])[] = [
    ['12.345', /full stop.*Type “12345”/],
    ['1.5', /full stop/],
    ['12,34', /digit missing/],
    ['1234,567', /digit missing/],
    ['12 34', /digit missing/],
    ['1,234 567', /two kinds of marks/],
    ['012', /begins with 0/],
    ['0,123', /begins with 0/],
    ['-12', /sign/],
    ['−12', /sign/],
    ['1O234', /letter that looks like a digit/],
    ['l2345', /letter that looks like a digit/],
    ['1e4', /not a whole number/],
    ['twelve', /not a whole number/],
    ['45%', /not a whole number/],
    ['1000001', /more than any constituency/],
    ['9'.repeat(60), /too long/],
    ['١٢٣', /not a whole number/],
  ];
  for (const [typed, words] of refusals) {
    const read = readFigure(typed);
    assert.equal(read.kind, 'refused', typed);
    if (read.kind === 'refused') assert.match(read.words, words);
    assert.equal(countIn(typed), null);
  }
});

test('[D50] nothing typed is nothing, which is not 0', () => {
  assert.deepEqual(readFigure('  '), { kind: 'empty' });
  assert.deepEqual(readFigure('0'), { kind: 'figure', count: 0 });
  assert.equal(countIn(''), null);
});
