import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { before, test } from 'node:test';
import { packFaults } from '#scripts/pack/check-pack.ts';
import { loadPublishedPacks, pack, packs, seat } from '#tests/support/published-packs.ts';

before(loadPublishedPacks);

test('[P2] the packs of this repository are sound', () => {
  for (const [id, found] of packs) assert.deepEqual([id, packFaults(found)], [id, []]);
});

test('[P3] the packs have the constituencies and candidates that were published', () => {
  const sizes = [...packs].map(([id, { reference }]) => [
    id,
    reference.constituencies.length,
    reference.constituencies.reduce((sum, each) => sum + each.candidates.length, 0),
  ]);
  assert.deepEqual(sizes, [
    ['ge2024', 650, 4515],
    ['ge2019', 650, 3320],
    ['ge2017', 650, 3304],
  ]);
});

test('[V250] every seat of the packs is a county or a borough, as many as were published', () => {
  const counts = [...packs].map(([id, { seatTypes }]) => {
    const types = [...(seatTypes?.values() ?? [])];
    return [id, types.filter((type) => type === 'county').length, types.length];
  });
  assert.deepEqual(counts, [
    ['ge2024', 385, 650],
    ['ge2019', 368, 650],
    ['ge2017', 368, 650],
  ]);
});

test('[P5] the winners of each base are those that were published, the Speaker apart', () => {
  assert.deepEqual(baseWinners('ge2024'), {
    con: 372,
    lab: 200,
    snp: 48,
    ld: 8,
    dup: 8,
    sf: 7,
    pc: 2,
    sdlp: 2,
    apni: 1,
    green: 1,
    speaker: 1,
  });
  assert.deepEqual(baseWinners('ge2019'), {
    con: 317,
    lab: 262,
    snp: 35,
    ld: 12,
    dup: 10,
    sf: 7,
    pc: 4,
    green: 1,
    independent: 1,
    speaker: 1,
  });
  assert.deepEqual(baseWinners('ge2017'), {
    con: 330,
    lab: 232,
    snp: 56,
    dup: 8,
    ld: 8,
    sf: 4,
    pc: 3,
    sdlp: 3,
    uup: 2,
    green: 1,
    independent: 1,
    speaker: 1,
    ukip: 1,
  });
});

test('[P5] the votes of each base are those that were published, aggregates left out', () => {
  const totals = [...packs].map(([id, { reference }]) => [
    id,
    reference.constituencies.reduce((sum, each) => sum + (each.base?.validVotes ?? 0), 0),
  ]);
  assert.deepEqual(totals, [
    ['ge2024', 32_014_119],
    ['ge2019', 32_204_184],
    ['ge2017', 30_697_525],
  ]);
});

test('[P5] the base of Reform UK is the Brexit Party, and says so', () => {
  const reform = pack('ge2024').reference.parties.find((party) => party.id === 'ruk');
  assert.equal(reform?.baseName, 'Brexit Party');
  const votes = pack('ge2024').reference.constituencies.flatMap((each) => each.base?.entries ?? []);
  assert.equal(votes.filter((entry) => entry.standing === 'ruk').length, 336);
});

test('[P5] the Speaker is no party, and independents keep their names where they were counted', () => {
  const chorley = seat('ge2024', 'Chorley');
  assert.deepEqual(
    chorley.candidates.filter((each) => each.standing === 'speaker').map((each) => each.name),
    ['Lindsay Hoyle'],
  );
  assert.equal(chorley.base?.entries[0]?.standing, 'speaker');
  const north = seat('ge2019', 'North Down').base?.entries.find((entry) => entry.standing === 'independent');
  assert.equal(north?.name, 'Sylvia Hermon');
});

test('[P3] the four electorates that the publisher corrected are the corrected ones', () => {
  const electorates = [
    'Clapham and Brixton Hill',
    'Dulwich and West Norwood',
    'Streatham and Croydon North',
    'Vauxhall and Camberwell Green',
  ].map((name) => seat('ge2024', name).electorate);
  assert.deepEqual(electorates.slice(0, 2), [74_159, 74_259]);
  const total = pack('ge2024').reference.constituencies.reduce((sum, each) => sum + each.electorate, 0);
  assert.equal(total, 48_224_212);
});

test('[P4] two people of one name on one ballot paper are two candidates', () => {
  const smiths = seat('ge2024', 'Mid Buckinghamshire').candidates.filter(
    (each) => each.name === 'Greg Smith',
  );
  assert.equal(smiths.length, 2);
  assert.equal(new Set(smiths.map((each) => each.id)).size, 2);
  assert.equal(new Set(smiths.map((each) => each.standing)).size, 2);
});

test('[P4] candidates stand in ballot-paper order, by surname and then by other names', () => {
  const names = seat('ge2024', 'Ilford North').candidates.map((each) => each.surname);
  assert.deepEqual(
    names,
    names.toSorted((a, b) => a.localeCompare(b, 'en')),
  );
});

test('[P4] Labour and Co-operative is Labour, and the Greens of three nations are one, each with its registered name', () => {
  const candidates = pack('ge2024').reference.constituencies.flatMap((each) => each.candidates);
  const described = (standing: string) =>
    Object.fromEntries(
      [
        ...Map.groupBy(
          candidates.filter((each) => each.standing === standing),
          (each) => each.description ?? 'usual',
        ),
      ].map(([name, group]) => [name, group.length]),
    );
  assert.deepEqual(described('lab'), { usual: 582, 'Labour and Co-operative': 49 });
  assert.deepEqual(described('green'), {
    usual: 574,
    'Scottish Green Party': 44,
    'Green Party Northern Ireland': 11,
  });
});

test('[P8] codes that were revised after a source came out are the final ones', () => {
  const codes = new Set<string>(pack('ge2024').reference.constituencies.map((each) => each.id));
  for (const interim of ['S14000006', 'S14000008', 'S14000010', 'S14000040', 'S14000058'])
    assert.ok(!codes.has(interim));
  const berwickshire = seat('ge2024', 'Berwickshire, Roxburgh and Selkirk');
  assert.equal(berwickshire.id, 'S14000108');
  assert.ok(berwickshire.base !== null && berwickshire.hex !== null && berwickshire.expected !== null);
  assert.ok(pack('ge2024').postcodes?.constituencies.includes(berwickshire.id));
});

test('[P9] polls close at ten in London: in summer an hour earlier by UTC', () => {
  assert.deepEqual(
    [...packs.values()].map(({ reference }) => reference.election.closeOfPoll),
    ['2024-07-04T21:00:00Z', '2019-12-12T22:00:00Z', '2017-06-08T21:00:00Z'],
  );
});

test('[P10] expected times are those of the election before, as far from the close of poll; none for 2017', () => {
  const known = [...packs].map(([id, { reference }]) => [
    id,
    reference.constituencies.filter((each) => each.expected !== null).length,
  ]);
  assert.deepEqual(known, [
    ['ge2024', 650],
    ['ge2019', 650],
    ['ge2017', 0],
  ]);
  // Declared at 00:01 on the clock of 2017, two hours and a minute after the close.
  assert.deepEqual(seat('ge2019', 'Newcastle Upon Tyne Central').expected, {
    at: '2019-12-12T23:00:00Z',
    basis: 'previousElection',
  });
});

test('[P11] the map is complete: neighbours by land, hexagons once each, outlines for all', () => {
  const { constituencies } = pack('ge2024').reference;
  const alone = constituencies.filter((each) => each.neighbours.length === 0).map((each) => each.name);
  assert.deepEqual(alone.sort(), ['Na h-Eileanan an Iar', 'Orkney and Shetland', 'Ynys Môn']);
  assert.equal(constituencies.filter((each) => each.hex === null).length, 0);
  assert.ok(seat('ge2024', 'Orkney and Shetland').hex?.row === 0);
  const [south, north] = [
    seat('ge2024', 'St Ives').hex,
    seat('ge2024', 'Inverness, Skye and West Ross-shire').hex,
  ];
  assert.ok(
    south !== null &&
      north !== null &&
      south.row > north.row &&
      south.column < (seat('ge2024', 'Clacton').hex?.column ?? 0),
  );
});

test('[P11] outlines are small enough for a phone', async () => {
  assert.ok((await stat('data/ge2024/boundaries.json')).size < 250_000);
});

test('[P13] share-alike covariates are a table of their own, with its licence', async () => {
  for (const [id, { covariates, demographics, credits }] of packs) {
    assert.deepEqual(
      covariates?.measures.map((measure) => measure.id),
      ['degree', 'density', 'leave'],
    );
    assert.ok(!demographics?.measures.some((measure) => /degree|density|leave/.test(measure.id)));
    assert.ok(
      credits.some(
        (credit) => credit.licence.includes('CC BY-SA 4.0') && credit.title.includes('covariates.csv'),
      ),
    );
    assert.ok((await stat(`data/${id}/COVARIATES-LICENCE.md`)).size > 0);
  }
});

test('[P18] the outgoing member is a person, who may stand here, elsewhere or not at all', () => {
  const plans = Map.groupBy(
    pack('ge2024').reference.constituencies,
    (each) => each.outgoingMp?.plans ?? 'vacant',
  );
  assert.deepEqual(Object.fromEntries([...plans].map(([plan, group]) => [plan, group.length])), {
    here: 483,
    notStanding: 131,
    elsewhere: 36,
  });
  assert.equal(seat('ge2019', 'Newport West').outgoingMp?.name, 'Ruth Jones');
  assert.equal(seat('ge2017', 'Manchester, Gorton').outgoingMp, null);
});

test('[P19] people whom readers know carry their part, and editors\u2019 picks a reason', () => {
  const clacton = seat('ge2024', 'Clacton').candidates.find((each) => each.surname === 'Farage');
  assert.deepEqual(clacton?.notable, { role: 'Leader of Reform UK', kind: 'leader' });
  assert.ok(pack('ge2024').watch.length >= 25);
  assert.ok(pack('ge2024').watch.every((each) => /^[A-Z].*\.$/.test(each.reason)));
  for (const { reference } of packs.values()) {
    const leaders = reference.constituencies
      .flatMap((each) => each.candidates)
      .filter((each) => each.notable?.kind === 'leader');
    assert.ok(leaders.length >= 5);
  }
});

test('[P16] a party reads well as the subject of a sentence, kept by hand or not', () => {
  const collectives = new Map<string, string>(
    pack('ge2024').reference.parties.map((party) => [party.id, party.collective]),
  );
  assert.deepEqual(
    ['con', 'yrks', 'sdp', 'reu'].map((id) => collectives.get(id)),
    ['the Conservatives', 'the Yorkshire Party', 'the Social Democratic Party', 'Rejoin EU'],
  );
});

function baseWinners(id: string): Record<string, number> {
  const winners = Map.groupBy(
    pack(id).reference.constituencies,
    (each) => each.base?.entries[0]?.standing ?? 'none',
  );
  return Object.fromEntries([...winners].map(([standing, seats]) => [standing, seats.length]));
}
