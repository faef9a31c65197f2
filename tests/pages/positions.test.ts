import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { NightFact } from '#lib/election/events.ts';
import type { Position } from '#lib/sync/position.ts';
import type { ProjectionListener } from '#server/projection/projection.ts';
import { untilReached } from '#server/projection/until-reached.ts';
import { chainedAfter, EPOCH, OPENING } from '#tests/support/chained-night.ts';
import { holdPages } from '#tests/support/held-pages.ts';
import { serveNight } from '#tests/support/served-night.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

/** Longer than any test: nothing here happens because time passed. */
const FOREVER_MS = 600_000;
const COUNTING: NightFact = { kind: 'countingStarted', constituencyId: ALDER, revision: 1 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test('[R25] a page is not made before pages have what web had when it was asked for', async () => {
  const copy = makeCopy();
  const { pages, served } = await serve(copy);
  const head = await served.declare(COUNTING, COUNTING);
  const page = fetch(`${served.address}/`);
  await copy.isWatched;
  assert.equal(pages.asked.length, 0);
  copy.move({ ...head, seq: 1 });
  assert.equal(pages.asked.length, 0);
  copy.move(head);
  const { request, response } = await pages.page(0);
  assert.equal(request.headers['x-declared-position'], undefined, 'the pages themselves do not hear of it');
  response.end('page');
  assert.equal((await page).status, 200);
});

test('[R25] a page of what web has yet to hear is handed to the reader when web has it', async () => {
  const copy = makeCopy();
  const { pages, served } = await serve(copy);
  const [first] = chainedAfter(OPENING, [COUNTING]);
  assert.ok(first !== undefined);
  copy.move({ epoch: EPOCH, seq: 1, chain: first.chain });
  let isHanded = false;
  const page = fetch(`${served.address}/`).then((answer) => {
    isHanded = true;
    return answer;
  });
  const { response } = await pages.page(0);
  await new Promise<void>((resolve) => response.end('page', resolve));
  assert.equal((await fetch(`${served.address}/api/v1/night`)).status, 200);
  assert.equal(isHanded, false);
  await served.declare(COUNTING);
  assert.equal(await (await page).text(), 'page');
});

test('[R25] neither waits for ever: the one that is behind may have another trouble', async () => {
  const served = await serveNight();
  closing.push(() => served.close());
  const head = await served.declare(COUNTING);
  const { projection } = served.night;
  assert.equal(await untilReached(projection, head, FOREVER_MS), true);
  assert.equal(await untilReached(projection, { ...head, seq: head.seq + 1 }, 1), false);
  assert.equal(await untilReached(projection, { ...head, epoch: 'another' }, 1), false);
});

interface Copy {
  current(): never;
  subscribe(listener: ProjectionListener): () => void;
  move(position: Position): void;
  /** Resolves when somebody waits for it to move. */
  readonly isWatched: Promise<void>;
}

/** The pages' own copy of the night, which is where the test puts it. */
function makeCopy(): Copy {
  const listeners = new Set<ProjectionListener>();
  const watched = Promise.withResolvers<void>();
  let position: Position = OPENING;
  return {
    current: () => ({ position }) as never,
    subscribe(listener) {
      listeners.add(listener);
      watched.resolve();
      return () => listeners.delete(listener);
    },
    move(next) {
      position = next;
      for (const listener of [...listeners]) listener.onEvents([]);
    },
    isWatched: watched.promise,
  };
}

async function serve(copy: Copy) {
  const pages = await holdPages({ limits: { catchUpMsMax: FOREVER_MS }, copy });
  const served = await serveNight({ openPages: pages.openPages });
  closing.push(() => served.close(), pages.close);
  return { pages, served };
}
