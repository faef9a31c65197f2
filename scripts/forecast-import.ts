import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figures, projected } from '#scripts/pack/build-demographics.ts';
import { compareText } from '#scripts/pack/names.ts';
import { collectProblems } from '#scripts/pack/problems.ts';
import { readRevisions } from '#scripts/pack/read-library.ts';
import { KNOWN_RECIPES } from '#scripts/pack/recipes/known-recipes.ts';
import { readColumns, readOverlaps } from '#scripts/pack/side-tables.ts';

/** Figures that the forecast needs and the packs do not carry: people aged 20 to 29, of all people, mid-2022. */
const YOUNGEST = 20;
const OLDEST = 29;
const AGES = [...Array.from({ length: 90 }, (_, age) => String(age)), '90+'];

const USAGE = `Builds data/forecast/<election>-measures.csv from the folder of the packs' sources.
  npm run forecast:import -- --from DIR`;

const { from, help } = parseArgs({
  options: { from: { type: 'string' }, help: { type: 'boolean', default: false } },
}).values;
if (help) console.log(USAGE);
else if (from === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  for (const recipe of KNOWN_RECIPES) {
    if (recipe.demographics !== null) await writeMeasures(from, recipe.id, recipe.demographics);
  }
}

async function writeMeasures(
  folder: string,
  election: string,
  source: NonNullable<(typeof KNOWN_RECIPES)[number]['demographics']>,
): Promise<void> {
  const { report, stopIfAny } = collectProblems();
  const revise = await readRevisions(resolve(folder, source.revisions), report);
  const rows = await readColumns(resolve(folder, source.population), ['PCON24CD', ...AGES], report);
  const young: Figures = new Map(
    rows.map((row) => {
      const people = AGES.map((age) => Number(row.cell(age)));
      const sum = (from: number, to: number) => people.slice(from, to + 1).reduce((a, b) => a + b, 0);
      return [revise(row.cell('PCON24CD')), [(100 * sum(YOUNGEST, OLDEST)) / sum(0, AGES.length)]] as const;
    }),
  );
  const { projectedBy } = source;
  const overlaps =
    projectedBy === null ? null : await readOverlaps(resolve(folder, projectedBy), revise, report);
  stopIfAny();
  const figures = overlaps === null ? young : projected(young, overlaps, new Set());
  const lines = [...figures]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, [figure]]) => `${code},${figure === null || figure === undefined ? '' : figure.toFixed(2)}`);
  const file = join('data', 'forecast', `${election}-measures.csv`);
  await writeFile(file, `${['constituency,people-20-29', ...lines].join('\n')}\n`);
  console.log(`${file}: ${lines.length} constituencies`);
}
