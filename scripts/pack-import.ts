import { parseImportOptions, USAGE } from '#scripts/pack/import-options.ts';
import { importKnownPacks, importUnseenPack } from '#scripts/pack/import-packs.ts';
import { ImportFailed, problemText } from '#scripts/pack/problems.ts';

/** Problems printed before the rest are only counted: one wrong column makes thousands. */
const PROBLEMS_SHOWN_MAX = 20;

const options = parseImportOptions(process.argv.slice(2));
switch (options.kind) {
  case 'help':
    console.log(USAGE);
    break;
  case 'wrong':
    console.error(`${options.message}\n\n${USAGE}`);
    process.exitCode = 2;
    break;
  case 'known':
    await run(() => importKnownPacks(options));
    break;
  case 'unseen':
    await run(() => importUnseenPack(options));
    break;
  default:
    options satisfies never;
}

async function run(work: () => Promise<string[]>): Promise<void> {
  try {
    for (const line of await work()) console.log(line);
  } catch (error) {
    if (!(error instanceof ImportFailed)) throw error;
    const shown = error.problems.slice(0, PROBLEMS_SHOWN_MAX).map(problemText);
    const rest = error.problems.length - shown.length;
    console.error([...shown, ...(rest > 0 ? [`… and ${rest} more.`] : [])].join('\n'));
    console.error('Nothing was written.');
    process.exitCode = 1;
  }
}
