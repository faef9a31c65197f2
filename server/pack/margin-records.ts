import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import { csvRows } from '#server/ingest/csv-rows.ts';

/** Kept by hand beside the packs, because it spans elections: every row has its source. */
const FILE = join('editorial', 'marginality-history.csv');

const year = z.coerce.number().int().min(1832);
const points = z.coerce.number().min(0).max(100);

const rowSchema = z
  .strictObject({
    won_in: year,
    lost_in: year,
    margin_from: points,
    margin_to: z.union([z.literal('').transform(() => null), points]),
    lost_percent: points,
    source: z.string().min(1),
  })
  .refine(({ won_in, lost_in }) => won_in < lost_in, 'lost_in must be after won_in');

/**
 * What became of seats by their winning margin, from the packs' folder. A folder without the file has no history,
 * and pages do without. Throws on a row that is not as expected.
 */
export async function readMarginRecords(packsFolder: string): Promise<readonly MarginRecord[]> {
  const path = join(packsFolder, FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const [header, ...rows] = csvRows(text, ',');
  return rows.map(({ cells }, index) => {
    const parsed = rowSchema.safeParse(
      Object.fromEntries((header?.cells ?? []).map((name, column) => [name, cells[column] ?? ''])),
    );
    if (!parsed.success) throw new Error(`${path}, row ${index + 2}: ${z.prettifyError(parsed.error)}`);
    const { won_in, lost_in, margin_from, margin_to, lost_percent } = parsed.data;
    return { wonIn: won_in, lostIn: lost_in, from: margin_from, to: margin_to, lostPercent: lost_percent };
  });
}

declare global {
  /** Handed to the pages by the server's entry, as the night is. */
  var declaredMarginRecords: readonly MarginRecord[] | undefined;
}
