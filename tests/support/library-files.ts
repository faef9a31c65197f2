import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * An election of two seats and five people in the form of the Library's files, which tests bend to their
 * purpose.
 */

export const CANDIDATE_HEADER =
  'ONS ID,ONS region ID,Constituency name,County name,Region name,Country name,Constituency type,Party name,Party abbreviation,' +
  'Electoral Commission party ID,MNIS party ID,Electoral Commission adjunct party ID,Candidate first name,Candidate surname,' +
  'Candidate gender,Sitting MP,Former MP,Member MNIS ID,Votes,Share,Change,DC Person ID';

export const CONSTITUENCY_HEADER =
  'ONS ID,ONS region ID,Constituency name,County name,Region name,Country name,Constituency type,Declaration time,' +
  'Member first name,Member surname,Member gender,Result,First party,Second party,Electorate,Valid votes,Invalid votes,Majority,' +
  'Con,Lab,LD,RUK,Green,SNP,PC,DUP,SF,SDLP,UUP,APNI,All other candidates,Of which other winner';

/** Rows of a candidate file with 22 columns; the last is Democracy Club's person id. */
export const CANDIDATE_ROWS = [
  'E14000001,E12000001,"Northwick, East",,North East,England,Borough,Reds,Red,PP1,1,,Ann,Zeal,Female,Yes,Yes,900,600,0.6,,11',
  'E14000001,E12000001,"Northwick, East",,North East,England,Borough,Blues,Blu,PP2,2,,"Bo ""Bob""",Oak,M,No,No,,300,0.3,,12',
  'E14000001,E12000001,"Northwick, East",,North East,England,Borough,Independent,Ind,,8,,Cy,Ash,F,No,No,,100,0.1,,13',
  'S14000002,S92000003,Glen,,Scotland,Scotland,County,Blues,Blu,PP2,2,,Di,Elm,Female,No,No,,450,0.5,,14',
  'S14000002,S92000003,Glen,,Scotland,Scotland,County,Reds,Red,PP1,1,PP9,Ed,Fir,Male,No,No,,400,0.5,,15',
];

const PARTY_COLUMNS = ',0,0,0,0,0,0,0,0,0,0,0,0,0';

/** Rows of a constituency file with 31 columns. */
export const CONSTITUENCY_ROWS = [
  `E14000001,E12000001,"Northwick, East",,North East,England,Borough,08/05/2015 00:41,Ann,Zeal,F,Red hold,Red,Blu,2000,1000,7,300${PARTY_COLUMNS}`,
  `S14000002,S92000003,Glen,,Scotland,Scotland,County,,Di,Elm,Female,Blu gain from Red,Blu,Red,1500,850,3,50${PARTY_COLUMNS}`,
];

/** The same row without its last column. */
export function shorter(row: string): string {
  return row.slice(0, row.lastIndexOf(','));
}

/** A new folder with these files in it. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'declared-pack-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

export function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}
