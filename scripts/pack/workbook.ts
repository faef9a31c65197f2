import { inflateRawSync } from 'node:zlib';

/** A sheet of a workbook: its cells by row (from 1) and column letters, as text. */
export type Sheet = ReadonlyMap<number, ReadonlyMap<string, string>>;

/** Signatures and sizes of the parts of a zip file (APPNOTE 4.3). */
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_HEADER_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const DEFLATED = 8;

/**
 * Reads one sheet of an .xlsx workbook by its name. Values are those last computed; formats and formulas are
 * not read.
 */
export function readSheet(workbook: Buffer, name: string): Sheet {
  const part = partReader(workbook);
  const sheetTag = tags(part('xl/workbook.xml'), 'sheet').find((tag) => attribute(tag, 'name') === name);
  if (sheetTag === undefined) throw new Error(`The workbook has no sheet "${name}"`);
  const id = attribute(sheetTag, 'r:id');
  const relation = tags(part('xl/_rels/workbook.xml.rels'), 'Relationship').find(
    (tag) => attribute(tag, 'Id') === id,
  );
  const target = attribute(relation ?? '', 'Target').replace(/^\/?(xl\/)?/, 'xl/');
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) =>
    textIn(inner),
  );
  return cellsOf(part(target), shared);
}

function cellsOf(xml: string, shared: readonly string[]): Sheet {
  const sheet = new Map<number, Map<string, string>>();
  for (const [, column = '', row = '', attributes = '', inner = ''] of xml.matchAll(
    /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
  )) {
    const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
    const text =
      value === undefined
        ? textIn(inner)
        : attributes.includes('t="s"')
          ? (shared[Number(value)] ?? '')
          : unescaped(value);
    if (text === '') continue;
    const cells = sheet.get(Number(row)) ?? new Map<string, string>();
    sheet.set(Number(row), cells.set(column, text));
  }
  return sheet;
}

function textIn(xml: string): string {
  return [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => unescaped(text)).join('');
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name} [^>]*>`, 'g'))].map(([tag]) => tag);
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Gives the text of a part of the zip file; '' for a part that it lacks. */
function partReader(zip: Buffer): (name: string) => string {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || zip.readUInt32LE(end) !== END_SIGNATURE)
    throw new Error('Not a workbook: no zip directory');
  const places = new Map<string, { method: number; bytes: number; at: number }>();
  let at = zip.readUInt32LE(end + 16);
  while (at < end && zip.readUInt32LE(at) === ENTRY_SIGNATURE) {
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + ENTRY_HEADER_BYTES, at + ENTRY_HEADER_BYTES + nameBytes);
    places.set(name, {
      method: zip.readUInt16LE(at + 10),
      bytes: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    });
    at += ENTRY_HEADER_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return (name) => {
    const place = places.get(name);
    if (place === undefined) return '';
    const start =
      place.at + LOCAL_HEADER_BYTES + zip.readUInt16LE(place.at + 26) + zip.readUInt16LE(place.at + 28);
    const bytes = zip.subarray(start, start + place.bytes);
    return (place.method === DEFLATED ? inflateRawSync(bytes) : bytes).toString('utf8');
  };
}
