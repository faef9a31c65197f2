import assert from 'node:assert/strict';
import type { NightFact } from '#lib/election/events.ts';
import { SocketPair } from '#tests/support/socket-pair.ts';
import { ALDER, BLUE, declared, GOLD, RED, tinyRoll } from '#tests/support/tiny-election.ts';

export const roll = tinyRoll();
export const alder: NightFact = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });

/** A page that has everything of a night in which Alder has declared. */
export function livePair(): SocketPair {
  const pair = new SocketPair(roll);
  pair.commit(alder);
  pair.open();
  pair.settle();
  assert.equal(pair.page.status, 'live');
  pair.asked.length = 0;
  return pair;
}
