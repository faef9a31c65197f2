import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '#lib/format/numbers.ts';
import { packFaults } from '#scripts/pack/check-pack.ts';
import { loadPack, PackDamaged } from '#server/pack/load-pack.ts';

const USAGE = 'npm run pack:check [-- FOLDER…]   checks election packs; without folders, all those in data';

const folders = process.argv.slice(2);
if (folders.includes('--help')) console.log(USAGE);
else {
  for (const folder of folders.length > 0 ? folders : await packsIn('data')) {
    const faults = await check(folder);
    for (const fault of faults) console.error(`${folder}: ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
}

/** Prints one line for a good pack; gives what is wrong with a bad one. */
async function check(folder: string): Promise<string[]> {
  try {
    const pack = await loadPack(folder);
    const faults = packFaults(pack);
    if (faults.length === 0)
      console.log(`${folder}: ${summary(pack.reference)}, hash ${pack.hash.slice(0, 12)}`);
    return faults;
  } catch (error) {
    if (error instanceof PackDamaged) return [error.message];
    throw error;
  }
}

function summary({ constituencies, parties }: Awaited<ReturnType<typeof loadPack>>['reference']): string {
  const candidates = constituencies.reduce((sum, each) => sum + each.candidates.length, 0);
  const seats = counted(constituencies.length, 'constituency', 'constituencies');
  return `sound; ${seats}, ${counted(candidates, 'candidate')}, ${counted(parties.length, 'party', 'parties')}`;
}

async function packsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.map((name) => join(folder, name)).filter((path) => existsSync(join(path, 'pack.json')));
}
