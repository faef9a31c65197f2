import assert from 'node:assert/strict';
import type { EntryContent } from '#lib/desk/entry.ts';
import { enter, type Newsroom, newsroom, result, said, type Who } from '#tests/support/newsroom.ts';
import { idOf, RED } from '#tests/support/tiny-election.ts';

/** Votes in the order of Alder’s ballot paper. */
export const FIRST = [400, 340, 180, 80];
export const OTHER = [410, 340, 180, 80];
/** Blue before Red: another winner than FIRST. */
export const FLIPPED = [400, 460, 180, 80];
export const rush = (who: string): EntryContent => ({ kind: 'rush', winner: idOf('alder', who) });
export const COUNTING: EntryContent = { kind: 'counting' };
export const RECOUNT: EntryContent = { kind: 'recount', recount: 1 };
export const POSTPONED: EntryContent = { kind: 'postponement', reason: 'A candidate has died' };
export const WITHDRAWAL: EntryContent = { kind: 'withdrawal', reason: 'The wrong figures were read out' };
export const FLAG: EntryContent = { kind: 'flag', words: 'The council has said that it looks again' };

export type Setting = 'nothing' | 'rush' | 'result' | 'flagged' | 'withdrawn';

/** A room in which this is public of Alder. */
export function roomWith(setting: Setting, oneKey = false): Newsroom {
  const room = newsroom();
  const both = (content: EntryContent, first: Who, second: Who) => {
    enter(room, first, content);
    assert.equal(said(enter(room, second, content)), 'entryPublished');
  };
  if (setting === 'rush') both(rush(RED), 'cy', 'ed');
  if (setting === 'result' || setting === 'flagged' || setting === 'withdrawn')
    both(result(FIRST), 'cy', 'ed');
  if (setting === 'flagged') enter(room, 'ed', FLAG);
  if (setting === 'withdrawn') both(WITHDRAWAL, 'cy', 'ed');
  if (oneKey) {
    const reason = 'Short of people until four';
    room.ask('cy', { kind: 'setOneKey', constituencyId: null, on: true, reason });
  }
  return room;
}
