import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ticketsOf } from '#server/desk-state/quarantine.ts';
import { DESK_ORIGIN } from '#server/ingest/desk-command.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import {
  AT,
  commandOf,
  committerOver,
  deskOf,
  dispositionsOf,
  emptyLogs,
  IDENTITY,
  inputOf,
  nightOf,
} from '#tests/support/committer.ts';
import { alderResult } from '#tests/support/feed-messages.ts';
import { receivedFrom } from '#tests/support/journals.ts';

/** 1,100 votes where the message itself says 1,000. */
const DOUBTFUL = alderResult({ validVotes: 1_000 }, [500, 340, 180, 80]);

test('[I13] an accepted message is committed once, under its own id, with the decision in the desk log', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  const doubtful = inputOf(DOUBTFUL);
  await committer.settle([doubtful]);
  assert.equal((await nightOf(logs)).length, 0);
  const accept = commandOf({ decided: doubtful.inputId, decision: 'accept', editor: 'Ann' });
  await committer.settle([accept]);
  await committer.settle([
    accept,
    commandOf({ decided: doubtful.inputId, decision: 'accept', editor: 'Bob' }),
  ]);
  const night = await nightOf(logs);
  assert.deepEqual(
    night.map(({ inputId }) => inputId),
    [doubtful.inputId],
  );
  const desk = await deskOf(logs);
  assert.deepEqual(dispositionsOf(desk), ['quarantined', 'quarantineDecided', 'commandRefused']);
  const decision = desk[1];
  assert.ok(decision?.kind === 'quarantineDecided');
  assert.deepEqual(
    [decision.editors, decision.reason, decision.nightSeq],
    [[{ userId: 'ann', name: 'Ann' }], 'Checked by telephone', 1],
  );
});

test('[I13] a decision whose desk event was lost is not carried out twice', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  const doubtful = inputOf(DOUBTFUL);
  await committer.settle([doubtful]);
  const before = await logs.desk.read(0, 10_000);
  const accept = commandOf({ decided: doubtful.inputId, decision: 'accept', editor: 'Ann' });
  await committer.settle([accept]);

  const desk = memoryEventLog<DeskEvent>(IDENTITY);
  await desk.commitAll(before, await desk.opening());
  const { committer: restarted } = await committerOver({ night: logs.night, desk });
  await restarted.settle([accept]);
  assert.equal((await nightOf(logs)).length, 1);
  const events = await deskOf({ night: logs.night, desk });
  assert.deepEqual(dispositionsOf(events), ['quarantined', 'quarantineDecided']);
  assert.equal(events[1]?.kind === 'quarantineDecided' && events[1].nightSeq, 1);
});

test('[I14] a rejected message never reaches the night', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  const doubtful = inputOf(DOUBTFUL);
  await committer.settle([
    doubtful,
    commandOf({ decided: doubtful.inputId, decision: 'reject', editor: 'Ann' }),
  ]);
  assert.equal((await nightOf(logs)).length, 0);
  assert.equal(committer.view().deskState.quarantine.size, 0);
});

test('[I14] a command that cannot be read, or is about nothing that waits, is answered so', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  await committer.settle([
    receivedFrom('{"kind":"decide"}', { at: AT, origin: DESK_ORIGIN }),
    commandOf({ decided: 'f'.repeat(64), decision: 'accept', editor: 'Ann' }),
  ]);
  const codes = (await deskOf(logs)).map((event) => event.kind === 'commandRefused' && event.code);
  assert.deepEqual(codes, ['UNREADABLE', 'NOT_WAITING']);
});

test('[I15] a change of the public winner needs two different people', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  const flip = inputOf(alderResult({ revision: 2 }, [340, 400, 180, 80]));
  await committer.settle([inputOf(alderResult()), flip]);
  const decide = (editor: 'Ann' | 'Bob') => commandOf({ decided: flip.inputId, decision: 'accept', editor });
  await committer.settle([decide('Ann')]);
  assert.equal((await nightOf(logs)).length, 1);
  await committer.settle([decide('Ann')]);
  assert.equal((await nightOf(logs)).length, 1);
  await committer.settle([decide('Bob')]);
  assert.equal((await nightOf(logs)).length, 2);
  const desk = await deskOf(logs);
  assert.deepEqual(dispositionsOf(desk).slice(2), [
    'acceptanceProposed',
    'commandRefused',
    'quarantineDecided',
  ]);
  const decision = desk.at(-1);
  assert.deepEqual(decision?.kind === 'quarantineDecided' && decision.editors.map(({ name }) => name), [
    'Ann',
    'Bob',
  ]);
});

test('[I16] a seat that a feed turns over and over is one ticket, and accepting settles what it overtook', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  await committer.settle([inputOf(alderResult())]);
  const flips = Array.from({ length: 40 }, (_, index) =>
    inputOf(
      alderResult(
        { revision: index + 2 },
        index % 2 === 0 ? [340, 401 + index, 180, 80] : [440 + index, 340, 180, 80],
      ),
    ),
  );
  await committer.settle(flips);
  const waiting = [...committer.view().deskState.quarantine.values()];
  assert.ok(waiting.length > 1);
  assert.equal(ticketsOf(committer.view().deskState.quarantine).length, 1);
  const last = waiting.at(-1);
  for (const editor of ['Ann', 'Bob'] as const) {
    await committer.settle([commandOf({ decided: last?.inputId ?? '', decision: 'accept', editor })]);
  }
  assert.equal(committer.view().deskState.quarantine.size, 0);
  const decision = (await deskOf(logs)).find((event) => event.kind === 'quarantineDecided');
  assert.deepEqual(
    decision?.settled,
    waiting.slice(0, -1).map(({ inputId }) => inputId),
  );
});

test('[I17] what became of the inputs is counted, and counted the same after a restart', async () => {
  const logs = emptyLogs();
  const { committer } = await committerOver(logs);
  await committer.settle([
    inputOf(alderResult()),
    inputOf('{'),
    inputOf('nothing'),
    inputOf(alderResult({ source: 'Another agency' })),
  ]);
  const { counts } = committer.view();
  assert.deepEqual([counts.committed, counts.rejected, counts.noop], [1, 2, 1]);
  assert.equal(counts.codes.get('TRUNCATED'), 1);
  const { committer: restarted } = await committerOver(logs);
  assert.deepEqual(restarted.view().counts, counts);
});
