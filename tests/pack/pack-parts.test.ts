import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readBoundaries } from '#scripts/pack/boundaries.ts';
import { contrast } from '#scripts/pack/contrast.ts';
import { readHexes } from '#scripts/pack/hex-layout.ts';
import { closeOfPoll, utcOfLondon } from '#scripts/pack/london-time.ts';
import { contrastFaults, neutralColours } from '#scripts/pack/party-colours.ts';
import { registerParties } from '#scripts/pack/party-registry.ts';
import { buildPostcodes } from '#scripts/pack/postcodes.ts';
import { readSheet } from '#scripts/pack/workbook.ts';
import { findPostcode } from '#server/pack/find-postcode.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import type { Pack } from '#server/pack/pack.ts';
import { postcodesOf } from '#server/pack/pack-shape.ts';
import { folderWith } from '#tests/support/library-files.ts';

let pack: Pack;
before(async () => {
  pack = await loadPack('data/ge2024');
});

test('[P9] a time on a London clock is UTC in winter and an hour ahead of it in summer', () => {
  assert.equal(utcOfLondon('2019-12-13T02:30'), '2019-12-13T02:30:00Z');
  assert.equal(utcOfLondon('2017-06-09T00:15'), '2017-06-08T23:15:00Z');
  assert.equal(closeOfPoll('1997-05-01'), '1997-05-01T21:00:00Z');
  assert.equal(closeOfPoll('1974-02-28'), '1974-02-28T22:00:00Z');
});

test('[P14] a postcode finds its constituency, however it is typed; what is none finds nothing', () => {
  const found = (typed: string) => {
    assert.ok(pack.postcodes);
    const id = findPostcode(pack.postcodes, typed);
    return pack.reference.constituencies.find((each) => each.id === id)?.name ?? null;
  };
  assert.equal(found('SW1A 0AA'), 'Cities of London and Westminster');
  assert.equal(found('ig62ne'), 'Ilford North');
  assert.equal(found(' B18  4BN '), 'Birmingham Ladywood');
  assert.equal(found('CO15 1AA'), 'Clacton');
  assert.equal(found('ZE1 0AA'), 'Orkney and Shetland');
  for (const none of ['', 'SW1A', 'Clacton', '12345', 'SW1A 0AAA']) assert.equal(found(none), null);
});

test('[P14] a postcode of Northern Ireland gets no answer rather than a wrong one', () => {
  assert.ok(pack.postcodes);
  for (const postcode of ['BT1 1AA', 'BT7 1NN', 'BT71 4AA', 'BT94 5ZZ'])
    assert.equal(findPostcode(pack.postcodes, postcode), null);
});

test('[P14] a postcode of an area that is not in the list gets no answer rather than its neighbour’s', () => {
  assert.ok(pack.postcodes);
  // Jersey, Guernsey, Man, letters that no area has, and what would stand before the first of Manchester.
  for (const postcode of [
    'JE2 3AB',
    'GY1 1AA',
    'IM1 1AA',
    'QQ1 1QQ',
    'ZZ9 9ZZ',
    'AA1 1AA',
    'BU1 1AA',
    'M1 0ZZ',
  ])
    assert.equal(findPostcode(pack.postcodes, postcode), null, postcode);
});

test('[P14] cutting an area out of the ranges leaves those after it as they were', async () => {
  const at = (postcode: string) => Number.parseInt(postcode, 36);
  const folder = await folderWith({
    // BS is the first owner, and its last range would run on over BT into BX.
    'ranges.json': JSON.stringify({
      postcode_keys: [at('BS11AA'), at('BX11AA') - at('BS11AA')],
      value_key: [2, 3],
      value_values: [null, 'A', 'B'],
    }),
    'names.json': JSON.stringify({
      A: { parlcon_2024_gss_code: 'E14000001' },
      B: { parlcon_2024_gss_code: 'S14000006' },
    }),
  });
  const file = await buildPostcodes(join(folder, 'ranges.json'), join(folder, 'names.json'), (code) =>
    code === 'S14000006' ? 'S14000107' : code,
  );
  const ranges = postcodesOf(file);
  assert.deepEqual(
    ['BS1 1AA', 'BS9 9ZZ', 'BT1 1AA', 'BT9 9ZZ', 'BU1 1AA', 'BX1 1AA'].map((each) =>
      findPostcode(ranges, each),
    ),
    ['E14000001', 'E14000001', null, null, null, 'S14000107'],
  );
});

test('[P16] every colour can be read: text 4.5:1 on its fill, edges 3:1 on the page', () => {
  assert.ok(Math.abs(contrast('#000000', '#ffffff') - 21) < 1e-9);
  const standings = [...pack.reference.parties.map((party) => party.id), 'independent', 'speaker'] as const;
  for (const standing of standings) {
    const schemes = pack.colours.get(standing);
    assert.ok(schemes, standing);
    assert.deepEqual(
      [...contrastFaults('light', schemes.light), ...contrastFaults('dark', schemes.dark)],
      [],
    );
  }
});

test('[P16] a party without colours of its own gets neutral ones, the same each time and unlike any other', () => {
  const many = Array.from({ length: 300 }, (_, place) => neutralColours(place));
  assert.deepEqual(neutralColours(7), many[7]);
  assert.equal(new Set(many.map((each) => each.light.fill)).size, many.length);
  assert.equal(new Set(many.map((each) => each.dark.fill)).size, many.length);
  assert.match(
    contrastFaults('light', { fill: '#ffff00', on: '#ffffff', edge: '#ffff00' }).join(),
    /needs 4.5:1.*needs 3:1/,
  );
});

test('[P5] a party of the base is found by its number, by a lineage kept by hand, or is a party of the past', () => {
  const red = { abbreviation: 'Red', name: 'Reds', mnis: '1' };
  const old = { abbreviation: 'Old Name', name: 'The Old Name', mnis: '7' };
  const gone = { abbreviation: 'Gone & Lost', name: 'Gone and Lost', mnis: '9' };
  const registry = registerParties(
    [red, { abbreviation: 'New', name: 'New Name', mnis: '6' }],
    [old, gone],
    [{ baseParty: 'Old Name', party: 'new', baseName: 'Old Name' }],
  );
  assert.equal(registry.baseStandingOf({ abbreviation: 'The Reds', name: 'The Reds', mnis: '1' }), 'red');
  assert.equal(registry.baseStandingOf(old), 'new');
  assert.equal(registry.baseStandingOf(gone), 'gone-lost');
  assert.equal(
    registry.baseStandingOf({ abbreviation: 'IND2V', name: 'Independent 2', mnis: '8' }),
    'independent',
  );
  assert.deepEqual(registry.names.get('new'), {
    name: 'New Name',
    abbreviation: 'New',
    baseName: 'Old Name',
  });
});

test('[P4] a joint description under an abbreviation of its own is the same party', () => {
  const plain = { abbreviation: 'Lab', name: 'Labour', mnis: null };
  const joint = { abbreviation: 'Lab Coop', name: 'Labour and Co-operative', mnis: null };
  const registry = registerParties([plain, plain, joint], [joint], []);
  assert.deepEqual([registry.standingOf(joint), registry.baseStandingOf(joint)], ['lab', 'lab']);
  assert.deepEqual([...registry.names.keys()], ['lab']);
});

test('[P11] rows of hexagons that grew northwards grow southwards, and odd rows stay odd', async () => {
  const folder = await folderWith({
    'even.json': JSON.stringify({
      layout: 'odd-r',
      hexes: { N: { q: 50, r: 0 }, M: { q: 49, r: -1 }, S: { q: 51, r: -2 } },
    }),
    'odd.json': JSON.stringify({ layout: 'odd-r', hexes: { N: { q: 0, r: 3 }, S: { q: 0, r: 2 } } }),
  });
  const unexpected = () => assert.fail('No problem was expected');
  assert.deepEqual(
    [...(await readHexes(join(folder, 'even.json'), unexpected))],
    [
      ['N', { column: 1, row: 0 }],
      ['M', { column: 0, row: 1 }],
      ['S', { column: 2, row: 2 }],
    ],
  );
  assert.deepEqual(
    [...(await readHexes(join(folder, 'odd.json'), unexpected)).values()].map((hex) => hex.row),
    [1, 2],
  );
});

test('[P11] two outlines keep one common border, and a line that goes out and back is no border', async () => {
  const square = (west: number, spike: number[][]) => [
    [west, 50],
    [west, 51],
    [west + 0.5, 51],
    ...spike,
    [west + 1, 51],
    [west + 1, 50],
    [west, 50],
  ];
  const arcs = [
    square(0, [
      [0.5, 51.4],
      [0.5, 51],
    ]),
    square(1, []),
  ];
  const folder = await folderWith({
    'map.json': JSON.stringify({
      type: 'Topology',
      arcs,
      objects: {
        any: {
          type: 'GeometryCollection',
          geometries: ['E14000001', 'E14000002'].map((id, place) => ({
            type: 'Polygon',
            arcs: [[place]],
            properties: { id, name: 'x' },
          })),
        },
      },
    }),
  });
  const { topology, neighbours } = await readBoundaries(join(folder, 'map.json'), (code) => code);
  assert.deepEqual(
    [...neighbours],
    [
      ['E14000001', ['E14000002']],
      ['E14000002', ['E14000001']],
    ],
  );
  const points = topology.arcs.flat().length;
  assert.ok(points <= 10, `${points} points`);
  assert.ok((topology.bbox?.[3] ?? 0) <= 51);
});

test('[P12] a sheet of a workbook is read by name: shared and inline text, numbers, deflated or stored', () => {
  const parts = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A" r:id="r1"/><sheet name="B &amp; C" r:id="r2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<R><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Target="/xl/worksheets/b.xml"/></R>',
    'xl/sharedStrings.xml':
      '<sst><si><t>Muslim</t></si><si><r><t>Bee </t></r><r><t>&amp; Wye</t></r></si></sst>',
    'xl/worksheets/a.xml': '<sheetData/>',
    'xl/worksheets/b.xml':
      '<sheetData><row r="2"><c r="A2" t="s"><v>1</v></c><c r="AB2" s="3"><v>0.25</v></c><c r="C2" s="1"/>' +
      '<c r="D2" t="inlineStr"><is><t>in</t></is></c></row></sheetData>',
  };
  const sheet = readSheet(zipOf(parts), 'B & C');
  assert.deepEqual(
    [...(sheet.get(2) ?? [])],
    [
      ['A', 'Bee & Wye'],
      ['AB', '0.25'],
      ['D', 'in'],
    ],
  );
  assert.throws(() => readSheet(zipOf(parts), 'D'), /no sheet "D"/);
  assert.throws(() => readSheet(Buffer.from('not a zip'), 'A'), /no zip directory/);
});

test('[P13] the columns of covariates.csv are those that its companion file describes', async () => {
  const described = JSON.parse(await readFile('data/ge2024/covariates.json', 'utf8')) as {
    measures: { id: string }[];
  };
  const csv = await readFile('data/ge2024/covariates.csv', 'utf8');
  assert.equal(csv.split('\n')[0], ['code', ...described.measures.map((each) => each.id)].join(','));
  assert.equal(pack.covariates?.values.size, 632);
});

/** A zip file of these parts: every second one stored, the others deflated. */
function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [place, [name, text]] of Object.entries(parts).entries()) {
    const method = place % 2 === 0 ? 8 : 0;
    const data = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), data);
    entries.push(entry, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...entries, end]);
}
