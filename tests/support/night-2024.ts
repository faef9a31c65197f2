import { readFileSync } from 'node:fs';
import type { NightEvent } from '#lib/election/events.ts';
import { reduce } from '#lib/election/reduce.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { makeRoll, type Roll } from '#lib/election/roll.ts';
import { type Contest, emptyState, type NightState } from '#lib/election/state.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { recordedNight } from './recorded-night.ts';

export interface RecordedNight {
  readonly roll: Roll;
  readonly events: readonly NightEvent[];
  /** The state at the end of the night. */
  readonly state: NightState;
  /** The state once so many events were folded. */
  after(count: number): NightState;
  seat(name: string): { readonly constituency: Constituency; readonly contest: Contest };
}

export type Night2024 = RecordedNight;

/** The night of 2024, folded. */
export const night2024 = (): Promise<Night2024> => recordedNightOf('ge2024');

/** A real pack and its recorded night, folded. */
export async function recordedNightOf(election: string): Promise<RecordedNight> {
  const { reference } = await loadPack(`data/${election}`);
  const roll = makeRoll(reference);
  const events = recordedNight(roll, `data/nights/${election}.ndjson`);
  const after = (count: number) =>
    events.slice(0, count).reduce((state, event) => reduce(roll, state, event), emptyState);
  const state = after(events.length);
  const seat = (name: string) => {
    const constituency = reference.constituencies.find((each) => each.name === name);
    const contest = constituency === undefined ? undefined : state.contests[constituency.id];
    if (constituency === undefined || contest === undefined) throw new Error(`No result of ${name}`);
    return { constituency, contest };
  };
  return { roll, events, state, after, seat };
}

/** Rows of a published fixture, each an object by its header. Its cells hold no commas. */
export function publishedRows(file: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(`tests/fixtures/published/${file}`, 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}
