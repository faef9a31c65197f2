import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Constituency, Reference } from '#lib/election/reference.ts';
import { packFaults } from '#scripts/pack/check-pack.ts';
import { writePack } from '#scripts/pack/write-pack.ts';
import { loadPack, PackDamaged } from '#server/pack/load-pack.ts';
import type { Pack } from '#server/pack/pack.ts';

test('[P1] the hash of a pack is that of the list of its files and their hashes', async () => {
  const pack = await loadPack('data/ge2019');
  const listing = execFileSync(
    'sh',
    ['-c', 'ls | grep -v pack.json | LC_ALL=C sort | xargs sha256sum | sha256sum'],
    {
      cwd: 'data/ge2019',
      encoding: 'utf8',
    },
  );
  assert.equal(listing.slice(0, 64), pack.hash);
  assert.equal(pack.reference.packHash, pack.hash);
});

test('[P1] the same files make the same pack, whatever order they were written in', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'declared-pack-'));
  const files: [string, string][] = [
    ['b.json', '1'],
    ['a.json', '2'],
  ];
  const first = await writePack(join(folder, 'x'), 'x', new Map(files));
  const second = await writePack(join(folder, 'x'), 'x', new Map(files.toReversed()));
  assert.deepEqual(second, first);
});

const DAMAGES: readonly (readonly [string, (folder: string) => Promise<void>, RegExp])[] = [
  [
    'a changed figure',
    (folder) => edit(join(folder, 'base.json'), (text) => text.replace('"votes":', '"votes":1')),
    /base\.json has SHA-256 [0-9a-f]{64}, but pack\.json says/,
  ],
  [
    'a missing file',
    (folder) => rm(join(folder, 'candidates.json')),
    /candidates\.json cannot be read \(ENOENT\)/,
  ],
  [
    'a list that was changed',
    (folder) =>
      edit(join(folder, 'pack.json'), (text) =>
        text.replace(/"bytes": \d/, '"bytes": 9').replace('"base.json"', '"bace.json"'),
      ),
    /its list of files gives/,
  ],
  ['no manifest', (folder) => rm(join(folder, 'pack.json')), /pack\.json cannot be read \(ENOENT\)/],
  [
    'a manifest cut short',
    (folder) => edit(join(folder, 'pack.json'), (text) => text.slice(0, 90)),
    /pack\.json is not JSON/,
  ],
  [
    'another format',
    (folder) => edit(join(folder, 'pack.json'), (text) => text.replace('declared-pack/1', 'declared-pack/9')),
    /pack\.json is not as expected/,
  ],
];

for (const [what, damage, expected] of DAMAGES) {
  test(`[P1] ${what} is refused, with what to do about it`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'declared-pack-'));
    await cp('data/ge2019', folder, { recursive: true });
    await damage(folder);
    const failure = await loadPack(folder).then(
      () => assert.fail('The pack should have been refused'),
      (error: unknown) => error,
    );
    assert.ok(failure instanceof PackDamaged, String(failure));
    assert.match(failure.message, expected);
    assert.match(failure.message, /git restore .*npm run pack:import/);
  });
}

test('[P2] what a schema cannot see is found, and said with its place', async () => {
  const pack = await loadPack('data/ge2024');
  const [first, second] = pack.reference.constituencies;
  assert.ok(first && second && first.base && first.hex && first.outgoingMp);
  const cases: readonly (readonly [Pack, RegExp])[] = [
    [changed(pack, first, { id: second.id }), /constituency id \S+ occurs 2 times/],
    [changed(pack, first, { slug: second.slug }), /address \S+ occurs 2 times/],
    [changed(pack, first, { candidates: second.candidates }), /candidate id \S+ occurs 2 times/],
    [changed(pack, first, { candidates: [] }), /has no candidates/],
    [changed(pack, first, { neighbours: [] }), /has the neighbour .*, but not the other way/],
    [changed(pack, first, { neighbours: [...first.neighbours, first.id] }), /is its own neighbour/],
    [changed(pack, first, { hex: second.hex }), /hexagon \d+,\d+ occurs 2 times/],
    [changed(pack, first, { hex: null }), /1 constituencies have no hexagon/],
    [
      changed(pack, first, { base: { ...first.base, validVotes: 1 } }),
      /the votes of its base add up to \d+, not 1/,
    ],
    [changed(pack, first, { base: null }), /1 constituencies have no base, though others have/],
    [
      changed(pack, first, { outgoingMp: { ...first.outgoingMp, plans: 'elsewhere' } }),
      /is said to stand "elsewhere"/,
    ],
    [
      { ...pack, reference: { ...pack.reference, parties: pack.reference.parties.slice(1) } },
      new RegExp(`has the unknown party ${pack.reference.parties[0]?.id}`),
    ],
    [{ ...pack, colours: new Map() }, /has no colours/],
    [
      { ...pack, watch: [{ constituency: 'E99999999' as Constituency['id'], reason: 'x' }] },
      /watch names the unknown constituency/,
    ],
    [mirrored(pack), /pushed the wrong way/],
  ];
  for (const [broken, expected] of cases) assert.match(packFaults(broken).join('\n'), expected);
});

function changed(pack: Pack, constituency: Constituency, change: Partial<Constituency>): Pack {
  const constituencies = pack.reference.constituencies.map((each) =>
    each === constituency ? { ...each, ...change } : each,
  );
  return { ...pack, reference: { ...pack.reference, constituencies } };
}

/** The hexagons with their rows moved down by one, so that even rows are pushed. */
function mirrored(pack: Pack): Pack {
  const constituencies = pack.reference.constituencies.map((each) => ({
    ...each,
    hex: each.hex === null ? null : { ...each.hex, row: each.hex.row + 1 },
  }));
  const reference: Reference = { ...pack.reference, constituencies };
  return { ...pack, reference };
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  assert.notEqual(after, before);
  await writeFile(path, after);
}
