import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { storyOf } from '#lib/liveblog/story.ts';
import { breakingView } from '#lib/view/breaking-view.ts';
import { itemsOf, type LiveItem } from '#lib/view/live-items.ts';
import { firstLivePage, livePageView } from '#lib/view/live-page-view.ts';
import { livePostView } from '#lib/view/live-post-view.ts';
import { askedPosts, POSTS_A_PAGE } from '#lib/view/live-range.ts';
import { liveblogView } from '#lib/view/liveblog-view.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  corrected,
  declared,
  eventOf,
  fold,
  manySeats,
  numbered,
  RED,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';
import { edited, FIRST, published, retracted, SECOND, words } from '#tests/support/written-posts.ts';

const roll = tinyRoll();
const NEWEST = { kind: 'newest' } as const;
const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 });
const postsIn = (items: readonly LiveItem[]) =>
  items.flatMap((item) => (item.kind === 'post' ? [item.post] : item.posts));

test('[V185] from the newest page to the oldest by its links, every post of the night is read once', async () => {
  const night = await night2024();
  const ids: string[] = [];
  let href: string | null = '/live';
  while (href !== null) {
    const query = Object.fromEntries(new URL(href, 'http://x').searchParams);
    const { view } = firstLivePage(night.roll, night.state, askedPosts(query));
    ids.push(...postsIn(view.items).map(({ id }) => id));
    href = view.olderHref;
  }
  assert.equal(ids.length, storyOf(night.state).length);
  assert.equal(new Set(ids).size, ids.length);
});

test('[V185] from the first event to the newest by its links, every post is read once too', async () => {
  const night = await night2024();
  const ids: string[] = [];
  let href: string | null = '/live?after=0';
  while (href !== null) {
    const query = Object.fromEntries(new URL(href, 'http://x').searchParams);
    const { view, isOpen } = firstLivePage(night.roll, night.state, askedPosts(query));
    ids.unshift(...postsIn(view.items).map(({ id }) => id));
    assert.equal(view.newerHref === null, isOpen);
    href = view.newerHref;
  }
  assert.equal(ids.length, storyOf(night.state).length);
  assert.equal(new Set(ids).size, ids.length);
});

test('[V185] an earlier page has the same posts however the night goes on', async () => {
  const night = await night2024();
  const asked = askedPosts({ before: '200' });
  const then = firstLivePage(night.roll, night.after(300), asked).view;
  const now = firstLivePage(night.roll, night.state, asked).view;
  assert.deepEqual(postsIn(now.items), postsIn(then.items));
  assert.ok(postsIn(now.items).length >= POSTS_A_PAGE);
  assert.equal(now.title, 'Before 03:47');
  assert.equal(now.pinned, null);
});

test('[V186] an address that names no event asks for the newest', () => {
  for (const before of ['', '-1', '1.5', 'x', '1'.repeat(10), ['1', '2'], undefined]) {
    assert.deepEqual(askedPosts({ before }), NEWEST, String(before));
  }
  assert.deepEqual(askedPosts({ before: '12' }), { kind: 'before', seq: 12 });
  assert.deepEqual(askedPosts({ after: '0' }), { kind: 'after', seq: 0 });
  const { view } = firstLivePage(roll, emptyState, NEWEST);
  assert.deepEqual([view.items, view.olderHref, view.keyEvents.count], [[], null, 0]);
  assert.notEqual(view.wait, null);
});

test('[V187] key events are those of the whole night, hour by hour; those on the page are linked in place', async () => {
  const night = await night2024();
  const { view } = firstLivePage(night.roll, night.state, NEWEST);
  const events = view.keyEvents.hours.flatMap((hour) => hour.events);
  assert.equal(events.length, view.keyEvents.count);
  assert.ok(events.length > 100);
  assert.equal(view.keyEvents.hours.at(-1)?.hour, '23:00');
  assert.equal(events.at(-1)?.headline, 'First to declare: Houghton and Sunderland South');
  const here = new Set(postsIn(view.items).map(({ id }) => `#post-${id}`));
  for (const { href, id } of events) {
    if (href.startsWith('#')) assert.ok(here.has(href), href);
    else assert.equal(href, `/live/${id}`);
  }
  assert.ok(events.some(({ href }) => href.startsWith('#')));
});

test('[V187] the heading of an hour leads to the posts from that hour on', async () => {
  const night = await night2024();
  const { keyEvents } = firstLivePage(night.roll, night.state, NEWEST).view;
  const three = keyEvents.hours.find(({ hour }) => hour === '03:00');
  const query = Object.fromEntries(new URL(three?.href ?? '', 'http://x').searchParams);
  const { view } = firstLivePage(night.roll, night.state, askedPosts(query));
  const times = postsIn(view.items).map(({ time }) => time);
  assert.ok((times.at(-1) ?? '').startsWith('03:'));
});

test('[V187] a post that an editor calls a key event is one, until it is retracted', () => {
  const post = published(FIRST, 'The exit poll', { title: 'The exit poll', keyEvent: true });
  const headlines = (...facts: readonly NightFact[]) =>
    firstLivePage(roll, fold(roll, numbered(facts)), NEWEST).view.keyEvents.hours.flatMap(({ events }) =>
      events.map(({ headline }) => headline),
    );
  assert.deepEqual(headlines(post), ['The exit poll']);
  assert.deepEqual(headlines(post, retracted(FIRST, 'Wrong')), []);
});

test('[V188] four results of one minute stand together, each with its own address; three stand alone', () => {
  const many = tinyRoll(manySeats(30));
  const at = (seq: number, minute: number) =>
    eventOf(declared(many, seatId(seq), { [RED]: 1, [BLUE]: 2 }), seq, {
      at: `2030-07-04T22:0${minute}:00Z`,
    });
  const state = fold(many, [at(1, 1), at(2, 2), at(3, 2), at(4, 2), at(5, 3), at(6, 3), at(7, 3), at(8, 3)]);
  const { items } = firstLivePage(many, state, NEWEST).view;
  const group = items.find((item) => item.kind === 'group');
  assert.equal(items.filter((item) => item.kind === 'group').length, 1);
  assert.deepEqual(group?.kind === 'group' && group.posts.map(({ id }) => id), ['8', '7', '6', '5']);
  assert.equal(group?.kind === 'group' && group.headline, '4 results at 23:03');
});

test('[V188] a later correction takes no group apart: the line says what became of the result', () => {
  const many = tinyRoll(manySeats(30));
  const at = '2030-07-04T22:01:00Z';
  const events = [1, 2, 3, 4, 5].map((seq) =>
    eventOf(declared(many, seatId(seq), { [RED]: 1, [BLUE]: 2 }), seq, { at }),
  );
  const correction = eventOf(corrected(many, seatId(3), { [RED]: 1, [BLUE]: 3 }, 2), 6, {
    at: '2030-07-04T22:09:00Z',
  });
  const groupsOf = (state: NightState) =>
    firstLivePage(many, state, NEWEST).view.items.filter((item) => item.kind === 'group');
  const [before] = groupsOf(fold(many, events));
  const [after] = groupsOf(fold(many, [...events, correction]));
  assert.deepEqual(
    after?.posts.map(({ id }) => id),
    before?.posts.map(({ id }) => id),
  );
  assert.deepEqual(
    after?.posts.flatMap(({ id, ended }) => (ended === null ? [] : [id, ended])),
    ['3', 'These figures were corrected later.'],
  );
  assert.deepEqual(itemsOf([]), []);
});

test('[V189] the page of a post opens at it: what came next in a line each, what came before in full', async () => {
  const night = await night2024();
  const view = livePostView(night.roll, night.state, '300');
  assert.equal(view?.post.id, '300');
  assert.ok(view?.after.every(({ title }) => title.length > 5));
  assert.equal(view?.after.length, 3);
  assert.ok(view?.before.every(({ seq }) => seq <= 300));
  assert.equal(view?.title, `${view?.post.seat?.name}: ${(view?.title ?? '').split(': ')[1]}`);
  assert.equal(livePostView(night.roll, night.state, '99999'), null);
  const first = livePostView(night.roll, night.state, '1');
  assert.deepEqual([first?.before.length, first?.olderHref], [0, null]);
});

test('[V190] an editor’s pin stands above all; else the last summary of the night so far', () => {
  const many = tinyRoll(manySeats(120));
  const facts = Array.from({ length: 110 }, (_, index) =>
    declared(many, seatId(index + 1), { [RED]: 1, [BLUE]: 2 }),
  );
  const pinned = (...more: readonly NightFact[]) =>
    firstLivePage(many, fold(many, numbered([...facts, ...more])), NEWEST).view.pinned?.headline;
  assert.equal(pinned(), '100 of 120 seats have declared');
  const own = published(FIRST, 'Look', { title: 'What we know', pinned: true });
  assert.equal(pinned(own), 'What we know');
  assert.equal(pinned(own, retracted(FIRST, 'Wrong')), '100 of 120 seats have declared');
  const before = firstLivePage(roll, fold(roll, numbered([alder])), NEWEST).view;
  assert.equal(before.pinned, null);
});

test('[V191] an edited post says when and why; a retracted one says only that, and keeps its place', () => {
  const facts = [published(FIRST, 'Good evning', { author: 'Ann Author' }), alder] as const;
  const viewOf = (...more: readonly NightFact[]) =>
    liveblogView(roll, fold(roll, numbered([...facts, ...more]))).posts.at(-1);
  const changed = viewOf(edited(FIRST, 'Good evening', 'A misspelling'));
  assert.deepEqual(
    [changed?.blocks, changed?.byline, changed?.changes.map((each) => each.words)],
    [words('Good evening'), 'By Ann Author', ['Updated 22:03: A misspelling.']],
  );
  const gone = viewOf(edited(FIRST, 'Good evening', 'A misspelling'), retracted(FIRST, 'It was not so'));
  assert.deepEqual(
    [gone?.id, gone?.blocks, gone?.byline, gone?.isRetracted, gone?.changes.map((each) => each.words)],
    [FIRST, [], null, true, ['Retracted 22:04: It was not so.']],
  );
});

test('[V191] a result that a post shows keeps its figures, and says what became of them', () => {
  const showing: NightFact = {
    ...published(FIRST, 'Look'),
    kind: 'postPublished',
    document: [
      { kind: 'result', constituencyId: ALDER, seq: 1 },
      { kind: 'result', constituencyId: BIRCH, seq: 1 },
    ],
  } as NightFact;
  const correction = corrected(roll, ALDER, { [RED]: 490, [BLUE]: 400 }, 2);
  const blocks = liveblogView(roll, fold(roll, numbered([alder, showing, correction]))).posts.find(
    ({ id }) => id === FIRST,
  )?.blocks;
  const [card] = blocks ?? [];
  assert.equal(blocks?.length, 1);
  assert.ok(card?.kind === 'card');
  assert.deepEqual(
    [card.seat.name, card.card?.rows[0]?.votes, card.ended],
    ['Alder', '500', 'These figures were corrected later.'],
  );
});

test('[V192] what is new waits, posts and pins; what became of the posts shown does not', () => {
  const before = fold(roll, numbered([published(FIRST, 'One', { pinned: true })]));
  const { view, range } = firstLivePage(roll, before, NEWEST);
  const shown = { range: { ...range, toSeq: view.newestSeq }, isOpen: true, pinned: view.pinnedNow };
  const more = [published(SECOND, 'Two', { pinned: true }), edited(FIRST, 'One, changed', 'Why')];
  const after = fold(roll, numbered(more, 2), before);
  const waiting = livePageView(roll, after, NEWEST, shown);
  assert.deepEqual([waiting.newer, waiting.pinned?.id, waiting.pinnedNow], [1, FIRST, SECOND]);
  assert.deepEqual(postsIn(waiting.items)[0]?.blocks, words('One, changed'));
  const reached = livePageView(roll, after, NEWEST, {
    ...shown,
    range: waiting.newest,
    pinned: waiting.pinnedNow,
  });
  assert.deepEqual([reached.newer, reached.pinned?.id, postsIn(reached.items).length], [0, SECOND, 2]);
});

test('[V192] an open page taken back in time shows the newest posts of that time', async () => {
  const night = await night2024();
  const { view, range } = firstLivePage(night.roll, night.state, NEWEST);
  const shown = { range: { ...range, toSeq: view.newestSeq }, isOpen: true, pinned: view.pinnedNow };
  const then = livePageView(night.roll, night.after(250), NEWEST, shown);
  assert.deepEqual(
    postsIn(then.items).map(({ id }) => id),
    postsIn(firstLivePage(night.roll, night.after(250), NEWEST).view.items).map(({ id }) => id),
  );
  assert.equal(then.pinned?.headline, '200 of 650 seats have declared');
});

test('[V193] a post of which nothing changed is the very same view, so that nothing of it is drawn again', async () => {
  const night = await night2024();
  const before = night.after(300);
  const next = night.events[300];
  assert.ok(next !== undefined);
  const one = postsIn(firstLivePage(night.roll, before, NEWEST).view.items);
  const two = postsIn(firstLivePage(night.roll, fold(night.roll, [next], before), NEWEST).view.items);
  const known = new Set(one);
  assert.ok(two.filter((post) => known.has(post)).length >= POSTS_A_PAGE - 3);
  assert.ok(two.some((post) => !known.has(post)));
});

test('[V204] the banner has its words and time, and leads only where it may', () => {
  const banner = (href: string | null) =>
    breakingView(roll, fold(roll, numbered([{ kind: 'bannerSet', words: 'A recount in Alder', href }])));
  assert.deepEqual(banner('/constituency/alder'), {
    seq: 1,
    at: '2030-07-04T21:01:00Z',
    time: '22:01',
    words: 'A recount in Alder',
    href: '/constituency/alder',
  });
  assert.equal(banner('javascript:alert(1)')?.href, null);
  assert.equal(breakingView(roll, emptyState), null);
});
