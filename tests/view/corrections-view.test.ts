import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publicChanges } from '#lib/election/derive/public-changes.ts';
import type { NightFact } from '#lib/election/events.ts';
import { correctionsAtom } from '#lib/view/corrections-atom.ts';
import type { CorrectionsFilter } from '#lib/view/corrections-filter.ts';
import { readCorrectionsFilter } from '#lib/view/corrections-filter.ts';
import { correctionsView, correctionView, hasCorrection } from '#lib/view/corrections-view.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import { holds } from '#tests/support/properties.ts';
import {
  PUTNEY_CORRECTED_AT,
  PUTNEY_CORRECTED_KNOWN,
  PUTNEY_FIRST_KNOWN,
  PUTNEY_FIRST_VALID_VOTES,
  putneyFacts,
} from '#tests/support/putney-2024.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  CEDAR,
  corrected,
  declared,
  eventOf,
  fold,
  GOLD,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';
import { edited, FIRST, published, retracted } from '#tests/support/written-posts.ts';

const roll = tinyRoll();
const EVERYTHING: CorrectionsFilter = { seat: null, at: null };
const first = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });
const second = corrected(
  roll,
  ALDER,
  { [RED]: 520, [BLUE]: 400, [GOLD]: 3, independent: 4 },
  2,
  'a bundle was missed',
);

function page(facts: readonly NightFact[], filter = EVERYTHING) {
  return correctionsView(roll, fold(roll, numbered(facts)), filter);
}

test('[V290] a correction has its reason, source, both times, and old beside new for every candidate', () => {
  const [entry] = page([first, second]).entries;
  assert.equal(entry?.headline, 'Alder: the majority is 120, not 100');
  assert.equal(entry?.reason, 'A bundle was missed.');
  assert.deepEqual(entry?.lines, ['The winner stays the same: Red gain from Blue.']);
  assert.deepEqual(
    entry?.published.map(({ name, words }) => `${name}: ${words}`),
    ['Revision 1: 22:01, Returning officer', 'Revision 2: 22:02, Returning officer'],
  );
  assert.deepEqual(
    entry?.figures.map(({ figure, party, was, is, change }) => [figure, party, was, is, change].join(' | ')),
    [
      'Alder red | Red | 500 | 520 | +20',
      'Alder blue | Blue | 400 | 400 | ',
      'Ivy Ives | Independent | 4 | 4 | ',
      'Alder gold | Gold | 3 | 3 | ',
      'Majority |  | 100 | 120 | +20',
      'Valid votes |  | 907 | 927 | +20',
      'Turnout |  | 45.4% | 46.4% | +1.0 pts',
    ],
  );
  assert.deepEqual(entry?.about, { href: '/constituency/alder#record', words: 'The record of Alder' });
});

test('[V290] another winner is the headline, and what becomes of the new figures is said', () => {
  const turned = corrected(
    roll,
    ALDER,
    { [RED]: 400, [BLUE]: 500, [GOLD]: 3, independent: 4 },
    3,
    'Exchanged',
  );
  const [newest, older] = page([first, second, turned]).entries;
  assert.equal(newest?.headline, 'Alder: Alder blue is elected, not Alder red');
  assert.deepEqual(newest?.lines, ['It was Red gain from Blue and is Blue hold. Totals follow.']);
  assert.deepEqual(older?.lines.at(-1), 'These figures were corrected again at 22:03.');
});

const STORY: readonly NightFact[] = [
  first,
  { kind: 'resultFlagged', constituencyId: ALDER, words: 'the turnout is low' },
  { kind: 'flagCleared', constituencyId: ALDER },
  { kind: 'resultWithdrawn', constituencyId: ALDER, revision: 2, reason: 'the wrong seat was read' },
  declared(roll, ALDER, { [RED]: 510, [BLUE]: 400, [GOLD]: 3, independent: 4 }, 3),
  { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 1, winner: idOf('birch', BLUE) },
  { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 2, winner: idOf('birch', RED) },
  { kind: 'recountStarted', constituencyId: BIRCH, revision: 3, recount: 1 },
  { kind: 'winnerAnnounced', constituencyId: CEDAR, revision: 1, winner: idOf('cedar', 'home') },
  { kind: 'resultWithdrawn', constituencyId: CEDAR, revision: 2, reason: 'too soon' },
  published(FIRST, 'Secret words', { title: 'Secret title' }),
  edited(FIRST, 'More secret words', 'a name was wrong', { title: 'Other secret' }),
  retracted(FIRST, 'it was not so'),
  { kind: 'forecastHidden', reason: 'one seat was coded wrongly' },
  { kind: 'forecastShown' },
];

test('[V291] every kind of change is there, newest first, each under the number of its event', () => {
  const view = page(STORY);
  assert.deepEqual(
    view.entries.map(({ id, label, headline, reason }) => `${id} ${label}: ${headline} (${reason})`),
    [
      '15 Forecast: The forecast is shown again ()',
      '14 Forecast: The forecast was taken off (One seat was coded wrongly.)',
      '13 Retracted: A post was retracted (It was not so.)',
      '12 Post edited: A post was edited (A name was wrong.)',
      '10 Announcement withdrawn: Cedar: the announcement of Cedar home was withdrawn (Too soon.)',
      '8 Announcement withdrawn: Birch: the announcement of Birch red was withdrawn (The votes are counted again.)',
      '7 Winner changed: Birch: Birch red is the winner, not Birch blue as announced ()',
      '5 Declared again: Alder was declared again ()',
      '4 Withdrawn: Alder: the result was withdrawn (The wrong seat was read.)',
      '3 No longer in doubt: Alder: no longer in doubt (The result stands as it was declared.)',
      '2 In doubt: Alder: the result is in doubt (The turnout is low.)',
    ],
  );
  assert.equal(view.headline, '11 changes after publication');
  assert.match(
    view.story,
    /^1 correction, 3 withdrawals, 1 new declaration, 1 doubt, 1 doubt lifted, 1 edited post, 1 retracted post, 2 switches of the forecast\. The newest is of 22:15, /,
  );
  assert.doesNotMatch(JSON.stringify(view), /secret/i, 'never what a retracted post said');
});

test('[V291] a withdrawn result keeps its figures here, and its new declaration stands beside them', () => {
  const entries = page(STORY).entries;
  const withdrawn = entries.find(({ id }) => id === '4');
  assert.deepEqual(withdrawn?.figures[0], {
    key: 'alder-red',
    figure: 'Alder red',
    party: 'Red',
    was: '500',
    is: '–',
    change: '',
  });
  assert.match(withdrawn?.lines.join(' ') ?? '', /It was declared again, and stands since 22:05\./);
  const again = entries.find(({ id }) => id === '5');
  assert.deepEqual([again?.figures[0]?.was, again?.figures[0]?.is], ['500', '510']);
});

test('[V292] a seat can be shown alone by its address; a name that is none means nothing', () => {
  const ask = (seat: string) => readCorrectionsFilter(roll, (name) => (name === 'seat' ? seat : null));
  assert.deepEqual(
    page(STORY, ask('birch')).entries.map(({ id }) => id),
    ['8', '7'],
  );
  assert.equal(page(STORY, ask('birch')).headline, '2 changes after publication in Birch');
  assert.deepEqual(page(STORY, ask('birch')).seats.options, [
    { value: '', label: 'Everything (11)' },
    { value: 'alder', label: 'Alder (4)' },
    { value: 'birch', label: 'Birch (2)' },
    { value: 'cedar', label: 'Cedar (1)' },
  ]);
  assert.equal(ask('nowhere').seat, null);
});

test('[V293] nothing changed yet is said, of the night and of a seat', () => {
  assert.equal(page([first]).headline, 'No corrections');
  assert.match(page([]).story, /kept here for good/);
  const alone = page([first], { seat: ALDER, at: null });
  assert.equal(alone.headline, 'No corrections in Alder');
  assert.match(alone.none, /about Alder stands as it was published/);
});

test('[V294] what is read keeps its place: a new change is counted and waits', () => {
  const before = fold(roll, numbered([first, second]));
  const kept = correctionsView(roll, before, EVERYTHING).entries.map(({ id }) => id);
  const after = fold(roll, numbered([first, second, ...STORY.slice(1, 3)]));
  const view = correctionsView(roll, after, EVERYTHING, kept);
  assert.deepEqual(
    view.entries.map(({ id }) => id),
    kept,
  );
  assert.deepEqual([view.changes, view.newWords, view.latest], [2, 'Show 2 new changes', ['4', '3', '2']]);
});

test('[V295] a change has an address for ever, and nothing else has', () => {
  const state = fold(roll, numbered(STORY));
  for (const change of publicChanges(state)) {
    const id = String(change.seq);
    assert.equal(correctionView(roll, state, id)?.href, `/corrections/${id}`);
  }
  for (const id of ['1', '6', '99', 'x', '']) assert.equal(hasCorrection(state, id), false, id);
});

test('[V295] in any night every event has one change at most, and what was a change stays one', () => {
  const seats = eightSeats();
  const all = tinyRoll(seats);
  holds(
    fc.property(anyNight(seats, 60), (facts) => {
      const ids = (count: number) =>
        publicChanges(fold(all, numbered(facts.slice(0, count)))).map(({ seq }) => seq);
      const half = ids(Math.floor(facts.length / 2));
      const whole = ids(facts.length);
      assert.equal(new Set(whole).size, whole.length);
      assert.deepEqual(
        half.filter((seq) => !whole.includes(seq)),
        [],
      );
    }),
  );
});

test('[V296] the feed has every change with an id for ever, its old and its new, and escapes what people wrote', () => {
  const state = fold(
    roll,
    numbered([...STORY, { kind: 'resultFlagged', constituencyId: ALDER, words: '<b>&' }]),
  );
  const about = { origin: 'https://results.example', epoch: 'first', warning: 'Test' };
  const feed = correctionsAtom(roll, state, about);
  assert.equal(feed.match(/<entry>/g)?.length, 12);
  assert.match(feed, /<id>tag:results\.example,2030-07-04:tiny\/first\/corrections\/5<\/id>/);
  assert.match(feed, /<title>Test: Alder was declared again<\/title>/);
  assert.match(feed, /<td>500<\/td><td>510<\/td>/);
  assert.match(feed, /&lt;b&gt;&amp;/);
  assert.doesNotMatch(feed, /secret/i);
});

test('[V297] Putney 2024: 24,113, 11,625 and 5,943 were first 20,952, 10,011 and 5,189, twelve days earlier', async () => {
  const night = await night2024();
  const { constituency, contest } = night.seat('Putney');
  assert.ok(contest.phase.kind === 'declared');
  const [declaration, correction] = putneyFacts(constituency, contest.phase.figures);
  assert.ok(declaration && correction);
  const state = fold(night.roll, [
    eventOf(declaration, 1, { at: '2024-07-05T04:12:00Z' }),
    eventOf(correction, 2, { at: PUTNEY_CORRECTED_AT, source: 'Wandsworth Council' }),
  ]);
  const [entry] = correctionsView(night.roll, state, EVERYTHING).entries;
  const counts = (which: 'was' | 'is') =>
    entry?.figures.slice(0, 3).map((row) => Number(row[which].replace(',', '')));
  assert.deepEqual(counts('was'), PUTNEY_FIRST_KNOWN);
  assert.deepEqual(counts('is'), PUTNEY_CORRECTED_KNOWN);
  assert.equal(entry?.headline, 'Putney: the majority is 12,488, not 10,941');
  assert.deepEqual(
    entry?.published.map(({ words }) => words),
    ['05:12, Returning officer', 'Tuesday 16 July, 15:30, Wandsworth Council'],
  );
  const valid = entry?.figures.find(({ figure }) => figure === 'Valid votes');
  assert.deepEqual([valid?.was, valid?.change], [PUTNEY_FIRST_VALID_VOTES.toLocaleString('en-GB'), '+6,558']);
});
