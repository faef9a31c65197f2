import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NightEvent } from '#lib/election/events.ts';
import {
  type LogsView,
  planCommit,
  remember,
  viewAtOpening,
  withDeskEvents,
  withNightEvents,
} from '#server/ingest/commit-plan.ts';
import type { ReceivedInput } from '#server/ingest/journal-line.ts';
import { verdictOn } from '#server/ingest/verdict-on.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { openingOf } from '#tests/support/chained-night.ts';
import { accounts, asked, DESK_AT } from '#tests/support/desk-commands.ts';
import { written } from '#tests/support/desk-posts.ts';
import { alderResult, message } from '#tests/support/feed-messages.ts';
import { receivedFrom } from '#tests/support/journals.ts';
import { BENCH, correction, PEOPLE, result, submission } from '#tests/support/newsroom.ts';
import { holds } from '#tests/support/properties.ts';
import { ALDER } from '#tests/support/tiny-election.ts';

interface Logs {
  readonly night: readonly NightEvent[];
  readonly desk: readonly DeskEvent[];
}

/** Both logs folded, as after a start. */
function viewOf({ night, desk }: Logs): LogsView {
  const opened = viewAtOpening(openingOf('crashing'));
  const view = withDeskEvents(BENCH, withNightEvents(BENCH, opened, night), desk);
  remember(view, night, desk);
  return view;
}

/** Both logs after these inputs, in batches of a size. */
function logsOf(inputs: readonly ReceivedInput[], size: number, from: Logs = { night: [], desk: [] }): Logs {
  const leftovers = new Set(inputs.map(({ inputId }) => inputId));
  let logs = from;
  for (let start = 0; start < inputs.length; start += size) {
    const batch = inputs.slice(start, start + size);
    const { nightEvents, deskEvents } = planCommit(BENCH, viewOf(logs), batch, verdictOn, leftovers);
    logs = { night: [...logs.night, ...nightEvents], desk: [...logs.desk, ...deskEvents] };
  }
  return logs;
}

const FIRST = [400, 340, 180, 80];
const OTHER = [410, 340, 180, 80];
const FLIPPED = [400, 460, 180, 80];
const ALL = ['WINNER_CHANGE', 'DECREASE', 'FLIPPING'];

/** One of everything that can be public, with what leads to it, in any order. */
const ANY_INPUT: readonly (() => ReceivedInput)[] = [
  ...(['rae', 'ed', 'eve'] as const).flatMap((who) => [
    () => asked(who, submission(result(FIRST))),
    () => asked(who, submission(result(OTHER))),
    () => asked(who, submission(correction(FLIPPED), { expectedRevision: 1, acknowledged: ALL })),
    () => asked(who, submission(correction(OTHER), { expectedRevision: 1, acknowledged: ALL })),
  ]),
  () => asked('cy', submission({ kind: 'withdrawal', reason: 'Wrong' }, { expectedRevision: 1 })),
  () => asked('ed', submission({ kind: 'withdrawal', reason: 'Wrong' }, { expectedRevision: 1 })),
  () => asked('ed', submission({ kind: 'flag', words: 'Looked at again' }, { expectedRevision: 1 })),
  () => asked('ed', submission({ kind: 'counting' })),
  () => asked('ed', written('a-post')),
  () => asked('ed', { kind: 'publishPost', postId: written('a-post').postId, base: 1 }),
  () => asked('ed', { kind: 'pickSeat', constituencyId: ALDER, reason: 'Close' }),
  () => asked('ed', { kind: 'setBanner', words: 'A recount', href: null }),
  () => receivedFrom(JSON.stringify(alderResult()), { at: DESK_AT }),
  () => receivedFrom(JSON.stringify(alderResult({ revision: 2 }, FLIPPED)), { at: DESK_AT }),
  () => receivedFrom(JSON.stringify(message('counting')), { at: DESK_AT }),
];

test('[D17] wherever ingest ends between the two logs, the desk’s record comes out as if it had not', () => {
  const start = logsOf(accounts(PEOPLE), 100);
  const picks = fc.array(fc.nat(ANY_INPUT.length - 1), { minLength: 2, maxLength: 14 });
  holds(
    fc.property(picks, fc.nat(14), fc.nat(100), fc.integer({ min: 1, max: 4 }), (all, from, cut, size) => {
      const inputs = unique(all.map((index) => (ANY_INPUT[index] as () => ReceivedInput)()));
      const done = inputs.slice(0, from % inputs.length);
      const batch = inputs.slice(done.length);
      const before = logsOf(done, 3, start);
      const whole = logsOf(batch, batch.length, before);
      // The night has the whole batch, or a part of it; the desk has heard of none of it, or of a part.
      const nightLength = before.night.length + (cut % (whole.night.length - before.night.length + 1));
      const night = whole.night.slice(0, nightLength);
      const desk = whole.desk.slice(0, before.desk.length + heardOf(whole, before, night.length, cut));
      const again = logsOf(batch, size, { night, desk });
      assert.deepEqual(again, whole);
    }),
    400,
  );
});

/** How many of the batch's desk events may be in its log when the night has so many: none ahead of the night. */
function heardOf(whole: Logs, before: Logs, nightLength: number, cut: number): number {
  if (nightLength < whole.night.length) return 0;
  return cut % (whole.desk.length - before.desk.length + 1);
}

function unique(inputs: readonly ReceivedInput[]): readonly ReceivedInput[] {
  return [...new Map(inputs.map((input) => [input.inputId, input])).values()];
}

test('[D17] an accepted message keeps both editors in the record, whichever log was behind', () => {
  const flip = receivedFrom(JSON.stringify(alderResult({ revision: 2 }, FLIPPED)), { at: DESK_AT });
  const decide = { kind: 'decide', decided: flip.inputId, decision: 'accept', reason: 'Asked' } as const;
  const start = logsOf(
    [...accounts(PEOPLE), receivedFrom(JSON.stringify(alderResult()), { at: DESK_AT }), flip],
    100,
  );
  const inputs = [asked('ed', decide), asked('eve', decide)];
  const whole = logsOf(inputs, 2, start);
  assert.equal(whole.night.length, 2);
  assert.deepEqual(logsOf(inputs, 1, { night: whole.night, desk: start.desk }), whole);
});

test('[D17] events of another writer hold nothing up and are judged with', () => {
  const start = logsOf(accounts(PEOPLE), 100);
  const [foreign] = logsOf([asked('ed', submission({ kind: 'counting' }))], 1, start).night;
  const logs = { night: [foreign as NightEvent], desk: start.desk };
  const view = viewOf(logs);
  const input = asked('ed', submission({ kind: 'recount', recount: 1 }, { expectedRevision: 1 }));
  const plan = planCommit(BENCH, view, [input], verdictOn);
  assert.deepEqual(
    plan.nightEvents.map(({ seq, kind }) => [seq, kind]),
    [[2, 'recountStarted']],
  );
});
