import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { PostcodesFile } from '#server/pack/pack-schema.ts';
import type { ReviseCode } from './library-records.ts';

const rangesSchema = z.object({
  postcode_keys: z.array(z.int()),
  value_key: z.array(z.int()),
  value_values: z.array(z.string().nullable()),
});
const namesSchema = z.record(z.string(), z.object({ parlcon_2024_gss_code: z.string() }));

interface Range {
  /** Postcode as a number to base 36. */
  readonly from: number;
  /** ONS code, or null where no answer may be given. */
  readonly owner: string | null;
}

/**
 * Postcodes of Northern Ireland are not in the source, which would give them the answer of their neighbour in
 * the alphabet.
 */
const SILENT_AREA = 'BT';

/**
 * A postcode has five to seven letters and digits, so that an area's postcodes lie in three stretches of
 * numbers.
 */
const POSTCODE_LENGTHS = [5, 6, 7];

/**
 * Reads mySociety's compressed lookup and writes it again on final ONS codes, with Northern Ireland cut out.
 */
export async function buildPostcodes(
  rangesPath: string,
  namesPath: string,
  revise: ReviseCode,
): Promise<PostcodesFile> {
  const packed = rangesSchema.parse(JSON.parse(await readFile(rangesPath, 'utf8')));
  const names = namesSchema.parse(JSON.parse(await readFile(namesPath, 'utf8')));
  const codes = packed.value_values.map((short) => {
    const named = short === null ? undefined : names[short];
    return named === undefined ? null : revise(named.parlcon_2024_gss_code);
  });
  const cut = POSTCODE_LENGTHS.reduce(
    (ranges, length) =>
      withoutStretch(ranges, number(SILENT_AREA, '0', length), number(SILENT_AREA, 'Z', length) + 1),
    unpacked(packed, codes),
  );
  return encoded(withoutRepeats(cut));
}

/** Keys are steps; a value of 0 repeats the one before the last, and any other is one more than its place. */
function unpacked(packed: z.infer<typeof rangesSchema>, codes: readonly (string | null)[]): Range[] {
  const ranges: Range[] = [];
  const places: number[] = [];
  let from = 0;
  for (const [index, step] of packed.postcode_keys.entries()) {
    from += step;
    const value = packed.value_key[index] ?? 0;
    const place = value === 0 ? (places.at(-2) ?? 0) : value - 1;
    places.push(place);
    ranges.push({ from, owner: codes[place] ?? null });
  }
  return ranges;
}

function withoutStretch(ranges: readonly Range[], from: number, to: number): Range[] {
  const before = ranges.filter((range) => range.from < from);
  const after = ranges.filter((range) => range.from >= to);
  const resumed = ranges.findLast((range) => range.from < to)?.owner ?? null;
  const resume = after[0]?.from === to ? [] : [{ from: to, owner: resumed }];
  return [...before, { from, owner: null }, ...resume, ...after];
}

function withoutRepeats(ranges: readonly Range[]): Range[] {
  return ranges.filter((range, place) => place === 0 || range.owner !== ranges[place - 1]?.owner);
}

function encoded(ranges: readonly Range[]): PostcodesFile {
  const constituencies = [
    ...new Set(ranges.flatMap((range) => (range.owner === null ? [] : [range.owner]))),
  ].sort();
  const places = new Map(constituencies.map((code, place) => [code, place]));
  return {
    constituencies,
    keySteps: ranges.map((range, place) => range.from - (ranges[place - 1]?.from ?? 0)),
    owners: ranges.map((range) => (range.owner === null ? -1 : (places.get(range.owner) ?? -1))),
  };
}

function number(area: string, filler: string, length: number): number {
  return Number.parseInt(area.padEnd(length, filler), 36);
}
