import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConstituencyId, PartyId } from '#lib/election/ids.ts';
import { emptyState } from '#lib/election/state.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import {
  alderResult,
  codesOf,
  DOE,
  judged,
  message,
  problemsOf,
  resultOf,
  roll,
} from '#tests/support/feed-messages.ts';
import { ALDER, BIRCH, candidate, constituency, idOf, tinyRoll } from '#tests/support/tiny-election.ts';

/** Alder's right result, one candidate changed. */
function withCandidate(index: number, change: Readonly<Record<string, unknown>>) {
  const candidates = alderResult().candidates.map((each, at) =>
    at === index ? { ...each, ...change } : each,
  );
  return alderResult({ candidates });
}

/** The disposition and the codes, in one word each. */
function answer(...given: Parameters<typeof judged>): readonly string[] {
  const judgement = judged(...given);
  return [judgement.disposition, ...codesOf(judgement)];
}

test('[J1] B28 an unknown code never makes a seat: the nearest names are suggested', () => {
  const judgement = judged(alderResult({ constituency: 'Alderr', name: 'Aldr' }));
  assert.equal(judgement.disposition, 'rejected');
  assert.deepEqual(codesOf(judgement), ['UNKNOWN_SEAT']);
  assert.match(problemsOf(judgement)[0]?.expected ?? '', /E14000001 Alder/);
});

test('[J1] B30 a code of the right shape from other boundaries says so', () => {
  assert.deepEqual(answer(alderResult({ constituency: 'E14000999' })), ['rejected', 'WRONG_BOUNDARIES']);
});

test('[J1] B31 B81 a message of another election is refused', () => {
  assert.deepEqual(answer(alderResult({ election: 'tiny2025' })), ['rejected', 'WRONG_ELECTION']);
});

test('[J1] B32 B33 neither the mode of a message nor the channel it came by can be another than the night’s', () => {
  assert.deepEqual(answer(alderResult({ mode: 'test' })), ['rejected', 'WRONG_MODE']);
  assert.deepEqual(answer(alderResult({ mode: 'rehearsal' }), { mode: 'live' }), ['rejected', 'WRONG_MODE']);
  assert.deepEqual(answer(alderResult(), { channelMode: 'test' }), ['rejected', 'WRONG_MODE']);
});

test('[J1] B36 a candidate twice is refused', () => {
  assert.deepEqual(answer(withCandidate(1, { id: 'alder-red' })), ['rejected', 'DUPLICATE_CANDIDATE']);
});

test('[J2] B29 the right code with another name is held', () => {
  assert.deepEqual(answer(alderResult({ name: 'Birch' })), ['quarantined', 'NAME_MISMATCH']);
});

test('[J2] B41 case, accents, apostrophes, hyphens and spaces tell nobody apart', () => {
  for (const name of ['DOE', ' doe ', 'Dŵr Bach', 'D\u0077\u0302r  bach', 'dwr-bach']) {
    assert.deepEqual(answer(resultOf(DOE, [400, 300, 300 - 1], { name })), ['committed'], name);
  }
  const named = tinyRoll([
    constituency(ALDER, 'Kingston & The Wolds', {
      candidates: [
        candidate('Alder', 'red' as PartyId, { name: 'Máire O’Neill-Smith', surname: 'O’Neill-Smith' }),
        candidate('Alder', 'blue' as PartyId),
      ],
    }),
  ]);
  const result = resultOf(ALDER, [401, 300], { name: 'Kingston and the wolds' }, named);
  const [first] = result.candidates;
  const spelled = {
    ...result,
    candidates: [{ ...first, name: "MAIRE O'NEILL SMITH" }, ...result.candidates.slice(1)],
  };
  assert.deepEqual(answer(spelled as typeof result, { from: named }), ['committed']);
});

test('[J17] the words of a name in another order are the same name, unless they are somebody else’s', () => {
  const place = (id: ConstituencyId, name: string, person: string) =>
    constituency(id, name, {
      candidates: [
        candidate(name, 'red' as PartyId, { name: person, surname: person.split(' ').at(-1) ?? '' }),
        candidate(name, 'blue' as PartyId),
      ],
    });
  const roll = tinyRoll([
    place(ALDER, 'City of Alder', 'Ann Mary O’Neill-Smith'),
    place(BIRCH, 'Birch East', 'Ann Ash'),
  ]);
  const said = (seat: ConstituencyId, name: string, person: string) => {
    const result = resultOf(seat, [401, 300], { name }, roll);
    const [first, ...others] = result.candidates;
    return answer({ ...result, candidates: [{ ...first, name: person }, ...others] } as typeof result, {
      from: roll,
    });
  };
  assert.deepEqual(said(ALDER, 'Alder, City of', 'O’NEILL-SMITH, Ann Mary'), ['committed']);
  assert.deepEqual(said(BIRCH, 'EAST BIRCH', 'ASH Ann'), ['committed']);
  assert.deepEqual(said(BIRCH, 'Birch', 'Ann Ash'), ['quarantined', 'NAME_MISMATCH']);
  assert.deepEqual(said(BIRCH, 'Birch, City of', 'Ann Ash'), ['quarantined', 'NAME_MISMATCH']);
  const twins = tinyRoll([place(ALDER, 'Alder North', 'Ann Ash'), place(BIRCH, 'North Alder', 'Ann Ash')]);
  const other = resultOf(ALDER, [401, 300], { name: 'North Alder' }, twins);
  assert.deepEqual(answer(other, { from: twins }), ['quarantined', 'NAME_MISMATCH']);
});

test('[J2] B34 somebody who was not nominated holds the message, and no acceptance lets them in', () => {
  const stranger = withCandidate(3, { id: 'alder-stranger' });
  assert.deepEqual(answer(stranger), ['quarantined', 'UNKNOWN_CANDIDATE', 'MISSING_CANDIDATE']);
  const accepted = { by: ['A', 'B'], reason: 'Sure' };
  const judgement = judged(stranger, { accepted });
  assert.equal(judgement.disposition, 'quarantined');
  assert.equal(judgement.disposition === 'quarantined' && judgement.acceptable, false);
  assert.deepEqual(answer(message('rush', { winner: 'alder-stranger' })), [
    'quarantined',
    'UNKNOWN_CANDIDATE',
  ]);
});

test('[J2] B35 a nominated candidate without votes holds the message', () => {
  const judgement = judged(alderResult({ candidates: alderResult().candidates.slice(0, 3) }));
  assert.deepEqual(codesOf(judgement), ['MISSING_CANDIDATE']);
  assert.match(problemsOf(judgement)[0]?.expected ?? '', /Ivy Ives/);
});

test('[J2] B37 B38 two candidates of one name, or of surnames easily mistaken, are a warning', () => {
  const pair = (one: string, other: string) =>
    tinyRoll([
      constituency(ALDER, 'Alder', {
        candidates: [
          candidate('Alder', 'red' as PartyId, { name: `Greg ${one}`, surname: one }),
          candidate('Alder', 'blue' as PartyId, { name: `Greg ${other}`, surname: other }),
        ],
      }),
    ]);
  for (const [one, other, code] of [
    ['Smith', 'Smith', 'SAME_NAME'],
    ['Penlington', 'Pennington', 'LOOKALIKE'],
  ] as const) {
    const from = pair(one, other);
    assert.deepEqual(answer(resultOf(ALDER, [501, 300], {}, from), { from }), ['committed', code]);
  }
});

test('[J2] B39 a party that nobody knows is never "other": the message is held', () => {
  assert.deepEqual(answer(withCandidate(0, { party: 'Red Coop' })), ['quarantined', 'UNKNOWN_PARTY']);
  const aliases = partyAliases(roll.reference, { 'red coop': 'red' as PartyId });
  assert.deepEqual(answer(withCandidate(0, { party: 'Red Coop' }), { aliases }), ['committed']);
});

test('[J2] B40 another party than nominated is held; id, name, abbreviation and description of the right one are not', () => {
  assert.deepEqual(answer(withCandidate(0, { party: 'blue' })), ['quarantined', 'PARTY_MISMATCH']);
  for (const party of ['blue', 'BLU', 'Blue'])
    assert.deepEqual(answer(withCandidate(1, { party })), ['committed']);
  for (const party of ['independent', 'Ind'])
    assert.deepEqual(answer(withCandidate(3, { party })), ['committed']);
});

test('[I50] a party is known with and without "the", "party", "UK", "candidate" and the plural, as papers write it', () => {
  for (const party of [
    'the Blues',
    'Blues',
    'Blue Party',
    'The Blue Party',
    'BLUE PARTY CANDIDATE',
    'Blue UK',
  ])
    assert.deepEqual(answer(withCandidate(1, { party })), ['committed'], party);
  assert.deepEqual(answer(withCandidate(1, { party: 'The Reds' })), ['quarantined', 'PARTY_MISMATCH']);
  assert.deepEqual(answer(withCandidate(1, { party: 'Blue Sky Party' })), ['quarantined', 'UNKNOWN_PARTY']);
  assert.deepEqual(answer(withCandidate(1, { party: 'party' })), ['quarantined', 'UNKNOWN_PARTY']);
});

test('[J2] a surname that agrees is a warning, the name of somebody else a doubt', () => {
  assert.deepEqual(answer(withCandidate(1, { name: 'A. N. Blue' })), ['committed', 'NAME_DIFFERS']);
  assert.deepEqual(answer(withCandidate(3, { name: 'Holly Oak' })), ['quarantined', 'NAME_MISMATCH']);
  assert.deepEqual(answer(withCandidate(3, { name: 'Alder red' })), ['quarantined', 'NAME_MISMATCH']);
});

test('[J2] B44 the Speaker and five independents are candidates like any others', () => {
  const independents = Array.from({ length: 5 }, (_, index) =>
    candidate('Alder', 'independent', {
      id: idOf('alder', `ind${index}`),
      name: `Person ${'ABCDE'[index]}`,
      surname: `Nm${index}`,
    }),
  );
  const from = tinyRoll([
    constituency(ALDER, 'Alder', { candidates: [candidate('Alder', 'speaker'), ...independents] }),
  ]);
  assert.deepEqual(answer(resultOf(ALDER, [501, 33, 41, 27, 55, 62], {}, from), { from }), ['committed']);
});

test('[J3] B42 look-alike letters, invisible characters and reversed text are held', () => {
  for (const text of [
    '\u0410lder',
    'Al\u200bder',
    'Al\u202eder',
    '\uff21lder',
    'Ald\u0435r',
    '\ud835\udc00lder',
  ]) {
    assert.equal(
      codesOf(judged(alderResult({ name: text }))).includes('SUSPICIOUS_TEXT'),
      true,
      JSON.stringify(text),
    );
  }
});

test('[J3] B43 mark-up in a name is held; other signs are text, and our own name is shown', () => {
  assert.deepEqual(answer(withCandidate(3, { name: 'Ivy <b>Ives</b>' }))[0], 'quarantined');
  assert.deepEqual(answer(alderResult({ source: '*RO* & Co. [link](http://a) “É” …' })), ['committed']);
});

test('[J3] B87 suspicious words that would be published cannot be accepted, in names they only compare with ours', () => {
  const accepted = { by: ['A'], reason: 'Looked at' };
  assert.deepEqual(answer(alderResult({ source: 'RO\u001b[31m' }), { accepted }), [
    'quarantined',
    'SUSPICIOUS_TEXT',
  ]);
  assert.equal(judged(alderResult({ name: 'Al\u200bder' }), { accepted }).disposition, 'committed');
  const postponement = message('postponement', { reason: '<script>alert(1)</script>' });
  assert.deepEqual(answer(postponement, { accepted, state: emptyState }), ['quarantined', 'SUSPICIOUS_TEXT']);
});
