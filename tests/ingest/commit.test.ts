import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightEvent } from '#lib/election/events.ts';
import { openingChain } from '#lib/sync/chain.ts';
import { ticketsOf } from '#server/desk-state/quarantine.ts';
import { type CommitterParts, makeCommitter } from '#server/ingest/commit-inputs.ts';
import { DESK_ORIGIN } from '#server/ingest/desk-command.ts';
import type { FeedMessage } from '#server/ingest/feed-message.ts';
import type { JournalLine, ReceivedInput } from '#server/ingest/journal-line.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import type { RecoveredNight } from '#server/ingest/recover.ts';
import { type verdictOn, verdictOnFailure } from '#server/ingest/verdict-on.ts';
import type { DeskEvent, InputJudged } from '#server/log/desk-event.ts';
import { type CommitAnswer, type EventLog, OutcomeUnknown } from '#server/log/event-log.ts';
import { memoryEventLog } from '#server/log/memory-event-log.ts';
import { accounts, asked } from '#tests/support/desk-commands.ts';
import { alderResult, resultOf, roll } from '#tests/support/feed-messages.ts';
import { receivedFrom } from '#tests/support/journals.ts';
import { BIRCH } from '#tests/support/tiny-election.ts';

const IDENTITY = { mode: 'rehearsal', election: 'tiny', packHash: 'ab'.repeat(32), epoch: 'first' } as const;
const AT = '2030-07-04T23:30:00.000Z';

const inputOf = (about: FeedMessage | string): ReceivedInput =>
  receivedFrom(typeof about === 'string' ? about : JSON.stringify(about), { at: AT });

const EDITORS = accounts({ Ann: 'editor', Bob: 'editor' });

function commandOf({
  editor,
  ...about
}: {
  readonly decided: string;
  readonly decision: 'accept' | 'reject';
  readonly editor: 'Ann' | 'Bob';
}): ReceivedInput {
  return asked(editor.toLowerCase(), { kind: 'decide', reason: 'Checked by telephone', ...about });
}

interface Logs {
  readonly night: EventLog<NightEvent>;
  readonly desk: EventLog<DeskEvent>;
}

function emptyLogs(): Logs {
  return { night: memoryEventLog<NightEvent>(IDENTITY), desk: memoryEventLog<DeskEvent>(IDENTITY) };
}

async function recoveredFrom({ night, desk }: Logs): Promise<RecoveredNight> {
  return {
    night,
    desk,
    opening: { epoch: IDENTITY.epoch, seq: 0, chain: openingChain(IDENTITY) },
    nightEvents: await night.read(0, 10_000),
    deskEvents: await desk.read(0, 10_000),
    missingInJournal: [],
    words: [],
  };
}

/** The one writer over logs in memory, with whatever parts a test replaces. */
async function committerOver(logs: Logs, about: Partial<CommitterParts> = {}) {
  const journal: JournalLine[] = [];
  const trouble: string[] = [];
  const committer = makeCommitter({
    bench: { roll, aliases: partyAliases(roll.reference), mode: 'rehearsal' },
    recovered: await recoveredFrom(logs),
    recover: () => recoveredFrom(logs),
    append: async (lines) => void journal.push(...lines),
    passPoint: () => {},
    onTrouble: (words) => trouble.push(words),
    signal: new AbortController().signal,
    ...about,
  });
  await committer.settle(EDITORS);
  journal.length = 0;
  return { committer, journal, trouble };
}

const deskOf = async ({ desk }: Logs) => (await desk.read(0, 10_000)).slice(EDITORS.length);
const nightOf = ({ night }: Logs) => night.read(0, 10_000);
const dispositionsOf = (events: readonly DeskEvent[]) =>
  events.map((event) => (event.kind === 'inputJudged' ? event.disposition : event.kind));

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
