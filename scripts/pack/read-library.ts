import { neededText, onsCode, wholeNumber, wholeNumberOrUnknown } from './cells.ts';
import {
  CANDIDATE_LAYOUT,
  CONSTITUENCY_LAYOUT,
  NOTIONAL_LAYOUT,
  REVISION_LAYOUT,
} from './library-layouts.ts';
import type {
  LibraryCandidate,
  LibraryConstituency,
  LibraryParty,
  NotionalRow,
  ReviseCode,
} from './library-records.ts';
import type { Report } from './problems.ts';
import { readTable, type TableRow } from './table.ts';

/** Rows that sum other rows up and are nobody's votes. */
const NOTIONAL_AGGREGATES = new Set(['MAXOTHV', 'TOTOTHV']);

export async function readRevisions(path: string, report: Report): Promise<ReviseCode> {
  const rows = await readTable(path, REVISION_LAYOUT, report);
  const revised = new Map(rows.map((row) => [row.cell('old'), row.cell('new')]));
  return (published) => revised.get(published) ?? published;
}

export async function readCandidates(
  path: string,
  revise: ReviseCode,
  report: Report,
): Promise<LibraryCandidate[]> {
  const rows = await readTable(path, CANDIDATE_LAYOUT, report);
  return rows.map((row) => ({
    row: row.row,
    ons: revise(onsCode(row, 'ons', report)),
    constituency: neededText(row, 'constituency', 'Constituency name', report),
    party: partyOf(row, report),
    joint: row.cell('adjunct') !== '',
    firstName: row.cell('firstName'),
    surname: neededText(row, 'surname', 'Candidate surname', report),
    gender: genderOf(row.cell('gender')),
    sittingMp: isYes(row, 'sitting', 'Sitting MP', report),
    formerMp: isYes(row, 'former', 'Former MP', report),
    mnis: row.cell('mnis') || null,
    votes: wholeNumberOrUnknown(row, 'votes', 'Votes', report),
    change: row.cell('change'),
    person: row.cell('person') || null,
  }));
}

export async function readConstituencies(
  path: string,
  revise: ReviseCode,
  report: Report,
): Promise<LibraryConstituency[]> {
  const rows = await readTable(path, CONSTITUENCY_LAYOUT, report);
  return rows.map((row) => ({
    row: row.row,
    ons: revise(onsCode(row, 'ons', report)),
    name: neededText(row, 'constituency', 'Constituency name', report),
    regionOns: /^[ENSW]\d{8}$/.test(row.cell('regionOns')) ? row.cell('regionOns') : null,
    region: neededText(row, 'region', 'Region name', report),
    country: neededText(row, 'country', 'Country name', report),
    type: seatTypeOf(row, report),
    declaredLocal: localTimeOf(row, report),
    result: row.cell('result'),
    electorate: wholeNumber(row, 'electorate', 'Electorate', report) ?? 0,
    validVotes: wholeNumberOrUnknown(row, 'valid', 'Valid votes', report),
    invalidVotes: wholeNumberOrUnknown(row, 'invalid', 'Invalid votes', report),
    majority: wholeNumberOrUnknown(row, 'majority', 'Majority', report),
  }));
}

export async function readNotional(path: string, revise: ReviseCode, report: Report): Promise<NotionalRow[]> {
  const rows = await readTable(path, NOTIONAL_LAYOUT, report);
  return rows
    .filter((row) => !NOTIONAL_AGGREGATES.has(row.cell('code')))
    .map((row) => ({
      row: row.row,
      ons: revise(onsCode(row, 'ons', report)),
      electorate: wholeNumber(row, 'electorate', 'Electorate', report) ?? 0,
      validVotes: wholeNumber(row, 'valid', 'Valid votes', report) ?? 0,
      // Second and later independents of a seat carry a code and a number but no name.
      party: {
        abbreviation: row.cell('abbreviation') || row.cell('code'),
        name: row.cell('party') || row.cell('abbreviation') || row.cell('code'),
        mnis: row.cell('mnisParty') || null,
      },
      votes: wholeNumber(row, 'votes', 'Votes', report) ?? 0,
    }));
}

function partyOf(row: TableRow, report: Report): LibraryParty {
  return {
    abbreviation: neededText(row, 'abbreviation', 'Party abbreviation', report),
    name: neededText(row, 'party', 'Party name', report),
    mnis: row.cell('mnisParty') || null,
  };
}

/** "F", "Female", "M", "Male"; every other published value is left as not known to us. */
function genderOf(text: string): LibraryCandidate['gender'] {
  const initial = text.toLowerCase();
  if (initial === 'f' || initial === 'female') return 'female';
  if (initial === 'm' || initial === 'male') return 'male';
  return 'unknown';
}

function isYes(row: TableRow, key: string, label: string, report: Report): boolean {
  const text = row.cell(key).toLowerCase();
  if (text === '' || text === 'no' || text === 'yes') return text === 'yes';
  report({
    file: row.file,
    row: row.row,
    column: label,
    received: `"${row.cell(key)}"`,
    expected: 'Yes or No',
    todo: 'Correct the cell, and check that no column before it was moved.',
  });
  return false;
}

/** Boroughs are called burghs in Scotland. An empty cell is not known. */
function seatTypeOf(row: TableRow, report: Report): LibraryConstituency['type'] {
  const text = row.cell('type').toLowerCase();
  if (text === 'county') return 'county';
  if (text === 'borough' || text === 'burgh') return 'borough';
  if (text !== '') {
    report({
      file: row.file,
      row: row.row,
      column: 'Constituency type',
      received: `"${row.cell('type')}"`,
      expected: 'County, Borough or Burgh',
      todo: 'Correct the cell, and check that no column before it was moved.',
    });
  }
  return null;
}

/** "13/12/2019 02:30" as "2019-12-13T02:30"; null when the cell is empty, as in every edition for 2024. */
function localTimeOf(row: TableRow, report: Report): string | null {
  const text = row.cell('declared');
  if (text === '') return null;
  const parts = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text);
  if (parts !== null) {
    const [, day = '', month = '', year = '', hour = '', minute = ''] = parts;
    return `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}`;
  }
  report({
    file: row.file,
    row: row.row,
    column: 'Declaration time',
    received: `"${text}"`,
    expected: 'a time such as 13/12/2019 02:30, or nothing',
    todo: 'Write day, month, year, hour and minute; leave the cell empty if the time is not known.',
  });
  return null;
}
