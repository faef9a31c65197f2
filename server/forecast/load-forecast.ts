import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { CandidateId, ConstituencyId, PartyId } from '#lib/election/ids.ts';
import type { ForecastInputs, Measures, SlotRule } from '#lib/forecast/inputs.ts';
import type { Pack } from '#server/pack/pack.ts';
import { sha256OfBytes } from '#server/pack/pack-hash.ts';
import { type ModelFile, modelFileSchema, type NightFile, nightFileSchema } from './forecast-schema.ts';

export interface LoadedForecast {
  readonly inputs: ForecastInputs;
  readonly measures: Measures;
  /** Constants that the night's file asks for, by their name in `model.json`. */
  readonly hyperparameters: string;
  /** Lower-case hexadecimal SHA-256 over the files: what a forecast was made from, besides the pack. */
  readonly hash: string;
  readonly sources: readonly string[];
}

/**
 * Reads what the forecast of a pack's election starts from: `model.json` and, where there are such files in the folder,
 * `<election>.json` and `<election>-measures.csv`. Without a night's file there are no polls and no exit poll, and each slot is the party of its own id. Throws on
 * a file that is not as its schema says.
 */
export async function loadForecast(folder: string, pack: Pack): Promise<LoadedForecast> {
  const { id } = pack.reference.election;
  const model = await readJson(join(folder, 'model.json'), modelFileSchema);
  if (model === null) throw new Error(`${join(folder, 'model.json')} is missing: restore it`);
  const night = await readJson(join(folder, `${id}.json`), nightFileSchema);
  const table = await readIfThere(join(folder, `${id}-measures.csv`));
  return {
    inputs: inputsOf(model.content, night?.content ?? null),
    measures: new Map([...measuresOf(pack), ...tableOf(table ?? '')]),
    hyperparameters: night?.content.hyperparameters ?? model.content.defaultHyperparameters,
    hash: sha256OfBytes([model.text, night?.text ?? '', table ?? ''].map(sha256OfBytes).join('\n')),
    sources: [night?.content.polls?.source, night?.content.exitPoll?.source].filter(
      (each) => each !== undefined,
    ),
  };
}

function inputsOf(model: ModelFile, night: NightFile | null): ForecastInputs {
  const name = night?.hyperparameters ?? model.defaultHyperparameters;
  const hyperparameters = model.hyperparameters[name];
  if (hyperparameters === undefined) throw new Error(`No hyperparameters ${name} in model.json`);
  const rule = (id: string): SlotRule => {
    const own = night?.lineage[id] ?? { standings: [id], baseStandings: [id] };
    return { id, standings: own.standings as PartyId[], baseStandings: own.baseStandings as PartyId[] };
  };
  const slotOf = (id: string) =>
    id === model.insurgent ? { id, standings: [], baseStandings: [] } : rule(id);
  return {
    slots: model.slots.map(slotOf),
    insurgent: model.insurgent,
    contests: model.contests,
    demographics: model.demographics,
    hyperparameters: { ...model, ...hyperparameters },
    polls: night?.polls ? { ...night.polls, errorPoints: model.pollErrorPoints } : null,
    exitPoll: night?.exitPoll ? { ...night.exitPoll, errorSeats: model.exitPollErrorSeats } : null,
    localPriors: (night?.localPriors ?? []).map((prior) => ({
      ...prior,
      candidate: prior.candidate as CandidateId,
    })),
    northernIreland: { ...model.northernIreland, slots: model.northernIreland.slots.map(rule) },
  };
}

/** Every measure of the pack by its id, the share-alike covariates among them. */
function measuresOf({ demographics, covariates }: Pack): Measures {
  const tables = [demographics, covariates].filter((table) => table !== null);
  return new Map(
    tables.flatMap(({ measures, values }) =>
      measures.map(({ id }, index) => {
        const figures = [...values].map(([seat, row]) => [seat, row[index] ?? null] as const);
        return [id, new Map<ConstituencyId, number | null>(figures)] as const;
      }),
    ),
  );
}

async function readJson<Shape>(
  file: string,
  schema: z.ZodType<Shape>,
): Promise<{ readonly content: Shape; readonly text: string } | null> {
  const text = await readIfThere(file);
  if (text === null) return null;
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${file} is not as expected: ${parsed.error.message}`);
  return { content: parsed.data, text };
}

/** Measures that the pack does not carry: a header with their ids, then one line a constituency. */
function tableOf(csv: string): Measures {
  const [header = '', ...lines] = csv.trim().split('\n');
  const [, ...ids] = header.split(',');
  const rows = lines.map((line) => line.split(','));
  return new Map(
    ids.map((id, column) => {
      const figureOf = (cell: string | undefined) =>
        cell === undefined || cell === '' ? null : Number(cell);
      return [id, new Map(rows.map((row) => [row[0] as ConstituencyId, figureOf(row[column + 1])] as const))];
    }),
  );
}

async function readIfThere(file: string): Promise<string | null> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
