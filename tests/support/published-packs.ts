import assert from 'node:assert/strict';
import type { Constituency } from '#lib/election/reference.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import type { Pack } from '#server/pack/pack.ts';

const loaded = new Map<string, Pack>();

/** The packs of this repository, by the election's id. */
export const packs: ReadonlyMap<string, Pack> = loaded;

/** To be called before any of them is asked for. */
export async function loadPublishedPacks(): Promise<void> {
  for (const id of ['ge2024', 'ge2019', 'ge2017']) loaded.set(id, await loadPack(`data/${id}`));
}

export function pack(id: string): Pack {
  const found = packs.get(id);
  assert.ok(found);
  return found;
}

export function seat(id: string, name: string): Constituency {
  const found = pack(id).reference.constituencies.find((each) => each.name === name);
  assert.ok(found, `${name} in ${id}`);
  return found;
}
