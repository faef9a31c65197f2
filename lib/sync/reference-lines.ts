import type { Constituency, Reference } from '#lib/election/reference.ts';

/** A slow phone reads so many constituencies in about 15 ms, less than a frame. */
const LINES_AT_ONCE = 50;

/** The reference as JSON with a constituency on each line, so that a browser need not read a megabyte in one go. */
export function referenceText({ constituencies, ...rest }: Reference): string {
  const head = JSON.stringify({ ...rest, constituencies: [] }).slice(0, -END.length);
  const lines = constituencies.map((each) => JSON.stringify(each));
  return [head, lines.join(',\n'), END].join('\n');
}

const END = ']}';

/** Reads it back, and stops after every few lines: whoever asks decides when to go on. Throws on another text. */
export function* readReference(text: string): Generator<void, Reference> {
  const [head, ...lines] = text.split('\n');
  const reference = JSON.parse(`${head}${END}`) as Reference;
  const constituencies: Constituency[] = [];
  if (lines.pop() !== END) throw new Error('The reference is not whole');
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    yield;
    const some = lines.slice(at, at + LINES_AT_ONCE).join('');
    constituencies.push(
      ...(JSON.parse(`[${some.endsWith(',') ? some.slice(0, -1) : some}]`) as Constituency[]),
    );
  }
  return { ...reference, constituencies };
}
