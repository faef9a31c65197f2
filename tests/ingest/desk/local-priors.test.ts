import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOCAL_PRIORS_MAX } from '#lib/desk/desk-limits.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { outcomeOf } from '#server/desk/outcome-of.ts';
import { type Newsroom, newsroom, result, said, submission, type Who } from '#tests/support/newsroom.ts';
import { ALDER, idOf } from '#tests/support/tiny-election.ts';

const BEFORE = '2030-07-04T20:59:59.999Z';
const RED = idOf('alder', 'red');

interface Told {
  readonly who?: Who;
  readonly seat?: ConstituencyId;
  readonly candidate?: CandidateId;
  readonly share?: number;
  readonly sd?: number;
  readonly at?: string;
}

function tell(
  room: Newsroom,
  { who = 'cy', seat = ALDER, candidate = RED, share = 290, sd = 50, at }: Told = {},
) {
  const about = { constituencyId: seat, candidateId: candidate, sharePermille: share, sdPermille: sd };
  const action = { kind: 'setLocalPrior', ...about, reason: 'A poll of the seat' } as const;
  return room.ask(who, action, at === undefined ? {} : { at });
}

test('[D130] a chief tells the forecast what to expect of a candidate; the night says what, and the desk who', () => {
  const room = newsroom();
  assert.equal(said(tell(room, { who: 'ed' })), 'NOT_ALLOWED');
  const event = tell(room);
  assert.ok(
    event.kind === 'factCommitted' && event.by?.name === 'Cy' && event.reason === 'A poll of the seat',
  );
  assert.equal(said(tell(room)), 'nothingToDo');
  const [fact] = room.night;
  assert.ok(fact?.kind === 'localPriorSet' && fact.by === 'desk' && !JSON.stringify(fact).includes('Cy'));
  assert.deepEqual(room.viewFor('rae').priorAuthors, { [fact.seq]: { userId: 'cy', name: 'Cy' } });
  assert.equal(said(tell(room, { share: 310 })), 'factCommitted');
  assert.equal(room.view().state.localPriors[0]?.sharePermille, 310);
  const off = { kind: 'removeLocalPrior', constituencyId: ALDER, candidateId: RED } as const;
  assert.equal(said(room.ask('ed', off)), 'NOT_ALLOWED');
  assert.equal(said(room.ask('cleo', off)), 'factCommitted');
  assert.equal(said(room.ask('cleo', off)), 'nothingToDo');
  assert.deepEqual(room.view().state.localPriors, []);
});

test('[D131] of nobody who does not stand, in no seat that has a winner, and of few', () => {
  const room = newsroom();
  const words = (event: ReturnType<typeof tell>) => {
    const outcome = outcomeOf(event);
    return outcome.kind === 'refused' ? outcome.words : '';
  };
  assert.equal(said(tell(room, { seat: 'E14000999' as ConstituencyId })), 'UNKNOWN_SEAT');
  const stranger = tell(room, { candidate: idOf('birch', 'red') });
  assert.equal(said(stranger), 'UNKNOWN_CANDIDATE');
  assert.match(words(stranger), /Nobody with that id stands in Alder/);
  for (const wrong of [{ share: 0 }, { share: 1000 }, { sd: 0 }, { sd: 301 }]) {
    assert.equal(said(tell(room, wrong)), 'UNREADABLE', JSON.stringify(wrong));
  }
  room.ask('ed', submission(result()));
  room.ask('eve', submission(result()));
  const late = tell(room);
  assert.equal(said(late), 'NOT_THIS_STAGE');
  assert.match(words(late), /Alder has a winner/);
  assert.ok(LOCAL_PRIORS_MAX >= 20);
});

test('[D132] nothing of it is written before the close of poll', () => {
  const room = newsroom();
  assert.equal(said(tell(room, { at: BEFORE })), 'BEFORE_CLOSE_OF_POLL');
  assert.equal(room.night.length, 0);
});
