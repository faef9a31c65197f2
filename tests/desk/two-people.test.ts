import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { type DeskNight, startDeskNight } from '#tests/support/desk-night.ts';
import { signIn } from '#tests/support/desk-people.ts';

let night: DeskNight;
before(async () => {
  night = await startDeskNight();
});
after(() => night.close());

const pack = await loadPack('data/ge2024');

/** Says that somebody has won a seat, which takes two people. */
function rush(seat: number, candidate = 0, source = 'Returning officer, by telephone'): DeskAction {
  const constituency = pack.reference.constituencies[seat];
  const winner = constituency?.candidates[candidate]?.id;
  if (constituency === undefined || winner === undefined)
    throw new Error(`No candidate ${candidate} of ${seat}`);
  return {
    kind: 'submitEntry',
    entry: {
      constituencyId: constituency.id,
      expectedRevision: 0,
      source,
      content: { kind: 'rush', winner },
    },
    confirms: null,
    acknowledged: [],
    fromInput: null,
  };
}

test('[X22] two sessions of one person are one person, and so is a request that is sent again', async () => {
  const here = await signIn(night, 'edith');
  const there = await signIn(night, 'edith');
  const id = crypto.randomUUID();
  const first = await here.command(rush(0), id);
  assert.deepEqual([first.kind, 'event' in first && first.event], ['done', 'entryWaits']);
  assert.deepEqual(await here.command(rush(0), id), first, 'a replay is the same answer');
  const second = await there.command(rush(0));
  assert.ok(!('event' in second) || second.event !== 'entryPublished', JSON.stringify(second));
  const chief = await signIn(night, 'clara');
  const waiting = (await chief.view()).queue.entries;
  assert.deepEqual(
    waiting.map(({ by }) => by.userId),
    ['edith'],
  );

  const other = await signIn(night, 'emil');
  const published = await other.command(rush(0));
  assert.deepEqual([published.kind, 'event' in published && published.event], ['done', 'entryPublished']);
  assert.ok('nightSeq' in published && published.nightSeq !== null);
});

test('[X22] two reporters are not enough, and nobody reads what another has entered before entering it', async () => {
  const [rita, ravi] = [await signIn(night, 'rita'), await signIn(night, 'ravi')];
  await rita.command(rush(1));
  const seen = JSON.stringify((await ravi.view()).queue.entries);
  assert.ok(seen.includes('rita') && !seen.includes('winner'), seen);
  const both = await ravi.command(rush(1));
  assert.ok(!('event' in both) || both.event !== 'entryPublished', JSON.stringify(both));
});

test("[X22] one's draft is one's own", async () => {
  const [edith, emil] = [await signIn(night, 'edith'), await signIn(night, 'emil')];
  const constituencyId = pack.reference.constituencies[2]?.id as never;
  await edith.command({ kind: 'saveDraft', constituencyId, form: { source: 'not yet for anybody' } });
  const mine = JSON.stringify((await edith.view()).queue.drafts);
  const theirs = JSON.stringify((await emil.view()).queue.drafts);
  assert.ok(mine.includes('not yet for anybody'));
  assert.ok(!theirs.includes('not yet for anybody'));
});

test('[X22] what a view shows depends on who asks: accounts are for a chief, secrets for nobody', async () => {
  for (const [name, seesUsers] of [
    ['rita', false],
    ['edith', false],
    ['clara', true],
  ] as const) {
    const view = await (await signIn(night, name)).view();
    assert.equal(view.users !== null, seesUsers, name);
    assert.doesNotMatch(JSON.stringify(view), /scrypt|passwordHash|totpSecret|sessionId/);
  }
});
