import { csvOptions, OPTION_MARK } from './csv-options.ts';
import { csvRows } from './csv-rows.ts';
import type { Piece } from './parse-file.ts';

/**
 * A CSV file of many constituencies as one piece of CSV for each: option line, header, and its rows byte for byte.
 * A row whose constituency cannot be read is a piece of its own, so that it fails alone.
 */
export function splitCsv(bytes: Uint8Array): readonly Piece[] {
  const whole = [{ bytes, where: '' }];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasBom = buffer.subarray(0, 3).equals(BOM);
  const text = buffer.toString('latin1', hasBom ? BOM.length : 0);
  const options = csvOptions(text);
  if (!options.ok || options.value.rows !== null) return whole;
  const { rest, delimiter, headerRow } = options.value;
  const [header, ...rows] = csvRows(rest, delimiter);
  const column = header?.cells.indexOf('constituency') ?? -1;
  if (header === undefined || column < 0 || rows.length === 0) return whole;
  const groups = new Map<string, { numbers: number[]; text: string }>();
  rows.forEach((row, index) => {
    const number = headerRow + 1 + index;
    const isReadable = row.fault === null && row.cells.length === header.cells.length;
    const key = isReadable ? revisionKey(header.cells, row.cells) : `row ${number}`;
    const group = groups.get(key) ?? { numbers: [], text: '' };
    group.numbers.push(number);
    const line = rest.slice(row.start, row.end);
    group.text += /[\r\n]$/.test(line) ? line : `${line}\n`;
    groups.set(key, group);
  });
  const optionWords = text.slice(0, text.length - rest.length).trimEnd() || OPTION_MARK;
  const headerLine = rest.slice(header.start, header.end);
  return [...groups.values()].map(({ numbers, text: rowsText }) => ({
    bytes: Buffer.from(`${optionWords} rows=${numbers.join(',')}\n${headerLine}${rowsText}`, 'latin1'),
    where: numbers.length === 1 ? `row ${numbers[0]}` : `rows ${numbers[0]}–${numbers.at(-1)}`,
  }));
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** One message is one revision of one constituency. */
function revisionKey(header: readonly string[], cells: readonly string[]): string {
  const cell = (name: string) => cells[header.indexOf(name)] ?? '';
  return `${cell('constituency')} ${cell('revision')}`;
}
