import { cpus, type as systemType, totalmem } from 'node:os';
import type { Measurement } from './measurement.ts';

/** Begins a section, after an empty line. */
const SECTION = '\n## ';

/** What docs/BENCHMARKS.md says. No name of the machine, only its kind. */
export function report(measurements: readonly Measurement[], date: Date): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `# Benchmarks

Written by \`npm run bench\`; never edited. Figures are measured, not asserted: no test fails for being slow.

${date.toISOString().slice(0, 10)} · ${cpus().length} cores (${model}), ${memory} GiB, ${systemType()}, Node ${process.version.slice(1)}.
Server, clients and browser share the machine.

| What | Reach | Measured | How |
|---|---|---|---|
${measurements.map(({ what, reach, value, how }) => `| ${what} | ${reach ?? '–'} | **${value}** | ${how} |`).join('\n')}
`;
}

/** The document with the section under a heading written anew, or added at its end. */
export function withSection(document: string, heading: string, body: string): string {
  const [first = '', ...sections] = document.trimEnd().split(SECTION);
  const others = sections.filter((section) => !section.startsWith(`${heading}\n`));
  return `${[first.trimEnd(), ...others.map((each) => each.trimEnd()), `${heading}\n\n${body.trim()}`].join(`\n${SECTION}`)}\n`;
}

/** A new first part, with the sections that the document had: each is measured on its own. */
export function withSectionsOf(document: string, first: string): string {
  const at = document.indexOf(SECTION);
  return at === -1 ? first : `${first.trimEnd()}\n${document.slice(at)}`;
}

/** The same for a terminal. */
export function table(measurements: readonly Measurement[]): string {
  const width = Math.max(...measurements.map(({ what }) => what.length));
  return measurements
    .map(
      ({ what, reach, value }) => `  ${what.padEnd(width)}  ${value}${reach === null ? '' : `  (${reach})`}`,
    )
    .join('\n');
}
