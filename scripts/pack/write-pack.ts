import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packHashOf, sha256OfBytes } from '#server/pack/pack-hash.ts';
import { type Manifest, PACK_FORMAT } from '#server/pack/pack-schema.ts';

/** Writes the files of a pack and the manifest that seals them; whatever else lay in the folder goes. */
export async function writePack(
  folder: string,
  election: string,
  files: ReadonlyMap<string, string>,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name !== 'pack.json' && !files.has(name)) await rm(join(folder, name), { recursive: true });
  }
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  return writeManifest(folder, election, files);
}

/** Writes `pack.json`, which lists the files of a pack and seals them. */
export async function writeManifest(
  folder: string,
  election: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<Manifest> {
  const sealed = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => ({
      name,
      bytes: Buffer.byteLength(content),
      sha256: sha256OfBytes(content),
    }));
  const manifest: Manifest = { format: PACK_FORMAT, election, hash: packHashOf(sealed), files: sealed };
  await writeFile(join(folder, 'pack.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** JSON with one member or element of the outermost level a line: small, and a change shows where it is. */
export function linewiseJson(value: object): string {
  if (Array.isArray(value)) return `[\n${value.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`;
  const members = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`,
  );
  return `{\n${members.join(',\n')}\n}\n`;
}

/** JSON with the members of the second level on lines of their own, for files of a few large members. */
export function nestedJson(value: object): string {
  const members = Object.entries(value).map(([key, each]) => {
    const text =
      typeof each === 'object' && each !== null ? linewiseJson(each).trimEnd() : JSON.stringify(each);
    return `${JSON.stringify(key)}:${text}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}
