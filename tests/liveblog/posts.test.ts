import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { type Document, paragraph, plainText } from '#lib/liveblog/document.ts';
import { keyEvents, postsOf } from '#lib/liveblog/posts.ts';
import type { ResultCard } from '#lib/liveblog/result-card.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  candidate,
  constituency,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  threeSeats,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const result = declared(roll, ALDER, { red: 480, blue: 470, gold: 50 }, 1);
const correction = corrected(roll, ALDER, { red: 470, blue: 480, gold: 50 }, 2);
const withdrawal: NightFact = {
  kind: 'resultWithdrawn',
  constituencyId: ALDER,
  revision: 3,
  reason: 'A box was left out',
};
const rush: NightFact = {
  kind: 'winnerAnnounced',
  constituencyId: BIRCH,
  revision: 1,
  winner: idOf('birch', RED),
};
const postsAfter = (...facts: readonly NightFact[]) => postsOf(roll, fold(roll, numbered(facts)));
const cardOf = (body: Document) =>
  body.find((block): block is ResultCard => block.kind === 'resultCard') ?? null;

test('[W12] every declaration makes a card, newest first, its id the number of its event', () => {
  const cards = postsAfter(declared(roll, BIRCH, { red: 600, blue: 400 }), result).filter(
    (post) => post.kind === 'card',
  );
  assert.deepEqual(
    cards.map((post) => [post.id, post.seq, post.constituencyId]),
    [
      ['2', 2, ALDER],
      ['1', 1, BIRCH],
    ],
  );
});

test('[W12] a card keeps the figures of its event, whatever came after, and says what became of them', () => {
  const cards = postsAfter(result, correction, withdrawal)
    .map((post) => cardOf(post.body))
    .filter((card) => card !== null)
    .map((card) => [
      card.publicRevision,
      card.rows[0]?.candidate.standing,
      card.rows[0]?.votes,
      card.majority?.votes,
      card.summary.outcome.kind,
      card.ended?.how ?? 'stands',
    ]);
  assert.deepEqual(cards, [
    [2, BLUE, 480, 10, 'hold', 'withdrawn'],
    [1, RED, 480, 10, 'gain', 'corrected'],
  ]);
});

test('[W12] a card carries turnout and swing; a correction says why', () => {
  const [post] = postsAfter(result, correction).filter((each) => each.kind === 'card');
  const card = cardOf(post?.body ?? []);
  assert.equal(card?.turnout, 0.5);
  assert.deepEqual([card?.swing?.from, card?.swing?.to, card?.swing?.points.toFixed(1)], [BLUE, RED, '4.5']);
  assert.equal(plainText(post?.body ?? []), 'Corrected: Counted twice.');
});

test('[W12] a rush makes a card without figures, which stays when the figures come and name another', () => {
  const cards = postsAfter(rush, declared(roll, BIRCH, { red: 1, blue: 2 }, 2))
    .filter((post) => post.kind === 'card')
    .map((post) => post.body[0]);
  assert.deepEqual(
    cards.map((card) => card?.kind),
    ['resultCard', 'rushCard'],
  );
  const announced = cards[1];
  assert.equal(announced?.kind === 'rushCard' ? announced.winner.standing : '', RED);
});

test('[W12] a winner announced, taken back and struck off keeps the card', () => {
  const others = roll.constituencies.get(BIRCH)?.candidates.filter((each) => each.standing !== RED) ?? [];
  const cards = postsAfter(
    rush,
    { kind: 'resultWithdrawn', constituencyId: BIRCH, revision: 2, reason: 'Too soon' },
    { kind: 'nominationsAmended', constituencyId: BIRCH, revision: 3, candidates: others },
  ).flatMap((post) => post.body.filter((block) => block.kind === 'rushCard'));
  assert.deepEqual(
    cards.map((card) => card.winner.standing),
    [RED],
  );
});

test('[W12] the same winner announced again is no news', () => {
  assert.equal(postsAfter(rush, { ...rush, revision: 2 }).filter((post) => post.kind === 'card').length, 1);
});

test('[W12] no more posts than asked for, the newest', () => {
  const state = fold(roll, numbered([result, correction, withdrawal]));
  assert.deepEqual(
    postsOf(roll, state, 2).map((post) => post.id),
    postsOf(roll, state)
      .slice(0, 2)
      .map((post) => post.id),
  );
  assert.deepEqual(postsOf(roll, state, 0), []);
});

test('[W13] recounts, withdrawals, postponements, doubts and their ends are notices with their reasons', () => {
  const notices = postsAfter(
    { kind: 'recountStarted', constituencyId: ALDER, revision: 1, recount: 1 },
    { kind: 'recountStarted', constituencyId: ALDER, revision: 2, recount: 2 },
    result,
    { kind: 'resultFlagged', constituencyId: ALDER, words: 'Turnout looks low' },
    { kind: 'flagCleared', constituencyId: ALDER },
    withdrawal,
    { kind: 'pollPostponed', constituencyId: BIRCH, revision: 1, reason: 'A candidate has died' },
  )
    .filter((post) => post.kind === 'notice')
    .map((post) => [post.headline, plainText(post.body)]);
  assert.deepEqual(notices, [
    ['Poll postponed: Birch', 'A candidate has died.'],
    [
      'Result withdrawn: Alder',
      'Nothing of it is counted until the seat is declared again. Reason: A box was left out.',
    ],
    ['No longer in doubt: Alder', 'The result stands as it was declared.'],
    ['In doubt: Alder', 'Turnout looks low.'],
    ['Second recount in Alder', ''],
    ['Recount in Alder', ''],
  ]);
});

test('[W14] the first seat, the first gain and a party’s first seat are key events in words', () => {
  const words = keyEvents(
    roll,
    fold(
      roll,
      numbered([
        declared(roll, BIRCH, { red: 300, blue: 100, gold: 200 }),
        declared(roll, ALDER, { red: 100, blue: 200, gold: 300 }),
      ]),
    ),
  ).map((post) => [post.id, post.headline, plainText(post.body)]);
  assert.deepEqual(words, [
    [
      '2-firstGain-gold',
      'The first gain: Alder',
      'Alder gold: Gold gain from Blue, majority 100. Swing: 28.3 points from Blue to Gold.',
    ],
    [
      '2-partyFirstSeat-gold',
      'Gold wins its first seat: Alder',
      'Alder gold: Gold gain from Blue, majority 100. Swing: 28.3 points from Blue to Gold.',
    ],
    ['1-firstSeat-red', 'First to declare: Birch', 'Red hold, majority 100. Gold is second with 33.3%.'],
  ]);
});

test('[V244] a key event keeps the figures it told, and says what became of them', () => {
  const told = (...facts: readonly NightFact[]) =>
    keyEvents(roll, fold(roll, numbered(facts))).map(({ id, ended }) => [id, ended?.how ?? null]);
  assert.deepEqual(told(result), [
    ['1-firstGain-red', null],
    ['1-firstSeat-red', null],
  ]);
  assert.deepEqual(told(result, correction).slice(-2), [
    ['1-firstGain-red', 'corrected'],
    ['1-firstSeat-red', 'corrected'],
  ]);
  assert.deepEqual(told(result, withdrawal).at(-1), ['1-firstSeat-red', 'withdrawn']);
});

test('[V244] a key event that counts seats is not marked by what became of one of them', () => {
  const state = fold(roll, numbered([declared(roll, BIRCH, { red: 2, blue: 1 }), result, correction]));
  const marks = keyEvents(roll, state)
    .filter(({ id }) => id.includes('majority'))
    .map(({ ended }) => ended);
  assert.deepEqual(marks, [null, null]);
});

test('[W14] a first seat that was only announced says that its figures are to come', () => {
  const [post] = keyEvents(roll, fold(roll, numbered([rush])));
  assert.deepEqual(
    [post?.headline, plainText(post?.body ?? [])],
    ['First to declare: Birch', 'Red. The figures are to come.'],
  );
});

test('[W14] a majority reached, lost again, and the last seat', () => {
  const words = keyEvents(
    roll,
    fold(roll, numbered([declared(roll, BIRCH, { red: 2, blue: 1 }), result, correction])),
  )
    .filter((post) => /majority/i.test(post.id))
    .map((post) => [post.headline, plainText(post.body)]);
  assert.deepEqual(words, [
    ['Red no longer has a majority', 'The result in Alder was changed or taken back.'],
    ['Red has a majority: 2 seats of 3', 'Alder was the seat that made it.'],
  ]);
});

test('[W14] notable people are named with their role, elected or beaten, once their seat has a winner', () => {
  const [, , cedar] = threeSeats();
  const home = constituency(ALDER, 'Alder', {
    base: threeSeats()[0]?.base ?? null,
    candidates: [
      candidate('Alder', RED, { name: 'Rita Rowe', notable: { role: 'Leader of Red', kind: 'leader' } }),
      candidate('Alder', BLUE, { name: 'Bo Blunt', notable: { role: 'Chancellor', kind: 'minister' } }),
    ],
    outgoingMp: { name: 'Bo Blunt', standing: BLUE, candidateId: idOf('alder', BLUE), plans: 'here' },
  });
  const two = tinyRoll(cedar === undefined ? [home] : [home, cedar]);
  const state = fold(two, numbered([declared(two, ALDER, { red: 600, blue: 400 })]));
  const words = keyEvents(two, state)
    .filter((post) => post.id.includes('notable'))
    .map((post) => [post.headline, plainText(post.body)]);
  assert.deepEqual(words, [
    ['Bo Blunt loses Alder', 'Chancellor. Rita Rowe (Red) is elected; 40.0% against 60.0%.'],
    ['Rita Rowe wins Alder', 'Leader of Red. Majority 200.'],
  ]);
});

test('[W15] a post is structure, never markup: its words come out as they went in', () => {
  const document: Document = [
    paragraph('<b>not bold</b> & plain'),
    {
      kind: 'list',
      ordered: true,
      items: [
        [{ kind: 'strong', children: [{ kind: 'text', text: 'one' }] }],
        [{ kind: 'text', text: 'two' }],
      ],
    },
    {
      kind: 'quote',
      attribution: 'Returning officer',
      children: [{ kind: 'link', href: '/live/2', children: [{ kind: 'text', text: 'Duly elected' }] }],
    },
  ];
  assert.equal(
    plainText(document),
    '<b>not bold</b> & plain\n1. one\n2. two\n“Duly elected” (Returning officer)',
  );
});
