import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { feedMessageSchema } from '#server/ingest/feed-message.ts';
import { loadPack } from '#server/pack/load-pack.ts';

const NIGHTS = [
  { id: 'ge2024', votes: 28_809_340, first: '2024-07-04T22:17:00Z', last: '2024-07-06T16:50:00Z' },
  { id: 'ge2019', votes: 32_014_110, first: '2019-12-12T23:27:00Z', last: '2019-12-13T14:52:00Z' },
  { id: 'ge2017', votes: 32_204_184, first: '2017-06-08T22:01:00Z', last: '2017-06-09T20:03:00Z' },
] as const;

for (const night of NIGHTS) {
  test(`[P15] the recorded night of ${night.id} declares every seat once, whole, in order of time`, async () => {
    const { reference } = await loadPack(`data/${night.id}`);
    const seats = new Map<string, (typeof reference.constituencies)[number]>(
      reference.constituencies.map((each) => [each.id, each]),
    );
    const messages = await messagesOf(night.id);
    assert.equal(new Set(messages.map((message) => message.constituency)).size, seats.size);
    assert.equal(messages.length, seats.size);
    assert.deepEqual([messages[0]?.time, messages.at(-1)?.time], [night.first, night.last]);
    let votes = 0;
    let order = '';
    for (const message of messages) {
      assert.ok(message.kind === 'result');
      assert.deepEqual([message.election, message.mode, message.revision], [night.id, 'rehearsal', 1]);
      const seat = seats.get(message.constituency);
      assert.equal(message.name, seat?.name);
      assert.deepEqual(
        message.candidates.map((each) => [each.id, each.party]),
        seat?.candidates.map((each) => [each.id, each.standing]),
      );
      assert.equal(message.electorate, seat?.electorate);
      const sum = message.candidates.reduce((total, each) => total + each.votes, 0);
      assert.equal(sum, message.validVotes);
      votes += sum;
      assert.ok(message.time > reference.election.closeOfPoll);
      const place = `${message.time} ${message.name}`;
      assert.ok(place > order, `${place} comes after ${order}`);
      order = place;
    }
    assert.equal(votes, night.votes);
  });
}

test('[P15] no file of a pack carries a vote of its own night', async () => {
  const { reference } = await loadPack('data/ge2024');
  const [result] = (await messagesOf('ge2024')).filter((message) => message.kind === 'result');
  assert.ok(result?.kind === 'result');
  const manifest = JSON.parse(await readFile('data/ge2024/pack.json', 'utf8')) as {
    files: { name: string }[];
  };
  assert.ok(manifest.files.every((file) => !file.name.includes('night')));
  const seat = reference.constituencies.find((each) => each.id === result.constituency);
  assert.ok(seat && !JSON.stringify(seat).includes(String(result.candidates[0]?.votes)));
});

async function messagesOf(id: string) {
  const text = await readFile(`data/nights/${id}.ndjson`, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => feedMessageSchema.parse(JSON.parse(line)));
}
