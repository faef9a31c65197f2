import { parseArgs } from 'node:util';
import { KNOWN_RECIPES } from './recipes/known-recipes.ts';

export const USAGE = `Builds election packs from House of Commons Library files.

Packs of this repository, from the folder of their sources:
  npm run pack:import -- --from DIR [--pack ${KNOWN_RECIPES.map((recipe) => recipe.id).join('|')}|all] [--out data]

Any other general election, from its candidate file and its constituency file (CSV, with or without a header row):
  npm run pack:import -- --id ge2015 --name "General election 2015" --poll-date 2015-05-07 \\
    --candidates FILE --constituencies FILE \\
    [--base-candidates FILE [--base-constituencies FILE] | --base-notional FILE] [--base-name 2010] \\
    [--revisions FILE] [--out data]

Without a base the pack has no change, swing, hold or gain. --revisions lists codes that were revised after a file came out: old
code, name, new code.`;

export type ImportOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | KnownOptions
  | UnseenOptions;

export interface KnownOptions {
  readonly kind: 'known';
  readonly from: string;
  readonly packs: readonly string[];
  readonly out: string;
}

export interface UnseenOptions {
  readonly kind: 'unseen';
  readonly id: string;
  readonly name: string;
  readonly pollDate: string;
  readonly candidates: string;
  readonly constituencies: string;
  readonly baseCandidates: string | null;
  readonly baseConstituencies: string | null;
  readonly baseNotional: string | null;
  readonly baseName: string | null;
  readonly revisions: string | null;
  readonly out: string;
}

const OPTIONS = {
  help: { type: 'boolean' },
  from: { type: 'string' },
  pack: { type: 'string' },
  out: { type: 'string' },
  id: { type: 'string' },
  name: { type: 'string' },
  'poll-date': { type: 'string' },
  candidates: { type: 'string' },
  constituencies: { type: 'string' },
  'base-candidates': { type: 'string' },
  'base-constituencies': { type: 'string' },
  'base-notional': { type: 'string' },
  'base-name': { type: 'string' },
  revisions: { type: 'string' },
} as const;

/** Reads the command line. A wrong one comes back as words for the person who typed it. */
export function parseImportOptions(args: readonly string[]): ImportOptions {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help === true || args.length === 0) return { kind: 'help' };
    return values.from === undefined
      ? unseenOptions(values)
      : knownOptions(values.from, values.pack, values.out);
  } catch (error) {
    return { kind: 'wrong', message: (error as Error).message };
  }
}

function knownOptions(from: string, pack: string | undefined, out: string | undefined): ImportOptions {
  const all = KNOWN_RECIPES.map((recipe) => recipe.id);
  const packs = pack === undefined || pack === 'all' ? all : [pack];
  const unknown = packs.filter((id) => !all.includes(id));
  if (unknown.length > 0)
    return { kind: 'wrong', message: `No recipe for ${unknown.join(', ')}; there are ${all.join(', ')}.` };
  return { kind: 'known', from, packs, out: out ?? 'data' };
}

/** The thirty-first of February parses, and is another day. */
function isDate(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function unseenOptions(values: { readonly [name: string]: string | boolean | undefined }): ImportOptions {
  const text = (name: string): string | null => (typeof values[name] === 'string' ? values[name] : null);
  const missing = ['id', 'name', 'poll-date', 'candidates', 'constituencies'].filter(
    (name) => text(name) === null,
  );
  if (missing.length > 0) {
    return {
      kind: 'wrong',
      message: `Missing: ${missing.map((name) => `--${name}`).join(', ')} (or --from DIR).`,
    };
  }
  if (text('base-candidates') !== null && text('base-notional') !== null) {
    return { kind: 'wrong', message: 'Give --base-candidates or --base-notional, not both.' };
  }
  const id = text('id') ?? '';
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) {
    return {
      kind: 'wrong',
      message: `--id is "${id}"; it must be lower-case letters, digits and hyphens, such as ge2015.`,
    };
  }
  const pollDate = text('poll-date') ?? '';
  if (!isDate(pollDate)) {
    return { kind: 'wrong', message: `--poll-date is "${pollDate}"; it must be a date such as 2015-05-07.` };
  }
  return {
    kind: 'unseen',
    id,
    name: text('name') ?? '',
    pollDate,
    candidates: text('candidates') ?? '',
    constituencies: text('constituencies') ?? '',
    baseCandidates: text('base-candidates'),
    baseConstituencies: text('base-constituencies'),
    baseNotional: text('base-notional'),
    baseName: text('base-name'),
    revisions: text('revisions'),
    out: text('out') ?? 'data',
  };
}
