import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { importUnseenPack } from '#scripts/pack/import-packs.ts';
import { ImportFailed } from '#scripts/pack/problems.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import {
  CANDIDATE_HEADER,
  CANDIDATE_ROWS,
  CONSTITUENCY_HEADER,
  CONSTITUENCY_ROWS,
  folderWith,
  lines,
} from '#tests/support/library-files.ts';

const NORTHWICK = '"Northwick, East","Northwick, East",E14000001,1,NE,England,Borough,50.0,2100,1000,100';
const NOTIONAL = [
  `${NORTHWICK},BLUV,450,Blue,The Blues,2`,
  `${NORTHWICK},REDV,350,Reds,The Reds,1`,
  `${NORTHWICK},OLDV,60,Old Name,The Old Name,7`,
  `${NORTHWICK},IND1V,90,Independent,Independent,8`,
  `${NORTHWICK},IND3V,50,NA,NA,8`,
  `${NORTHWICK},MAXOTHV,90,NA,NA,NA`,
  `${NORTHWICK},TOTOTHV,140,NA,NA,NA`,
  'Glen,Glen,S14000002,2,SC,Scotland,County,50.0,1500,800,800,Commons Speaker,800,Commons Speaker,Commons Speaker,NA',
];

test('[P5] a notional base leaves aggregates out, keeps independents apart and knows the Speaker', async () => {
  const folder = await notionalFolder(NOTIONAL);
  const { reference } = await loadPack(join(folder, 'out', 'ge2015'));
  assert.deepEqual(
    reference.constituencies.map((each) => each.base),
    [
      {
        electorate: 2100,
        validVotes: 1000,
        entries: [
          { standing: 'blu', votes: 450, name: null },
          { standing: 'red', votes: 350, name: null },
          { standing: 'independent', votes: 90, name: null },
          { standing: 'old-name', votes: 60, name: null },
          { standing: 'independent', votes: 50, name: null },
        ],
      },
      { electorate: 1500, validVotes: 800, entries: [{ standing: 'speaker', votes: 800, name: null }] },
    ],
  );
  assert.deepEqual([reference.election.baseName, reference.election.baseIsNotional], ['2010 notional', true]);
});

test('[P5] a lineage kept by hand gives a renamed party its old votes', async () => {
  const lineage =
    'election,base_party,party,base_name,source\nge2015,Old Name,red,Old Name,test\nge1945,Old Name,blu,,test\n';
  const folder = await notionalFolder(
    NOTIONAL.filter((row) => !row.includes('REDV')).map((row) => row.replace(',1000,100,', ',650,100,')),
    lineage,
  );
  const { reference } = await loadPack(join(folder, 'out', 'ge2015'));
  assert.ok(
    reference.constituencies[0]?.base?.entries.some(
      (entry) => entry.standing === 'red' && entry.votes === 60,
    ),
  );
  assert.equal(reference.parties.find((party) => party.id === 'red')?.baseName, 'Old Name');
});

test('[P7] a notional base whose parties do not add up is refused', async () => {
  await assert.rejects(notionalFolder(NOTIONAL.slice(1)), (error: unknown) => {
    assert.ok(error instanceof ImportFailed);
    assert.match(error.message, /received 1000 for E14000001, whose parties add up to 550/);
    return true;
  });
});

test('[P8] a base with codes that the election does not have says how to revise them', async () => {
  await assert.rejects(
    notionalFolder(NOTIONAL.map((row) => row.replace('S14000002', 'S14000006'))),
    /1 codes that this election does not have \(S14000006\), and none for S14000002; .* give it with --revisions/,
  );
});

test('[P8] codes listed as revised are replaced in every file', async () => {
  const folder = await notionalFolder(
    NOTIONAL.map((row) => row.replace('S14000002', 'S14000006')),
    null,
    'S14000006,Glen,S14000002\n',
  );
  const { reference } = await loadPack(join(folder, 'out', 'ge2015'));
  assert.equal(reference.constituencies[1]?.base?.validVotes, 800);
});

/** Imports the two seats with this base and gives the folder in which `out` lies. */
async function notionalFolder(
  rows: readonly string[],
  lineage: string | null = null,
  revisions: string | null = null,
): Promise<string> {
  const folder = await folderWith({
    'candidates.csv': lines(CANDIDATE_HEADER, ...CANDIDATE_ROWS),
    'constituencies.csv': lines(CONSTITUENCY_HEADER, ...CONSTITUENCY_ROWS.map((row) => `${row},0`)),
    'notional.csv': lines(...rows),
    'revisions.csv': revisions ?? '',
  });
  if (lineage !== null) {
    await mkdir(join(folder, 'out', 'editorial'), { recursive: true });
    await writeFile(join(folder, 'out', 'editorial', 'lineage.csv'), lineage);
  }
  await importUnseenPack({
    kind: 'unseen',
    id: 'ge2015',
    name: 'General election 2015',
    pollDate: '2015-05-07',
    candidates: join(folder, 'candidates.csv'),
    constituencies: join(folder, 'constituencies.csv'),
    baseCandidates: null,
    baseConstituencies: null,
    baseNotional: join(folder, 'notional.csv'),
    baseName: '2010 notional',
    revisions: revisions === null ? null : join(folder, 'revisions.csv'),
    out: join(folder, 'out'),
  });
  return folder;
}
