import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTING, FIRST, FLIPPED, OTHER, RECOUNT, roomWith } from '#tests/support/alder-entries.ts';
import { alderResult, message } from '#tests/support/feed-messages.ts';
import { correction, enter, newsroom, result, revisionOf, said } from '#tests/support/newsroom.ts';
import { ALDER, idOf, RED } from '#tests/support/tiny-election.ts';

test('[D12] a feed never overwrites what the desk entered: it becomes one item, however often it flaps', () => {
  const room = roomWith('result');
  for (let revision = 2; revision < 42; revision += 1) {
    room.feed(alderResult({ revision }, revision % 2 === 0 ? FLIPPED : [460, 400, 180, 80]));
  }
  assert.equal(room.night.length, 1);
  const { waiting } = room.viewFor('ed').queue;
  assert.equal(waiting.length, 1);
  assert.ok(waiting[0]?.problems.some(({ code }) => code === 'EDITOR_CONFLICT'));
});

test('[D109] a feed takes back what it announced itself, and what an editor announced only by two editors', () => {
  const ofFeed = newsroom();
  ofFeed.feed(message('rush', { winner: idOf('alder', RED) }));
  ofFeed.feed(message('recount', { revision: 2, recount: 1 }));
  assert.equal(ofFeed.view().state.contests[ALDER]?.phase.kind, 'recount');

  const room = roomWith('rush');
  room.feed(message('recount', { revision: 1, recount: 1 }));
  room.feed(message('recount', { revision: 2, recount: 2 }));
  room.feed(message('postponement', { revision: 3, reason: 'A candidate has died' }));
  assert.equal(room.view().state.contests[ALDER]?.phase.kind, 'rush');
  const [waiting, ...others] = room.viewFor('ed').queue.waiting;
  assert.deepEqual(others, []);
  assert.equal(waiting?.twoEditors, true);
  const accept = {
    kind: 'decide',
    decided: waiting?.inputId ?? '',
    decision: 'accept',
    reason: 'Asked',
  } as const;
  assert.equal(said(room.ask('ed', accept)), 'acceptanceProposed');
  assert.equal(said(room.ask('eve', accept)), 'quarantineDecided');
  assert.equal(room.view().state.contests[ALDER]?.phase.kind, 'postponed');
});

test('[D12] what the desk entered makes no message of a feed look old: each counts its own revisions', () => {
  const room = newsroom();
  enter(room, 'ed', COUNTING);
  enter(room, 'ed', RECOUNT);
  const first = room.feed(alderResult({ revision: 1 }, FIRST));
  assert.ok(first.kind === 'inputJudged' && first.disposition === 'committed');
  assert.equal(revisionOf(room), 3);
  enter(room, 'ed', correction(OTHER));
  // The feed says again what it said, and then something new.
  const again = room.feed(alderResult({ revision: 1, source: 'The same agency' }, FIRST));
  assert.ok(again.kind === 'inputJudged' && again.disposition === 'noop');
  const newer = room.feed(alderResult({ revision: 2 }, [420, 340, 180, 80]));
  assert.ok(newer.kind === 'inputJudged' && newer.disposition === 'quarantined');
  assert.deepEqual(
    newer.problems.map(({ code }) => code),
    ['EDITOR_CONFLICT'],
  );
  const withdrawal = room.feed(message('withdrawal', { revision: 2, reason: 'Read out wrongly' }));
  assert.ok(withdrawal.kind === 'inputJudged' && withdrawal.disposition === 'quarantined');
  // Accepted, it is the next revision of the contest, so that an open form notices it.
  const decide = { kind: 'decide', decided: newer.inputId, decision: 'accept', reason: 'Asked' } as const;
  assert.equal(said(room.ask('ed', decide)), 'quarantineDecided');
  assert.equal(revisionOf(room), 5);
});

test('[D12] a feed that confirms what the desk entered changes nothing that a reader sees', () => {
  const room = roomWith('result');
  const { contests, tally } = room.view().state;
  const same = room.feed(alderResult({ revision: 1 }, FIRST));
  assert.ok(same.kind === 'inputJudged' && same.disposition === 'committed');
  assert.equal(room.night.at(-1)?.kind, 'resultConfirmed');
  assert.equal(room.view().state.tally, tally);
  assert.deepEqual(room.view().state.contests[ALDER]?.phase, contests[ALDER]?.phase);
  const other = room.feed(alderResult({ revision: 1 }, OTHER));
  assert.ok(other.kind === 'inputJudged' && other.disposition === 'quarantined');
  assert.ok(other.problems.some(({ code }) => code === 'SAME_REVISION_DIFFERS'));
});

test('[D12] an entry while a feed’s change of winner waits is asked about that, unless it settles it', () => {
  const room = newsroom();
  room.feed(alderResult());
  room.feed(alderResult({ revision: 2 }, FLIPPED));
  const { inputId } = room.viewFor('ed').queue.waiting[0] ?? { inputId: '' };
  const asking = enter(room, 'ed', correction(OTHER), { acknowledged: [] });
  assert.deepEqual(asking.kind === 'commandRefused' && asking.problems.map(({ code }) => code), ['FLIPPING']);
  assert.equal(
    said(enter(room, 'ed', correction(OTHER), { acknowledged: [], fromInput: inputId })),
    'entryPublished',
  );
  assert.deepEqual(room.viewFor('ed').queue.waiting, []);
});

test('[D13] an entry made from a waiting message settles it once it is public, and not before', () => {
  const room = newsroom();
  room.feed(alderResult({ validVotes: 999 }));
  const { inputId, content } = room.viewFor('ed').queue.waiting[0] ?? { inputId: '', content: null };
  assert.equal(content?.votes?.[idOf('alder', RED)], 400);
  enter(room, 'rae', result(FIRST), { fromInput: inputId });
  assert.equal(room.viewFor('ed').queue.waiting.length, 1);
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryPublished');
  assert.deepEqual(room.viewFor('ed').queue.waiting, []);
  const late = enter(room, 'ed', correction(OTHER), { fromInput: inputId });
  assert.equal(said(late), 'NOT_WAITING');
});
