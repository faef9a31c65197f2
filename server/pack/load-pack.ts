import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import { z } from 'zod';
import { parseCovariates } from './covariates.ts';
import type { Pack } from './pack.ts';
import { packHashOf, sha256OfBytes } from './pack-hash.ts';
import {
  baseFileSchema,
  boundariesFileSchema,
  candidatesFileSchema,
  constituenciesFileSchema,
  covariatesFileSchema,
  creditsFileSchema,
  demographicsFileSchema,
  electionFileSchema,
  type Manifest,
  manifestSchema,
  partiesFileSchema,
  postcodesFileSchema,
  seatTypesFileSchema,
  watchFileSchema,
} from './pack-schema.ts';
import { coloursOf, demographicsOf, postcodesOf, referenceOf, seatTypesOf, watchOf } from './pack-shape.ts';

/** The folder holds no pack, or not the pack that its manifest seals. The message says what to do. */
export class PackDamaged extends Error {
  constructor(folder: string, what: string) {
    super(
      `The election pack in ${folder} cannot be used: ${what}. ` +
        `Restore the folder (git restore ${folder}) or build it again (npm run pack:import -- --help).`,
    );
    this.name = 'PackDamaged';
  }
}

/**
 * Loads a pack, verifies its hashes and gives the reference that figures are measured against. Throws
 * `PackDamaged`.
 */
export async function loadPack(folder: string): Promise<Pack> {
  const manifest = await readManifest(folder);
  const files = await readSealedFiles(folder, manifest);

  const needed = <Shape>(name: string, schema: z.ZodType<Shape>): Shape => {
    const found = optional(name, schema);
    if (found === null) throw new PackDamaged(folder, `${name} is missing from pack.json`);
    return found;
  };
  const optional = <Shape>(name: string, schema: z.ZodType<Shape>): Shape | null => {
    const text = files.get(name);
    return text === undefined ? null : parseJson(folder, name, text, schema);
  };

  const demographics = optional('demographics.json', demographicsFileSchema);
  const covariates = optional('covariates.json', covariatesFileSchema);
  const seatTypes = optional('seat-types.json', seatTypesFileSchema);
  const postcodes = optional('postcodes.json', postcodesFileSchema);
  const parties = needed('parties.json', partiesFileSchema);
  return {
    hash: manifest.hash,
    reference: referenceOf({
      hash: manifest.hash,
      election: needed('election.json', electionFileSchema),
      parties,
      constituencies: needed('constituencies.json', constituenciesFileSchema),
      candidates: needed('candidates.json', candidatesFileSchema),
      base: optional('base.json', baseFileSchema),
    }),
    colours: coloursOf(parties),
    boundaries: optional('boundaries.json', boundariesFileSchema) as Topology | null,
    demographics: demographics === null ? null : demographicsOf(demographics),
    covariates: covariates === null ? null : parseCovariates(covariates, files.get('covariates.csv') ?? ''),
    watch: watchOf(optional('watch.json', watchFileSchema) ?? []),
    seatTypes: seatTypes === null ? null : seatTypesOf(seatTypes),
    postcodes: postcodes === null ? null : postcodesOf(postcodes),
    credits: needed('credits.json', creditsFileSchema),
  };
}

/** The manifest, its seal checked against the list that it carries. */
async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'pack.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new PackDamaged(folder, `pack.json cannot be read (${error.code ?? error.message})`);
  });
  const manifest = parseJson(folder, 'pack.json', text, manifestSchema);
  const hash = packHashOf(manifest.files);
  if (hash !== manifest.hash) {
    throw new PackDamaged(folder, `pack.json says hash ${manifest.hash} but its list of files gives ${hash}`);
  }
  return manifest;
}

async function readSealedFiles(folder: string, manifest: Manifest): Promise<Map<string, string>> {
  const read = manifest.files.map(async ({ name, sha256 }) => {
    const bytes = await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      throw new PackDamaged(folder, `${name} cannot be read (${error.code ?? error.message})`);
    });
    const found = sha256OfBytes(bytes);
    if (found !== sha256)
      throw new PackDamaged(folder, `${name} has SHA-256 ${found}, but pack.json says ${sha256}`);
    return [name, bytes.toString('utf8')] as const;
  });
  return new Map(await Promise.all(read));
}

function parseJson<Shape>(folder: string, name: string, text: string, schema: z.ZodType<Shape>): Shape {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new PackDamaged(folder, `${name} is not JSON (${(error as Error).message})`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new PackDamaged(folder, `${name} is not as expected: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
