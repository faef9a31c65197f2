import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightEvent } from '#lib/election/events.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import { type verdictOn, verdictOnFailure } from '#server/ingest/verdict-on.ts';
import type { DeskEvent, InputJudged } from '#server/log/desk-event.ts';
import { type CommitAnswer, type EventLog, OutcomeUnknown } from '#server/log/event-log.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import {
  AT,
  commandOf,
  committerOver,
  deskOf,
  dispositionsOf,
  EDITORS,
  emptyLogs,
  IDENTITY,
  inputOf,
  nightOf,
} from '#tests/support/committer.ts';
import { alderResult, resultOf, roll } from '#tests/support/feed-messages.ts';
import { BIRCH } from '#tests/support/tiny-election.ts';

test('[I8] every input has one event of the desk, and a fact one of the night with its input id and time', async () => {
  const logs = emptyLogs();
  const { committer, journal } = await committerOver(logs);
  const right = inputOf(alderResult());
  const inputs = [right, inputOf('{"format":'), inputOf(alderResult({ source: 'Another agency' }))];
  await committer.settle(inputs);
  const [fact, ...more] = await nightOf(logs);
  assert.equal(more.length, 0);
  assert.equal(fact?.inputId, right.inputId);
  assert.equal(fact?.at, AT);
  assert.equal(fact?.by, 'feed');
  const desk = await deskOf(logs);
  assert.deepEqual(dispositionsOf(desk), ['committed', 'rejected', 'noop']);
  assert.deepEqual(
    desk.map(({ inputId }) => inputId),
    inputs.map(({ inputId }) => inputId),
  );
  assert.equal((desk[0] as InputJudged).nightSeq, 1);
  assert.deepEqual(
    journal.map((line) => line.line === 'committed' && line.event.seq),
    [1, ...[1, 2, 3].map((seq) => EDITORS.length + seq)],
  );
});

test('[I8] settled again, an input changes nothing', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  const input = inputOf(alderResult());
  await committer.settle([input]);
  await committer.settle([input]);
  const { committer: restarted } = await committerOver(logs);
  await restarted.settle([input]);
  assert.equal((await nightOf(logs)).length, 1);
  assert.equal((await deskOf(logs)).length, 1);
});

test('[I9] a fact whose desk event was lost is not committed again; only the desk hears of it', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  const input = inputOf(alderResult());
  await committer.settle([input]);
  const half = { night: logs.night, desk: memoryEventLog<DeskEvent>(IDENTITY) };
  const { committer: restarted } = await committerOver(half);
  await restarted.settle([input]);
  assert.equal((await nightOf(half)).length, 1);
  const [event] = await deskOf(half);
  assert.deepEqual([(event as InputJudged).disposition, (event as InputJudged).nightSeq], ['committed', 1]);
});

test('[I10] an answer that was lost is asked for again, and nothing is committed twice', async () => {
  const logs = emptyLogs();
  const { committer, trouble } = await committerOver({
    night: losingAnswers(logs.night),
    desk: losingAnswers(logs.desk),
  });
  await committer.settle([inputOf(alderResult()), inputOf(resultOf(BIRCH, [300, 200, 100]))]);
  assert.equal((await nightOf(logs)).length, 2);
  assert.deepEqual(dispositionsOf(await deskOf(logs)), ['committed', 'committed']);
  assert.ok(trouble.length >= 2);
});

/** Applies each batch the first time that it is asked, and says nothing. */
function losingAnswers<Event extends NightEvent | DeskEvent>(log: EventLog<Event>): EventLog<Event> {
  let isLost = false;
  const commitAll = async (events: readonly Event[], expected: Parameters<typeof log.commitAll>[1]) => {
    const answers: readonly CommitAnswer[] = await log.commitAll(events, expected);
    isLost = !isLost;
    if (isLost) throw new OutcomeUnknown('The answer was lost');
    return answers;
  };
  return { ...log, commitAll };
}

test('[I11] of two writers the slower folds what it missed and judges again', async () => {
  const logs = emptyLogs();
  const [first, second] = [await committerOver(logs), await committerOver(logs)];
  await first.committer.settle([inputOf(alderResult())]);
  // By itself this would be declared; after the other writer's declaration it is a second first revision.
  await second.committer.settle([inputOf(alderResult({}, [500, 340, 180, 80]))]);
  assert.equal((await nightOf(logs)).length, 1);
  assert.deepEqual(dispositionsOf(await deskOf(logs)), ['committed', 'quarantined']);
  assert.deepEqual(second.committer.view().night, await logs.night.head());
  assert.equal(second.journal.length, 3);
});

test('[I12] a fault of ours in judging one message leaves it to a person, and the rest goes on', async () => {
  const logs = emptyLogs();
  const broken = { ...roll, constituencies: new Map(roll.constituencies) };
  Object.defineProperty(broken.constituencies, 'get', {
    value(id: string) {
      if (id === BIRCH) throw new Error('A fault of ours');
      return roll.constituencies.get(id as never);
    },
  });
  const { committer } = await committerOver(logs, {
    bench: { roll: broken, aliases: partyAliases(roll.reference), mode: 'rehearsal' },
  });
  await committer.settle([inputOf(resultOf(BIRCH, [300, 200, 100])), inputOf(alderResult())]);
  const desk = await deskOf(logs);
  assert.deepEqual(dispositionsOf(desk), ['quarantined', 'committed']);
  assert.deepEqual(
    (desk[0] as InputJudged).problems.map(({ code }) => code),
    ['INGEST_FAILED'],
  );
});

test('[I12] what ingest could not judge cannot be accepted, only rejected', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  const input = inputOf(alderResult());
  const giveUp: typeof verdictOn = (_bench, _standing, each) => verdictOnFailure(each, 'it ended ingest');
  await committer.settle([input], giveUp);
  await committer.settle([commandOf({ decided: input.inputId, decision: 'accept', editor: 'Ann' })]);
  await committer.settle([commandOf({ decided: input.inputId, decision: 'reject', editor: 'Ann' })]);
  const desk = await deskOf(logs);
  assert.deepEqual(dispositionsOf(desk), ['quarantined', 'commandRefused', 'quarantineDecided']);
  assert.equal(committer.view().deskState.quarantine.size, 0);
  assert.equal((await nightOf(logs)).length, 0);
});
