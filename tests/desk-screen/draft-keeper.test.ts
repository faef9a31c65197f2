import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { DeskStore, Sent } from '#components/desk/desk-store.ts';
import { makeDraftKeeper } from '#components/desk/draft-keeper.ts';
import type { DeskRequest, DraftForm } from '#lib/desk/desk-request.ts';
import { emptyForm } from '#lib/desk/entry-form.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

/** What is typed is with the server after as long, whatever was sent before. */
const SAVED_MS_MAX = 3000;
const HOUR_MS = 3_600_000;
const DONE: Sent = {
  kind: 'answered',
  outcome: { kind: 'done', event: 'draftSaved', nightSeq: null, words: '' },
};

function typed(words: string): DraftForm {
  return { ...emptyForm('flag', 0), words };
}

test('[D73] a browser’s clock that is set back between two pauses in typing holds no draft back', async ({
  mock,
}) => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 2 * HOUR_MS });
  const sent: unknown[] = [];
  const store: Partial<DeskStore> = {
    async send(request: DeskRequest) {
      if (request.kind === 'saveDraft') sent.push(request.form);
      return DONE;
    },
  };
  const keeper = makeDraftKeeper(store as DeskStore, null, () => 0);
  keeper.belongTo('edith');
  const first = typed('The council looks');
  keeper.keep(ALDER, first);
  mock.timers.tick(SAVED_MS_MAX);
  await turn();
  assert.deepEqual(sent, [first]);
  assert.equal(keeper.kept(ALDER).kind, 'saved');
  mock.timers.setTime(HOUR_MS);
  const second = typed('The council looks again');
  keeper.keep(ALDER, second);
  mock.timers.tick(SAVED_MS_MAX);
  await turn();
  assert.deepEqual(sent, [first, second]);
});
