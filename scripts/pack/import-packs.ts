import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildPack, type PackJob } from './build-pack.ts';
import type { KnownOptions, UnseenOptions } from './import-options.ts';
import { collectProblems } from './problems.ts';
import type { Recipe } from './recipe.ts';
import { KNOWN_RECIPES } from './recipes/known-recipes.ts';
import { recordedNight } from './recorded-night.ts';
import { writePack } from './write-pack.ts';

/**
 * Builds packs of the repository and says what was written. Throws `ImportFailed` before anything is written.
 */
export async function importKnownPacks(options: KnownOptions): Promise<string[]> {
  const lines: string[] = [];
  for (const recipe of KNOWN_RECIPES.filter((each) => options.packs.includes(each.id))) {
    lines.push(...(await importPack(options.from, recipe, options.out)));
  }
  return lines;
}

/** Builds a pack from files of an election that has no recipe. */
export async function importUnseenPack(options: UnseenOptions): Promise<string[]> {
  return importPack('.', recipeFor(options), options.out);
}

async function importPack(from: string, recipe: Recipe, out: string): Promise<string[]> {
  const { report, stopIfAny } = collectProblems();
  for (const path of [recipe.candidates, recipe.constituencies]) {
    if (existsSync(resolve(from, path))) continue;
    report({
      file: path,
      row: null,
      column: null,
      received: 'no such file',
      expected: 'a House of Commons Library file',
      todo: 'Check the path.',
    });
  }
  stopIfAny();
  // A pack made elsewhere still has the names and colours that are kept by hand here.
  const data = existsSync(join(out, 'editorial')) ? out : 'data';
  const job: PackJob = { from, recipe, data, report };
  const built = await buildPack(job);
  const night = recipe.night === null ? [] : await recordedNight(from, recipe, recipe.night, built, report);
  stopIfAny();
  const folder = join(out, recipe.id);
  const manifest = await writePack(folder, recipe.id, built.files);
  if (night.length > 0) {
    await mkdir(join(out, 'nights'), { recursive: true });
    const lines = night.map((message) => `${JSON.stringify(message)}\n`);
    await writeFile(join(out, 'nights', `${recipe.id}.ndjson`), lines.join(''));
  }
  const candidates = [...built.candidates.values()].reduce((sum, group) => sum + group.length, 0);
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `${folder}: ${built.constituencies.length} constituencies, ${candidates} candidates, ` +
      `${built.parties.names.size} parties, ${Math.round(bytes / 1000)} kB, hash ${manifest.hash.slice(0, 12)}`,
  ];
}

function recipeFor(options: UnseenOptions): Recipe {
  const base: Recipe['base'] =
    options.baseNotional !== null
      ? { kind: 'notional', name: options.baseName ?? 'notional', file: options.baseNotional }
      : options.baseCandidates !== null
        ? {
            kind: 'counted',
            name: options.baseName ?? 'the last election',
            candidates: options.baseCandidates,
            constituencies: options.baseConstituencies,
          }
        : null;
  return {
    id: options.id,
    name: options.name,
    pollDate: options.pollDate,
    candidates: options.candidates,
    constituencies: options.constituencies,
    revisions: options.revisions,
    base,
    electorateCorrections: null,
    welshNames: null,
    councils: null,
    map: null,
    outgoing: base?.kind === 'counted' ? { kind: 'sameSeats' } : null,
    expected: null,
    demographics: null,
    postcodes: null,
    night: null,
    credits: ['library'],
  };
}
