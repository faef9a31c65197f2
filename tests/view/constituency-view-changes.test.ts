import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alder, declaration, roll, VOTES } from '#tests/support/alder-page.ts';
import { ALDER, corrected, declared, idOf, RED } from '#tests/support/tiny-election.ts';

test('[V59] a correction shows revision, reason and every figure that it changed, old and new', () => {
  const view = alder([declaration, corrected(roll, ALDER, { ...VOTES, red: 500 }, 2, 'Counted twice')]);
  assert.deepEqual(view.notices, [
    { kind: 'corrected', heading: 'Corrected at 22:02.', words: 'Counted twice.', hasRecord: true },
  ]);
  assert.equal(view.headline.verdict.state, 'Corrected');
  const [entry] = view.record.entries;
  assert.equal(entry?.heading, 'Revision 2, corrected');
  assert.deepEqual(entry?.lines, [
    'Counted twice.',
    'Red gain from Blue, majority 70.',
    'Source: Returning officer.',
  ]);
  assert.deepEqual(entry?.changes, [
    { figure: 'Alder red', was: '450', is: '500' },
    { figure: 'Majority', was: '20', is: '70' },
    { figure: 'Valid votes', was: '1,000', is: '1,050' },
  ]);
});

test('[V59] a correction that changes the winner says both', () => {
  const view = alder([declaration, corrected(roll, ALDER, { ...VOTES, blue: 480 }, 2)]);
  assert.deepEqual(view.record.entries[0]?.changes[0], {
    figure: 'Winner',
    was: 'Alder red (Red)',
    is: 'Alder blue (Blue)',
  });
});

test('[V60] nothing of a withdrawn result stands but in the record', () => {
  const withdrawn = {
    kind: 'resultWithdrawn',
    constituencyId: ALDER,
    revision: 2,
    reason: 'Another seat’s notice',
  } as const;
  const view = alder([declaration, withdrawn]);
  assert.equal(view.title, 'Alder: result withdrawn');
  assert.equal(view.table.kind, 'ballot');
  assert.equal(view.keyFigures[0]?.label, 'Majority to beat');
  assert.deepEqual(
    view.record.entries.map(({ heading }) => heading),
    ['Result withdrawn', 'Revision 1, declared', 'Polls close'],
  );
  const again = alder([declaration, withdrawn, declared(roll, ALDER, { ...VOTES, gold: 51 }, 3)]);
  assert.equal(again.notices[0]?.kind, 'redeclared');
  assert.equal(again.record.entries[0]?.heading, 'Revision 2, declared again');
});

test('[V60] an announcement withdrawn is not called a result', () => {
  const view = alder([
    { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner: idOf('Alder', RED) },
    { kind: 'resultWithdrawn', constituencyId: ALDER, revision: 2, reason: 'Too soon' },
  ]);
  assert.equal(view.notices[0]?.heading, 'Announcement withdrawn at 22:02.');
});

test('[V61] a result in doubt is still shown, and marked', () => {
  const view = alder([
    declaration,
    { kind: 'resultFlagged', constituencyId: ALDER, words: 'The council gives other figures' },
  ]);
  assert.equal(view.table.kind, 'result');
  assert.equal(view.headline.verdict.state, 'In doubt');
  assert.match(view.notices[0]?.words ?? '', /The council gives other figures\. It is still shown/);
});

test('[V62] counting, recounts and a postponed poll each have their words', () => {
  const about = { constituencyId: ALDER };
  assert.equal(
    alder([{ ...about, kind: 'countingStarted', revision: 1 }]).headline.verdict.state,
    'Counting',
  );
  const recount = alder([{ ...about, kind: 'recountStarted', revision: 1, recount: 2 }]);
  assert.equal(recount.headline.verdict.state, 'Second recount');
  assert.equal(recount.notices[0]?.heading, 'Second recount.');
  const postponed = alder([{ ...about, kind: 'pollPostponed', revision: 1, reason: 'A candidate has died' }]);
  assert.equal(postponed.title, 'Alder: poll postponed');
  assert.match(postponed.notices[0]?.words ?? '', /A candidate has died\./);
});
