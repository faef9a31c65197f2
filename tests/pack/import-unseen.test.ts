import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseImportOptions } from '#scripts/pack/import-options.ts';
import { importUnseenPack } from '#scripts/pack/import-packs.ts';
import { ImportFailed } from '#scripts/pack/problems.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import type { Pack } from '#server/pack/pack.ts';
import {
  CANDIDATE_HEADER,
  CANDIDATE_ROWS,
  CONSTITUENCY_HEADER,
  CONSTITUENCY_ROWS,
  folderWith,
  lines,
  shorter,
} from '#tests/support/library-files.ts';

const WITH_HEADER = {
  'candidates.csv': lines(CANDIDATE_HEADER, ...CANDIDATE_ROWS),
  'constituencies.csv': lines(CONSTITUENCY_HEADER, ...CONSTITUENCY_ROWS.map((row) => `${row},0`)),
};

const WITHOUT_HEADER = {
  'candidates.csv': lines(...CANDIDATE_ROWS.map(shorter)),
  'constituencies.csv': lines(...CONSTITUENCY_ROWS),
};

test('[P6] files with a header row and without one give the same constituencies and people', async () => {
  const [named, bare] = [await imported(WITH_HEADER), await imported(WITHOUT_HEADER)];
  const people = (pack: Pack) =>
    pack.reference.constituencies.map((each) => [
      each.name,
      each.electorate,
      each.candidates.map(({ name, standing, gender }) => [name, standing, gender]),
    ]);
  assert.deepEqual(people(bare), people(named));
  assert.deepEqual(people(named), [
    [
      'Northwick, East',
      2000,
      [
        ['Cy Ash', 'independent', 'female'],
        ['Bo "Bob" Oak', 'blu', 'male'],
        ['Ann Zeal', 'red', 'female'],
      ],
    ],
    [
      'Glen',
      1500,
      [
        ['Di Elm', 'blu', 'female'],
        ['Ed Fir', 'red', 'male'],
      ],
    ],
  ]);
});

test('[V250] a file that says what its seats are makes a pack that does, and one that does not, none', async () => {
  const told = await imported(WITH_HEADER);
  assert.deepEqual(
    [...(told.seatTypes ?? [])],
    [
      ['S14000002', 'county'],
      ['E14000001', 'borough'],
    ],
  );
  const silent = WITH_HEADER['constituencies.csv'].replaceAll(/,(Borough|County),/g, ',,');
  assert.equal((await imported({ ...WITH_HEADER, 'constituencies.csv': silent })).seatTypes, null);
});

test('[P6] the columns of a file with a header row may stand in any order', async () => {
  const flipped = (row: string) => row.split(',').reverse().join(',');
  const plain = CANDIDATE_ROWS.filter((row) => !row.includes('"'));
  const pack = await imported({
    'candidates.csv': lines(flipped(CANDIDATE_HEADER), ...plain.map(flipped)),
    'constituencies.csv': lines(CONSTITUENCY_HEADER, `${CONSTITUENCY_ROWS[1]},0`),
  });
  assert.deepEqual(
    pack.reference.constituencies[0]?.candidates.map((each) => each.name),
    ['Di Elm', 'Ed Fir'],
  );
});

test('[P6] a byte order mark, CRLF and lines of commas do not matter', async () => {
  const pack = await imported({
    'candidates.csv': `\uFEFF${WITH_HEADER['candidates.csv'].replaceAll('\n', '\r\n')},,,,\r\n`,
    'constituencies.csv': `\uFEFF${WITH_HEADER['constituencies.csv'].replaceAll('\n', '\r\n')}`,
  });
  assert.equal(pack.hash, (await imported(WITH_HEADER)).hash);
});

test('[P4] a person whose number is not known is named by the place on the ballot paper', async () => {
  const { reference } = await imported(WITHOUT_HEADER);
  assert.deepEqual(
    reference.constituencies[0]?.candidates.map((each) => each.id),
    ['E14000001-1', 'E14000001-2', 'E14000001-3'],
  );
  const known = await imported(WITH_HEADER);
  assert.equal(known.reference.constituencies[0]?.candidates[0]?.id, 'dc-13');
});

test('[P17] a pack of files that have no recipe has no map, no neighbours, no times and, without a base, none', async () => {
  const pack = await imported(WITH_HEADER);
  assert.equal(pack.boundaries, null);
  assert.equal(pack.demographics, null);
  for (const each of pack.reference.constituencies) {
    assert.deepEqual(
      [each.hex, each.expected, each.base, each.outgoingMp, each.welshName],
      [null, null, null, null, null],
    );
    assert.deepEqual(each.neighbours, []);
  }
  assert.equal(pack.reference.election.closeOfPoll, '2015-05-07T21:00:00Z');
});

test('[P17] the last election on the same boundaries is the base, and gives the outgoing members', async () => {
  const pack = await imported({ ...WITH_HEADER, 'base.csv': WITHOUT_HEADER['candidates.csv'] }, 'base.csv');
  const [northwick, glen] = pack.reference.constituencies;
  assert.deepEqual(northwick?.base?.entries, [
    { standing: 'red', votes: 600, name: null },
    { standing: 'blu', votes: 300, name: null },
    { standing: 'independent', votes: 100, name: 'Cy Ash' },
  ]);
  assert.deepEqual(northwick?.outgoingMp, {
    name: 'Ann Zeal',
    standing: 'red',
    candidateId: 'dc-11',
    plans: 'here',
  });
  assert.deepEqual([glen?.outgoingMp?.name, glen?.outgoingMp?.plans], ['Di Elm', 'notStanding']);
});

test('[P18] a sitting member who won nothing at the base came in at a by-election and is the outgoing one', async () => {
  const base = lines(
    ...CANDIDATE_ROWS.map(shorter).map((row) =>
      row.replace('Ann,Zeal,Female,Yes,Yes,900', 'Old,Elk,Male,Yes,Yes,800'),
    ),
  );
  const pack = await imported({ ...WITH_HEADER, 'base.csv': base }, 'base.csv');
  assert.equal(pack.reference.constituencies[0]?.outgoingMp?.name, 'Ann Zeal');
});

test('[P7] a wrong cell is said with file, row, column, what was received, what was expected and what to do', async () => {
  const rows = CANDIDATE_ROWS.map((row, place) => (place === 1 ? row.replace(',300,', ',3O0,') : row));
  assert.deepEqual(await problemsOf({ ...WITH_HEADER, 'candidates.csv': lines(CANDIDATE_HEADER, ...rows) }), [
    'candidates.csv, row 3, column Votes: received "3O0"; expected a whole number such as 12345. ' +
      'Correct the cell from the published table.',
  ]);
});

const MISTAKES: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'a missing column',
    { 'candidates.csv': WITH_HEADER['candidates.csv'].replace('Candidate surname', 'Nachname') },
    /row 1, column Candidate surname: received no such column among the 22 .* expected a column "Candidate surname"/,
  ],
  [
    'a comma too many',
    { 'candidates.csv': WITH_HEADER['candidates.csv'].replace('Di,Elm', 'Di,,Elm') },
    /row 5: received 23 columns; expected 22 columns/,
  ],
  [
    'an open quotation mark',
    { 'candidates.csv': WITH_HEADER['candidates.csv'].replace(/East"(,,[^"]*)$/, 'East$1') },
    /a quotation mark that is never closed/,
  ],
  [
    'files of two elections',
    { 'constituencies.csv': WITH_HEADER['constituencies.csv'].replace('S14000002', 'S14000099') },
    /S14000002 \(Glen\); expected a constituency of constituencies.csv/,
  ],
  [
    'votes that do not add up',
    { 'constituencies.csv': WITH_HEADER['constituencies.csv'].replace(',1500,850,', ',1500,851,') },
    /850 in all for S14000002 \(Glen\); expected 851/,
  ],
  [
    'a person twice',
    { 'candidates.csv': WITH_HEADER['candidates.csv'].replace(/,15\n/, ',14\n') },
    /column DC Person ID: received 14 twice \(also in row 5\)/,
  ],
  [
    'a code that is a name',
    { 'constituencies.csv': WITH_HEADER['constituencies.csv'].replace('S14000002,', 'Glen,') },
    /column ONS ID: received "Glen"; expected an ONS code/,
  ],
  [
    'a time in another form',
    { 'constituencies.csv': WITH_HEADER['constituencies.csv'].replace('08/05/2015 00:41', '2015-05-08') },
    /column Declaration time: received "2015-05-08"; expected a time such as 13\/12\/2019 02:30/,
  ],
  [
    'some other table',
    { 'constituencies.csv': 'a,b\n1,2\n' },
    /received 2 columns and no header row that is known; expected a House of Commons Library constituency file/,
  ],
  ['an empty file', { 'candidates.csv': '' }, /received no rows/],
];

for (const [what, files, expected] of MISTAKES) {
  test(`[P7] ${what} is said, and nothing is written`, async () => {
    assert.match((await problemsOf({ ...WITH_HEADER, ...files })).join('\n'), expected);
  });
}

test('[P7] a workbook, a file that is not UTF-8 and a missing file each say what to do', async () => {
  const latin = Buffer.from(WITH_HEADER['candidates.csv'].replace('Di,Elm', 'Zoë,Elm'), 'latin1');
  assert.match(
    (await problemsOf({ ...WITH_HEADER, 'candidates.csv': latin })).join('\n'),
    /Save the file again as "CSV UTF-8"/,
  );
  const workbook = { ...WITH_HEADER, 'candidates.xlsx': 'PK' };
  assert.match((await problemsOf(workbook, 'candidates.xlsx')).join('\n'), /save its sheet as "CSV UTF-8"/);
  const { 'candidates.csv': _, ...without } = WITH_HEADER;
  assert.match((await problemsOf(without)).join('\n'), /no such file/);
});

test('[P7] a command line that cannot be meant is answered in words', () => {
  const said = (...args: string[]) => {
    const options = parseImportOptions(args);
    return options.kind === 'wrong' ? options.message : options.kind;
  };
  assert.equal(said(), 'help');
  assert.match(said('--id', 'x'), /Missing: --name, --poll-date, --candidates, --constituencies/);
  assert.match(
    said('--from', 'x', '--pack', 'ge1945'),
    /No recipe for ge1945; there are ge2024, ge2019, ge2017/,
  );
  const whole = ['--name', 'N', '--candidates', 'c', '--constituencies', 'd'];
  assert.match(said('--id', 'GE 2015', '--poll-date', '2015-05-07', ...whole), /lower-case letters/);
  assert.match(said('--id', 'ge2015', '--poll-date', '7 May 2015', ...whole), /a date such as 2015-05-07/);
  assert.match(said('--id', 'ge2015', '--poll-date', '2015-02-31', ...whole), /a date such as 2015-05-07/);
  assert.match(
    said(
      '--id',
      'a',
      '--poll-date',
      '2015-05-07',
      ...whole,
      '--base-candidates',
      'b',
      '--base-notional',
      'n',
    ),
    /not both/,
  );
});

async function imported(files: Readonly<Record<string, string>>, base: string | null = null): Promise<Pack> {
  const folder = await folderWith(files);
  await importUnseenPack(optionsFor(folder, base));
  return loadPack(join(folder, 'out', 'ge2015'));
}

async function problemsOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  candidates = 'candidates.csv',
): Promise<string[]> {
  const folder = await folderWith(files);
  const options = { ...optionsFor(folder, null), candidates: join(folder, candidates) };
  const failure = await importUnseenPack(options).then(
    () => assert.fail('The import should have failed'),
    (error: unknown) => error,
  );
  assert.ok(failure instanceof ImportFailed, String(failure));
  assert.equal(existsSync(join(folder, 'out')), false);
  return failure.message.split('\n');
}

function optionsFor(folder: string, base: string | null) {
  return {
    kind: 'unseen',
    id: 'ge2015',
    name: 'General election 2015',
    pollDate: '2015-05-07',
    candidates: join(folder, 'candidates.csv'),
    constituencies: join(folder, 'constituencies.csv'),
    baseCandidates: base === null ? null : join(folder, base),
    baseConstituencies: null,
    baseNotional: null,
    baseName: null,
    revisions: null,
    out: join(folder, 'out'),
  } as const;
}
