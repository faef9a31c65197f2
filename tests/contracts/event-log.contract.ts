import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventLog } from '#server/log/event-log.ts';
import { eventAfter, eventsAfter, type PlainEvent, positionAt } from '#tests/support/log-events.ts';

/** What every event log does. `open` gives a new, empty log of IDENTITY each time. */
export function eventLogContract(name: string, open: () => Promise<EventLog<PlainEvent>>): void {
  const rule = (title: string, check: (log: EventLog<PlainEvent>) => Promise<void>) =>
    test(`${title} (${name})`, async () => check(await open()));

  rule('[L1] an empty log stands at its opening, seq 0', async (log) => {
    const opening = await log.opening();
    assert.equal(opening.seq, 0);
    assert.deepEqual(await log.head(), opening);
    assert.deepEqual(await log.read(0, 10), []);
  });

  rule('[L1] events are numbered from 1 without a gap', async (log) => {
    const events = eventsAfter(await log.opening(), ['a', 'b', 'c']);
    const answers = await log.commitAll(events, await log.opening());
    assert.deepEqual(
      answers.map((answer) => answer.kind === 'committed' && answer.seq),
      [1, 2, 3],
    );
    assert.deepEqual(await log.read(0, 10), events);
    assert.deepEqual(await log.read(1, 1), [events[1]]);
    assert.deepEqual(await log.head(), positionAt(events[2] as PlainEvent));
  });

  rule('[L2] the same input again gets the first answer, and nothing is written', async (log) => {
    const opening = await log.opening();
    const first = eventAfter(opening, 'a');
    const answer = await log.commit(first, opening);
    const second = eventAfter(positionAt(first), 'b');
    await log.commit(second, positionAt(first));
    const again = { ...eventAfter(positionAt(second), 'other words'), inputId: first.inputId };
    assert.deepEqual(answer, { kind: 'committed', seq: 1, chain: first.chain });
    const expected = { kind: 'duplicate', seq: 1, chain: first.chain };
    assert.deepEqual(await log.commit(again, positionAt(second)), expected);
    assert.deepEqual(await log.commit(first, opening), expected);
    assert.deepEqual(await log.read(0, 10), [first, second]);
  });

  rule('[L3] a writer with an old head is told the head, and writes nothing', async (log) => {
    const opening = await log.opening();
    const first = eventAfter(opening, 'a');
    await log.commit(first, opening);
    const late = eventAfter(opening, 'late');
    assert.deepEqual(await log.commit(late, opening), { kind: 'moved', head: positionAt(first) });
    const forked = eventAfter({ ...positionAt(first), chain: 'f'.repeat(64) }, 'forked');
    assert.deepEqual(await log.commit(forked, { ...positionAt(first), chain: 'f'.repeat(64) }), {
      kind: 'moved',
      head: positionAt(first),
    });
    assert.deepEqual(await log.read(0, 10), [first]);
  });

  rule('[L3] a batch stops at the first event whose head has moved', async (log) => {
    const opening = await log.opening();
    const [a, b, c] = eventsAfter(opening, ['a', 'b', 'c']) as [PlainEvent, PlainEvent, PlainEvent];
    await log.commit(a, opening);
    const wrong = { ...c, seq: 3 };
    const answers = await log.commitAll([a, b], opening);
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['duplicate', 'committed'],
    );
    const behind = await log.commitAll(eventsAfter(opening, ['x', 'y']), opening);
    assert.deepEqual(
      behind.map(({ kind }) => kind),
      ['moved', 'moved'],
    );
    assert.deepEqual((await log.commit(wrong, positionAt(b))).kind, 'committed');
  });

  rule('[L4] of many writers at one head exactly one commits', async (log) => {
    const opening = await log.opening();
    const rivals = Array.from({ length: 20 }, (_, index) => eventAfter(opening, `rival ${index}`));
    const answers = await Promise.all(rivals.map((event) => log.commit(event, opening)));
    assert.equal(answers.filter(({ kind }) => kind === 'committed').length, 1);
    assert.equal(answers.filter(({ kind }) => kind === 'moved').length, 19);
    assert.equal((await log.read(0, 50)).length, 1);
  });

  rule('[L5] a follower gets every event after its place, once, in order', async (log) => {
    const opening = await log.opening();
    const events = eventsAfter(opening, ['a', 'b', 'c', 'd', 'e']);
    await log.commitAll(events.slice(0, 3), opening);
    const stop = new AbortController();
    const seen: PlainEvent[] = [];
    for await (const batch of log.follow(1, stop.signal)) {
      seen.push(...batch);
      if (seen.length === 2) await log.commitAll(events.slice(3), positionAt(events[2] as PlainEvent));
      if (seen.length === 4) stop.abort();
    }
    assert.deepEqual(seen, events.slice(1));
  });
}
