import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PartyId } from '#lib/election/ids.ts';
import type { Reference } from '#lib/election/reference.ts';
import { csvRows } from '#server/ingest/csv-rows.ts';

/** Kept by hand beside the packs, because it spans elections: every row has its source. */
const FILE = join('editorial', 'party-aliases.csv');

const rowSchema = z.strictObject({
  word: z.string().min(1),
  party: z.string().min(1),
  source: z.string().min(1),
});

/**
 * Further words by which feeds name the parties of an election, from the packs' folder: registered names, and what
 * volunteers write. A folder without the file has none. Throws on a row that is not as expected.
 */
export async function readPartyWords(
  packsFolder: string,
  { parties }: Pick<Reference, 'parties'>,
): Promise<Readonly<Record<string, PartyId>>> {
  const path = join(packsFolder, FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const [header, ...rows] = csvRows(text, ',');
  const given = rows.map(({ cells, number }) => {
    const parsed = rowSchema.safeParse(
      Object.fromEntries((header?.cells ?? []).map((name, column) => [name, cells[column] ?? ''])),
    );
    if (!parsed.success) throw new Error(`${path}, row ${number}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data.word, parsed.data.party as PartyId] as const;
  });
  const known = new Set(parties.map(({ id }) => id));
  return Object.fromEntries(given.filter(([, party]) => known.has(party)));
}
