import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeRoll, type Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { judge } from '#server/ingest/judge.ts';
import type { Acceptance } from '#server/ingest/judge-input.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { type PartyAliases, partyAliases } from '#server/ingest/party-aliases.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { CHANNEL, codesOf } from '#tests/support/feed-messages.ts';
import { eventOf, fold } from '#tests/support/tiny-election.ts';

interface Bench {
  readonly roll: Roll;
  readonly aliases: PartyAliases;
}

async function benchOf(election: string): Promise<Bench> {
  const { reference } = await loadPack(`data/${election}`);
  return { roll: makeRoll(reference), aliases: partyAliases(reference) };
}

interface Told {
  readonly answers: readonly (readonly string[])[];
  readonly state: NightState;
}

/** Parses and judges line after line, folds what is committed, and tells each disposition and its codes. */
function tell({ roll, aliases }: Bench, lines: readonly string[], accepted: Acceptance | null = null): Told {
  let state = emptyState;
  const answers = lines.map((line, index) => {
    const parsed = parseMessage(Buffer.from(line, 'utf8'), CHANNEL);
    if (!parsed.ok) return ['unreadable', ...parsed.problems.map(({ code }) => code)];
    const context = {
      nightNow: parsed.value.time,
      mode: 'rehearsal',
      channelMode: 'rehearsal',
      by: 'feed',
      aliases,
      openFlips: new Set<never>(),
      accepted,
    } as const;
    const judgement = judge({ message: parsed.value, notes: parsed.notes, roll, state, context });
    if (judgement.disposition === 'committed')
      state = fold(roll, [eventOf(judgement.fact, index + 1)], state);
    return [judgement.disposition, ...codesOf(judgement)];
  });
  return { answers, state };
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

const ge2024 = await benchOf('ge2024');

/** What became of each message of a slip; the warnings of what was committed are left out. */
function slip(name: string) {
  const told = tell(ge2024, linesOf(`tests/fixtures/feed/${name}.ndjson`));
  const answers = told.answers.map((answer) => (answer[0] === 'committed' ? ['committed'] : answer));
  return { ...told, answers };
}

test('[J16] B45 a nought too few is caught by the stated total, and the right figures then go through', () => {
  const { answers } = slip('a-nought-too-few');
  assert.deepEqual(answers, [['quarantined', 'SUM_MISMATCH'], ['committed']]);
});

test('[J16] B66 two digits exchanged are caught by the total; published without one, the correction asks an editor', () => {
  const { answers } = slip('two-digits-exchanged');
  assert.deepEqual(answers, [['quarantined', 'SUM_MISMATCH'], ['committed'], ['quarantined', 'DECREASE']]);
});

test('[J16] B54 figures caught while they are typed are held, with a stated total and without', () => {
  const { answers } = slip('caught-while-typing');
  assert.deepEqual(answers, [
    ['quarantined', 'SUM_MISMATCH', 'PARTIAL_ENTRY', 'PARTIAL_ENTRY'],
    ['quarantined', 'PARTIAL_ENTRY'],
    ['committed'],
  ]);
});

test('[J16] B49 B68 two candidates exchanged are caught by the stated winner, and after the result as a swap', () => {
  const { answers } = slip('two-candidates-exchanged');
  assert.deepEqual(answers, [
    ['quarantined', 'WINNER_MISMATCH'],
    ['committed'],
    ['quarantined', 'DECREASE', 'SWAP', 'WINNER_CHANGE'],
  ]);
});

test('[J16] a part of the count left out cannot be seen; its correction is committed, same winner, with the reason', () => {
  const { answers, state } = slip('a-part-of-the-count-left-out');
  assert.deepEqual(
    answers.map(([disposition]) => disposition),
    ['committed', 'committed'],
  );
  const [contest] = Object.values(state.contests);
  assert.equal(contest?.superseded.length, 1);
  assert.equal(
    contest?.superseded[0]?.winner,
    contest?.phase.kind === 'declared' ? contest.phase.winner : '',
  );
  assert.equal(state.tally.declared, 1);
});

for (const election of ['ge2017', 'ge2019', 'ge2024']) {
  test(`[J16] every message of the recorded night ${election} is committed, and played again is a no-op`, async () => {
    const bench = await benchOf(election);
    const lines = linesOf(`data/nights/${election}.ndjson`);
    const { answers, state } = tell(bench, lines);
    const held = answers.flatMap((answer, index) =>
      answer[0] === 'committed' ? [] : [`${index + 1}: ${answer.join(' ')}`],
    );
    assert.deepEqual(held, []);
    assert.equal(state.tally.declared, 650);
    const again = tell(bench, [...lines, ...lines]);
    assert.deepEqual(
      new Set(again.answers.slice(lines.length).map(([disposition]) => disposition)),
      new Set(['noop']),
    );
  });
}

test('[J14] of a real night only a few results ask for a second look', () => {
  const { answers } = tell(ge2024, linesOf('data/nights/ge2024.ndjson'));
  const counts = new Map<string, number>();
  for (const code of answers.flatMap((answer) => answer.slice(1)))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  // Turnout fell in most seats that year; surnames that look alike are on 41 ballot papers.
  assert.deepEqual(Object.fromEntries(counts), {
    TURNOUT: 52,
    LOOKALIKE: 41,
    SAFE_SEAT_LOST: 19,
    EARLY: 5,
    EXCHANGED: 2,
    REJECTED_HIGH: 2,
    SAME_NAME: 1,
  });
});

/** A result with the votes of the two most voted for exchanged. */
function exchanged(line: string): Record<string, unknown> {
  const message = JSON.parse(line) as { candidates: { id: string; votes: number }[] };
  const [first, second] = message.candidates.toSorted((left, right) => right.votes - left.votes);
  const votesOf = ({ id, votes }: { id: string; votes: number }) =>
    id === first?.id ? (second?.votes ?? 0) : id === second?.id ? (first?.votes ?? 0) : votes;
  return { ...message, candidates: message.candidates.map((each) => ({ ...each, votes: votesOf(each) })) };
}

test('[I46] two lines exchanged wait for an editor when no total is stated, and are told as a warning otherwise', () => {
  const lines = linesOf('data/nights/ge2024.ndjson');
  const before = lines.slice(0, 40);
  const found = lines.find((line) => line.includes('"Knowsley"')) ?? '';
  const { validVotes, majority, ...bare } = exchanged(found);
  const others = before.filter((line) => line !== found);
  const last = (message: object) => tell(ge2024, [...others, JSON.stringify(message)]).answers.at(-1);
  assert.deepEqual(last(bare)?.slice(0, 2), ['quarantined', 'EXCHANGED']);
  assert.ok(last(exchanged(found))?.includes('EXCHANGED'));
  assert.equal(last({ ...bare, validVotes, majority })?.[0], 'committed');
  assert.equal(
    tell(ge2024, [...others, found])
      .answers.at(-1)
      ?.includes('EXCHANGED'),
    false,
  );
  // Before anything is known of the night nothing can be said.
  assert.equal(tell(ge2024, [JSON.stringify(bare)]).answers[0]?.includes('EXCHANGED'), false);
});

for (const [election, told] of Object.entries({ ge2017: 0.55, ge2019: 0.55, ge2024: 0.2 })) {
  test(`[I46] of the results of ${election}, bare and with the first two exchanged, so many wait; unchanged hardly any`, async () => {
    const bench = await benchOf(election);
    const bare = linesOf(`data/nights/${election}.ndjson`).map((line) => {
      const { validVotes: _sum, majority: _majority, ...message } = JSON.parse(line);
      return JSON.stringify(message);
    });
    const { answers, state } = tell(bench, bare);
    const held = answers.filter(([disposition]) => disposition === 'quarantined').length;
    assert.ok(held <= 3, `${held} true results wait`);
    const late = bare
      .slice(bare.length / 2)
      .filter((_, index) => index % 3 === 0)
      .map((line) => {
        const message = exchanged(line);
        const { [message['constituency'] as keyof typeof state.contests]: _, ...contests } = state.contests;
        const parsed = parseMessage(Buffer.from(JSON.stringify(message), 'utf8'), CHANNEL);
        assert.ok(parsed.ok);
        return judge({
          message: parsed.value,
          notes: [],
          roll: bench.roll,
          state: { ...state, contests },
          context: {
            nightNow: parsed.value.time,
            mode: 'rehearsal',
            channelMode: 'rehearsal',
            by: 'feed',
            aliases: bench.aliases,
            openFlips: new Set<never>(),
            accepted: null,
          },
        }).disposition;
      });
    const share = late.filter((each) => each === 'quarantined').length / late.length;
    assert.ok(share >= told, `${(100 * share).toFixed(0)} % of the exchanged results wait`);
  });
}
