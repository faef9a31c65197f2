import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryContent } from '#lib/desk/entry.ts';
import {
  COUNTING,
  FIRST,
  FLAG,
  FLIPPED,
  OTHER,
  POSTPONED,
  RECOUNT,
  roomWith,
  rush,
  type Setting,
  WITHDRAWAL,
} from '#tests/support/alder-entries.ts';
import { correction, enter, result, said, type Who } from '#tests/support/newsroom.ts';
import { RED } from '#tests/support/tiny-election.ts';

const CLEARED: EntryContent = { kind: 'flagCleared' };

/** What each of them says in turn, and what becomes of it. */
interface Row {
  readonly public: Setting;
  readonly oneKey?: boolean;
  readonly content: EntryContent;
  readonly people: readonly Who[];
  readonly becomes: readonly string[];
}

const ROWS: readonly Row[] = [
  // A result, an announced winner, a postponed poll: two people, one of them an editor at least.
  { public: 'nothing', content: result(FIRST), people: ['ed'], becomes: ['entryWaits'] },
  { public: 'nothing', content: result(FIRST), people: ['cy'], becomes: ['entryWaits'] },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['rae', 'ed'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['ed', 'rae'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['ed', 'eve'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'nothing',
    content: result(FIRST),
    people: ['rae', 'ray'],
    becomes: ['entryWaits', 'entryWaits'],
  },
  {
    ...{ public: 'nothing', content: result(FIRST), people: ['rae', 'ray', 'ed'] },
    becomes: ['entryWaits', 'entryWaits', 'entryPublished'],
  },
  { public: 'nothing', content: result(FIRST), people: ['ed', 'ed'], becomes: ['entryWaits', 'nothingToDo'] },
  { public: 'nothing', content: rush(RED), people: ['rae', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'nothing', content: rush(RED), people: ['cy'], becomes: ['entryWaits'] },
  { public: 'nothing', content: POSTPONED, people: ['rae', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'nothing', content: POSTPONED, people: ['cy'], becomes: ['entryWaits'] },
  {
    public: 'withdrawn',
    content: result(OTHER),
    people: ['rae', 'ed'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    public: 'rush',
    content: result(FIRST),
    people: ['rae', 'ed'],
    becomes: ['entryWaits', 'entryPublished'],
  },
  // The same where a chief lets one person publish: an editor, not a reporter.
  { public: 'nothing', oneKey: true, content: result(FIRST), people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', oneKey: true, content: rush(RED), people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', oneKey: true, content: POSTPONED, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', oneKey: true, content: result(FIRST), people: ['rae'], becomes: ['entryWaits'] },
  // Stages of the count, a correction that leaves the winner, a doubt in public: one editor.
  { public: 'nothing', content: COUNTING, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', content: RECOUNT, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'nothing', content: COUNTING, people: ['rae', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'result', content: correction(OTHER), people: ['ed'], becomes: ['entryPublished'] },
  { public: 'result', content: FLAG, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'flagged', content: CLEARED, people: ['ed'], becomes: ['entryPublished'] },
  { public: 'result', content: correction(OTHER), people: ['rae'], becomes: ['NOT_ALLOWED'] },
  { public: 'result', content: FLAG, people: ['rae'], becomes: ['NOT_ALLOWED'] },
  { public: 'flagged', content: CLEARED, people: ['rae'], becomes: ['NOT_ALLOWED'] },
  // A public winner changes or vanishes: two editors, whatever a chief has set.
  { public: 'result', content: correction(FLIPPED), people: ['ed'], becomes: ['entryWaits'] },
  { public: 'result', oneKey: true, content: correction(FLIPPED), people: ['cy'], becomes: ['entryWaits'] },
  {
    ...{ public: 'result', oneKey: true, content: correction(FLIPPED), people: ['ed', 'eve'] },
    becomes: ['entryWaits', 'entryPublished'],
  },
  {
    ...{ public: 'result', content: correction(FLIPPED), people: ['ed', 'rae', 'cy'] },
    becomes: ['entryWaits', 'NOT_ALLOWED', 'entryPublished'],
  },
  {
    ...{ public: 'rush', oneKey: true, content: result(FLIPPED), people: ['rae', 'ed', 'eve'] },
    becomes: ['NOT_ALLOWED', 'entryWaits', 'entryPublished'],
  },
  // A recount takes an announcement back.
  { public: 'rush', content: RECOUNT, people: ['ed', 'eve'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'rush', content: RECOUNT, people: ['rae'], becomes: ['NOT_ALLOWED'] },
  // A withdrawal: a chief begins it, and an editor or another chief says the same.
  { public: 'result', content: WITHDRAWAL, people: ['cy', 'ed'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'rush', content: WITHDRAWAL, people: ['cy', 'cleo'], becomes: ['entryWaits', 'entryPublished'] },
  { public: 'result', oneKey: true, content: WITHDRAWAL, people: ['cy'], becomes: ['entryWaits'] },
  { public: 'result', content: WITHDRAWAL, people: ['cy', 'rae'], becomes: ['entryWaits', 'NOT_ALLOWED'] },
  { public: 'result', content: WITHDRAWAL, people: ['ed'], becomes: ['NOT_ALLOWED'] },
  { public: 'result', content: WITHDRAWAL, people: ['cy', 'cy'], becomes: ['entryWaits', 'nothingToDo'] },
];

for (const { public: setting, oneKey = false, content, people, becomes } of ROWS) {
  const who = people.join(', then ');
  const where = `${setting} public${oneKey ? ', one key' : ''}`;
  test(`[D1] ${content.kind} by ${who} with ${where}: ${becomes.join(', ')}`, () => {
    const room = roomWith(setting, oneKey);
    const before = room.night.length;
    assert.deepEqual(
      people.map((each) => said(enter(room, each, content))),
      becomes,
    );
    const isOut = becomes.at(-1) === 'entryPublished';
    assert.equal(room.night.length - before, isOut ? 1 : 0);
    if (!isOut) return;
    const event = room.night.at(-1);
    assert.equal(event?.by, 'desk');
    const words = JSON.stringify(room.night);
    for (const name of ['Rae', 'Ray', 'Ed', 'Eve', 'Cy', 'Cleo']) {
      assert.ok(!words.includes(`"${name}"`) && !words.includes(`"${name.toLowerCase()}"`));
    }
  });
}
