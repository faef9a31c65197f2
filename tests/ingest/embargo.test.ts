import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBeforeClose, isEmbargoed } from '#lib/election/embargo.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import { planCommit, viewAtOpening } from '#server/ingest/commit-plan.ts';
import { DESK_ORIGIN } from '#server/ingest/desk-command.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import type { Verdict } from '#server/ingest/verdict.ts';
import { OPENING } from '#tests/support/chained-night.ts';
import { roll } from '#tests/support/feed-messages.ts';
import { receivedFrom } from '#tests/support/journals.ts';
import { ALDER, BLUE, declared, idOf, RED } from '#tests/support/tiny-election.ts';
import { edited, published, retracted } from '#tests/support/written-posts.ts';

const bench = { roll, aliases: partyAliases(roll.reference), mode: 'rehearsal' } as const;
const JUST_BEFORE = '2030-07-04T20:59:59.999Z';
const CLOSE = '2030-07-04T21:00:00.000Z';

/** What is committed of an input at a moment when judging it says "commit this", whatever it is. */
function planned(fact: NightFact, at: string, origin = 'inbox') {
  const input = receivedFrom(`anything ${at} ${origin}`, { at, origin });
  const verdict: Verdict = {
    night: { inputId: input.inputId, source: 'A slip', by: 'desk', fact },
    // Stands for whatever the desk hears.
    desk: { kind: 'nothingToDo', by: null, commandId: null, command: 'x', words: 'x' },
  };
  return planCommit(bench, viewAtOpening(OPENING), [input], () => verdict);
}

const POST = 'early' as PostId;
const SECRETS: readonly NightFact[] = [
  declared(roll, ALDER, { [RED]: 1, [BLUE]: 2 }),
  { kind: 'winnerAnnounced', constituencyId: ALDER, revision: 1, winner: idOf('alder', BLUE) },
  { kind: 'countingStarted', constituencyId: ALDER, revision: 1 },
  published(POST, 'The exit poll says'),
  edited(POST, 'It says', 'Shorter'),
  retracted(POST, 'Too early'),
  { kind: 'bannerSet', words: 'Exit poll', href: null },
];

test('[E7] nothing about how people vote is committed before the close of poll, whatever judged it', () => {
  for (const fact of SECRETS) {
    const feed = planned(fact, JUST_BEFORE);
    assert.equal(feed.nightEvents.length, 0, fact.kind);
    const [waiting] = feed.deskEvents;
    assert.ok(waiting?.kind === 'inputJudged' && waiting.disposition === 'quarantined');
    const desk = planned(fact, JUST_BEFORE, DESK_ORIGIN);
    assert.equal(desk.nightEvents.length, 0, fact.kind);
    const [answer] = desk.deskEvents;
    assert.ok(answer?.kind === 'commandRefused' && answer.code === 'BEFORE_CLOSE_OF_POLL');
  }
});

test('[E7] at the close it is, and so is what is no secret at any time', () => {
  for (const fact of SECRETS) assert.equal(planned(fact, CLOSE).nightEvents.length, 1, fact.kind);
  const postponed = { kind: 'pollPostponed', constituencyId: ALDER, revision: 1, reason: 'x' } as const;
  assert.equal(planned(postponed, JUST_BEFORE).nightEvents.length, 1);
});

test('[E9] the forecast can be taken off before the close: the switch waits in the log, unserved', () => {
  const off = { kind: 'forecastHidden', reason: 'The exit poll was misread' } as const;
  assert.equal(planned(off, JUST_BEFORE, DESK_ORIGIN).nightEvents.length, 1);
  assert.equal(isEmbargoed(off), true);
});

test('[E8] a kind of event that nobody has thought of is a secret, and a moment that nobody knows is before the close', () => {
  assert.equal(isEmbargoed({ kind: 'exitPollPublished' as NightFact['kind'] }), true);
  const { election } = roll.reference;
  assert.equal(isBeforeClose(election, Date.parse(JUST_BEFORE)), true);
  assert.equal(isBeforeClose(election, Date.parse(CLOSE)), false);
  assert.equal(isBeforeClose(election, Number.NaN), true);
  assert.equal(isBeforeClose({ closeOfPoll: 'soon' }, Date.parse(CLOSE)), true);
});
