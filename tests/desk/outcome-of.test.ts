import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '#server/desk/outcome-of.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';

test('[D145] what is taken down or off is never answered with “Public”', () => {
  const words = (fact: string) =>
    outcomeOf({ kind: 'factCommitted', fact, nightSeq: 7 } as unknown as DeskEvent).words;
  assert.equal(words('postPublished'), 'Public.');
  for (const fact of ['bannerCleared', 'watchUnpicked', 'localPriorRemoved']) {
    assert.match(words(fact), /^Taken (down|off)/);
  }
  assert.equal(words('forecastHidden'), 'Switched off.');
  assert.equal(words('forecastShown'), 'Switched on.');
});
