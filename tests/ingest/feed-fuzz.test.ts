import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import type { FeedMessage, FiguresMessage } from '#server/ingest/feed-message.ts';
import { splitFile } from '#server/ingest/parse-file.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { alderResult, CHANNEL, judged, message, resultOf, roll } from '#tests/support/feed-messages.ts';
import { holds, SEED } from '#tests/support/properties.ts';
import { ALDER, BIRCH, CEDAR, eventOf, fold } from '#tests/support/tiny-election.ts';

const RUNS = 20_000;
const NIGHT_NOW = '2030-07-04T23:30:00Z';

/** Right messages of every kind, to be spoilt. */
const seeds: readonly FeedMessage[] = [
  alderResult({
    electorate: 2000,
    ballots: 1010,
    validVotes: 1000,
    majority: 60,
    winner: 'alder-red',
    name: 'Alder',
  }),
  alderResult({ revision: 2 }, [410, 345, 180, 80]),
  {
    ...alderResult({ revision: 3 }, [420, 350, 190, 85]),
    kind: 'correction',
    reason: 'A box was left out',
  } as FeedMessage,
  resultOf(BIRCH, [400, 400, 200], { decidedByLot: 'birch-red' as FiguresMessage['decidedByLot'] & string }),
  resultOf(CEDAR, [640, 120, 260]),
  message('rush', { winner: 'alder-red' }),
  message('counting'),
  message('recount', { recount: 1 }),
  message('withdrawal', { revision: 2, reason: 'Read out wrongly' }),
  message('postponement', { reason: 'A candidate has died' }),
];

const oddValue = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    0,
    -1,
    0.5,
    1,
    2,
    19,
    400,
    1e6,
    2 ** 53,
    'alder-red',
    'birch-red',
    '__proto__',
    'red',
    [],
    {},
  ),
  fc.nat(3000),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constantFrom(
    ALDER,
    BIRCH,
    'E14000999',
    'live',
    'test',
    'tiny',
    'result',
    'rush',
    '2030-07-04T20:00:00Z',
    '2030-07-05T09:00:00Z',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

interface Spoiling {
  readonly path: number;
  readonly how: 'replace' | 'remove' | 'copy' | 'add';
  readonly value: unknown;
}

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  path: fc.nat(200),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'copy', 'add'),
  value: oddValue,
});

/** Every place in the message: a holder and a key. */
function placesIn(value: unknown): readonly (readonly [Record<string, unknown>, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...placesIn(holder[key])]);
}

function spoil(seed: FeedMessage, spoilings: readonly Spoiling[]): string {
  const copy = structuredClone(seed) as unknown as Record<string, unknown>;
  for (const { path, how, value } of spoilings) {
    const places = placesIn(copy);
    const [holder, key] = places[path % places.length] ?? [copy, 'revision'];
    if (how === 'replace') holder[key] = value;
    else if (how === 'add') holder[`${key}x`] = value;
    else if (how === 'copy' && Array.isArray(holder)) holder.push(holder[Number(key)]);
    else if (how === 'remove' && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (how === 'remove') delete holder[key];
  }
  return JSON.stringify(copy);
}

/**
 * The hard rules, told again without any of the code under test: what is committed must be true of the message as
 * `JSON.parse` reads it, of the nominations, and of what was public before.
 */
function assertTrue(
  text: string,
  fact: { kind: string; constituencyId: string; revision?: number },
  before: NightState,
): void {
  const sent = JSON.parse(text);
  assert.equal(sent.election, 'tiny');
  assert.equal(sent.mode, 'rehearsal');
  assert.equal(fact.constituencyId, sent.constituency);
  assert.equal(fact.revision, sent.revision);
  const seat = roll.reference.constituencies.find(({ id }) => id === sent.constituency);
  assert.ok(seat, 'a constituency of this election');
  const contest = before.contests[seat.id];
  assert.ok(sent.revision > (contest?.revision ?? 0), 'a higher revision');
  if (fact.kind !== 'pollPostponed' && fact.kind !== 'nominationsAmended') {
    assert.ok(Date.parse(sent.time) >= Date.parse('2030-07-04T21:00:00Z'), 'after the close of poll');
  }
  assert.ok(Date.parse(sent.time) <= Date.parse(NIGHT_NOW) + 120_000, 'not in the future');
  assert.notEqual(fact.kind, 'resultWithdrawn', 'two editors');
  const declared = contest?.phase.kind === 'declared' ? contest.phase : null;
  if (fact.kind === 'winnerAnnounced') {
    assert.equal(declared, null);
    assert.ok(seat.candidates.some(({ id }) => id === sent.winner));
  }
  if (sent.kind !== 'result' && sent.kind !== 'correction') return;
  const votes: Record<string, number> = {};
  for (const each of sent.candidates) votes[each.id] = each.votes;
  assert.deepEqual(Object.keys(votes).sort(), seat.candidates.map(({ id }) => id as string).sort());
  const counts = Object.values(votes).sort((left, right) => right - left);
  const sum = counts.reduce((total, each) => total + each, 0);
  assert.ok(counts.every((each) => Number.isSafeInteger(each) && each >= 0));
  assert.ok(sum > 0);
  assert.ok(
    sum + (sent.rejectedBallots ?? 0) <= (sent.electorate ?? declared?.figures.electorate ?? seat.electorate),
  );
  const winners = Object.keys(votes).filter((id) => votes[id] === counts[0]);
  const winner = winners.length === 1 ? winners[0] : sent.decidedByLot;
  assert.ok(winners.includes(winner), 'one winner');
  if (fact.kind === 'resultConfirmed') {
    assert.deepEqual({ ...declared?.figures.votes }, votes);
    return;
  }
  if (sent.validVotes !== undefined) assert.equal(sent.validVotes, sum);
  if (sent.majority !== undefined) assert.equal(sent.majority, (counts[0] ?? 0) - (counts[1] ?? 0));
  if (sent.winner !== undefined) assert.equal(sent.winner, winner);
  if (sent.ballots !== undefined && sent.rejectedBallots !== null)
    assert.equal(sent.ballots, sum + sent.rejectedBallots);
  if (contest?.phase.kind === 'rush') assert.equal(winner, contest.phase.winner);
  if (declared === null) return;
  assert.equal(declared.by, 'feed');
  assert.equal(winner, declared.winner);
  for (const [id, had] of Object.entries(declared.figures.votes))
    assert.ok((votes[id] ?? 0) >= had, 'no decrease');
}

test(`[J15] ${RUNS} spoilt messages: none makes ingest fail, none commits what is not so`, (context) => {
  context.diagnostic(`seed ${SEED}`);
  const seen = new Map<string, number>();
  const story = fc.array(
    fc.record({ seed: fc.nat(seeds.length - 1), spoilings: fc.array(spoiling, { maxLength: 3 }) }),
    { minLength: 5, maxLength: 5 },
  );
  holds(
    fc.property(story, (messages) => {
      let state = emptyState;
      messages.forEach(({ seed, spoilings }, index) => {
        const text = spoil(seeds[seed] ?? message('counting'), spoilings);
        const parsed = parseMessage(Buffer.from(text, 'utf8'), CHANNEL);
        const judgement = parsed.ok ? judged(parsed.value, { state, nightNow: NIGHT_NOW }) : null;
        const word = judgement?.disposition ?? 'unreadable';
        seen.set(word, (seen.get(word) ?? 0) + 1);
        if (judgement?.disposition !== 'committed') return;
        assertTrue(text, judgement.fact, state);
        state = fold(roll, [eventOf(judgement.fact, index + 1)], state);
      });
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    }),
    RUNS / 5,
  );
  context.diagnostic(JSON.stringify(Object.fromEntries(seen)));
  // Every disposition is met often, so that the property says something.
  for (const word of ['committed', 'noop', 'quarantined', 'rejected', 'unreadable']) {
    assert.ok((seen.get(word) ?? 0) > 100, `${word} was met ${seen.get(word) ?? 0} times`);
  }
});

test('[J15] any bytes are answered, as a file and as a message', () => {
  const right = Buffer.from(JSON.stringify(seeds[0]), 'utf8');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(fc.nat(right.length - 1), fc.nat(255))
      .map(([at, byte]) => Buffer.from(right.map((each, index) => (index === at ? byte : each)))),
    fc
      .string({ unit: 'binary', maxLength: 300 })
      .map((text) => Buffer.from(`constituency,votes\n${text}`, 'utf8')),
  );
  holds(
    fc.property(bytes, fc.constantFrom('json', 'ndjson', 'csv', null), (file, container) => {
      for (const piece of splitFile(file, container)) {
        const parsed = parseMessage(piece.bytes, CHANNEL);
        assert.ok(parsed.ok || parsed.problems.length > 0);
        if (parsed.ok) judged(parsed.value);
      }
    }),
    5_000,
  );
});

test('[J15] what an editor accepts still folds: no acceptance commits a fact that the night cannot hold', () => {
  const story = fc.array(
    fc.record({ seed: fc.nat(seeds.length - 1), spoilings: fc.array(spoiling, { maxLength: 2 }) }),
    { minLength: 3, maxLength: 6 },
  );
  const accepted = { by: ['A', 'B'], reason: 'Checked' };
  holds(
    fc.property(story, (messages) => {
      let state = emptyState;
      messages.forEach(({ seed, spoilings }, index) => {
        const parsed = parseMessage(
          Buffer.from(spoil(seeds[seed] ?? message('counting'), spoilings), 'utf8'),
          CHANNEL,
        );
        const judgement = parsed.ok ? judged(parsed.value, { state, nightNow: NIGHT_NOW, accepted }) : null;
        if (judgement?.disposition !== 'committed') return;
        const after = fold(roll, [eventOf(judgement.fact, index + 1)], state);
        assert.notEqual(after, state, `${judgement.fact.kind} changes nothing`);
        const phase = after.contests[judgement.fact.constituencyId]?.phase;
        if (phase?.kind === 'declared') {
          const ids = Object.keys(phase.figures.votes).length;
          assert.equal(ids, constituencyOf(roll, judgement.fact.constituencyId).candidates.length);
        }
        state = after;
      });
    }),
    2_000,
  );
});
