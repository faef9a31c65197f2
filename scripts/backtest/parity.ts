import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Candidate, Reference } from '#lib/election/reference.ts';
import { makeRoll } from '#lib/election/roll.ts';
import { battlegroundsOf } from '#lib/forecast/battlegrounds.ts';
import { emptyEvidence, follow } from '#lib/forecast/evidence.ts';
import { forecastOf } from '#lib/forecast/forecast.ts';
import type { ForecastInputs, Measures } from '#lib/forecast/inputs.ts';
import { type ForecastModel, makeModel, makeNightNoise } from '#lib/forecast/model.ts';
import { loadForecast } from '#server/forecast/load-forecast.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { predictionOf } from './prediction.ts';
import { type ReplayedNight, replayedNight } from './replayed-night.ts';

/** Chances of another implementation of the same model, and how it read what the report leaves open. */
export interface OtherImplementation {
  readonly night: ReplayedNight;
  readonly inputs: ForecastInputs;
  readonly measures: Measures;
  readonly readings: OtherReadings;
  /** Census ages by measure. */
  readonly ages: Measures;
  /** By part declared ("5%"), then seat, then slot in the fixture's words; what is below 0.005 is left out. */
  readonly chances: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

interface OtherReadings {
  readonly election: string;
  /** The fixture's words for our slots. */
  readonly slots: Readonly<Record<string, string>>;
  /** Of several sitting members in a seat the first in this order has the bonus alone. */
  readonly sittingMembersFirst: readonly string[];
  readonly mainChallenger: readonly { readonly seat: string; readonly slot: string }[];
  readonly ages: string;
  readonly exitPollMembers: number;
}

/** Readings that can be taken over one by one. */
export interface Taken {
  readonly oneSittingMember: boolean;
  readonly mainChallenger: boolean;
  readonly censusAges: boolean;
  readonly members: boolean;
}

export const OURS: Taken = {
  oneSittingMember: false,
  mainChallenger: false,
  censusAges: false,
  members: false,
};
export const THEIRS: Taken = {
  oneSittingMember: true,
  mainChallenger: true,
  censusAges: true,
  members: true,
};

/** One chance, and how far ours is from theirs. */
export interface Apart {
  readonly part: string;
  readonly seat: string;
  readonly by: number;
}

/** What either gives a chance below this is not compared: the fixture leaves it out. */
const LISTED_MIN = 0.005;

export async function otherImplementation(data: string, folder: string): Promise<OtherImplementation> {
  const fixture = JSON.parse(await readFile(join(folder, 'parity-2024.json'), 'utf8'));
  const readings: OtherReadings = JSON.parse(
    await readFile(join(folder, 'parity-2024-readings.json'), 'utf8'),
  );
  const pack = await loadPack(join(data, readings.election));
  const { inputs, measures } = await loadForecast(join(data, 'forecast'), pack);
  return {
    night: await replayedNight(data, readings.election),
    // The fixture is of the model as it was published, which expects nothing of a sitting member.
    inputs: { ...inputs, hyperparameters: { ...inputs.hyperparameters, sittingMemberMean: 0 } },
    measures,
    readings,
    ages: agesOf(await readFile(join(folder, readings.ages), 'utf8')),
    chances: fixture.probabilities,
  };
}

function agesOf(csv: string): Measures {
  const [header = '', ...lines] = csv.trim().split('\n');
  const [, ...measures] = header.split(',');
  return new Map(
    measures.map((measure, column) => [
      measure,
      new Map(
        lines.map((line) => {
          const [id, ...figures] = line.split(',');
          return [id as ConstituencyId, Number(figures[column])] as const;
        }),
      ),
    ]),
  );
}

/** Our model as it was published, with some of the other's readings. */
export function modelWith(other: OtherImplementation, taken: Taken): ForecastModel {
  const { night, inputs, measures, readings, ages } = other;
  const { roll } = night.model;
  const { hyperparameters } = inputs;
  const members = taken.members ? readings.exitPollMembers : hyperparameters.exitPollMembers;
  return makeModel(
    taken.oneSittingMember ? makeRoll(withOneSittingMember(roll.reference, inputs, readings)) : roll,
    { ...inputs, hyperparameters: { ...hyperparameters, exitPollMembers: members } },
    taken.censusAges ? new Map([...measures, ...ages]) : measures,
    taken.mainChallenger ? withChallengers(inputs, readings) : undefined,
  );
}

function withOneSittingMember(
  reference: Reference,
  { slots, insurgent }: ForecastInputs,
  { sittingMembersFirst }: OtherReadings,
): Reference {
  const rankOf = ({ standing }: Candidate) =>
    sittingMembersFirst.indexOf(
      slots.find(({ standings }) => (standings as readonly string[]).includes(standing))?.id ?? insurgent,
    );
  const constituencies = reference.constituencies.map((constituency) => {
    const [first] = constituency.candidates
      .filter(({ sittingMp }) => sittingMp)
      .toSorted((a, b) => rankOf(a) - rankOf(b));
    const candidates = constituency.candidates.map((each) => ({ ...each, sittingMp: each === first }));
    return { ...constituency, candidates };
  });
  return { ...reference, constituencies };
}

/** Battlegrounds with another challenger where two are expected equally near the defender. */
function withChallengers(
  { slots }: ForecastInputs,
  { mainChallenger }: OtherReadings,
): typeof battlegroundsOf {
  return (seats, ...rest) =>
    battlegroundsOf(seats, ...rest).map((own, place) => {
      const named = mainChallenger.find(({ seat }) => seats[place]?.constituency.name === seat);
      return named === undefined
        ? own
        : { ...own, challenger: slots.findIndex(({ id }) => id === named.slot) };
    });
}

/** How far each chance that either gives is from the other's. */
export function differences(
  { night, readings, chances }: OtherImplementation,
  model: ForecastModel,
  draws: number,
): readonly Apart[] {
  const noise = makeNightNoise(model, draws);
  const slots = Object.entries(readings.slots).map(
    ([theirs, ours]) => [theirs, model.greatBritain.plan.ids.indexOf(ours)] as const,
  );
  return Object.entries(chances).flatMap(([part, bySeat]) => {
    const { state } = night.at(Number.parseInt(part, 10) / 100);
    const evidence = emptyEvidence(model);
    follow(model, evidence, state);
    const own = predictionOf({ ...night, model }, forecastOf(model, evidence, noise));
    return model.greatBritain.seats.flatMap(({ constituency }, place) => {
      const theirs = bySeat[constituency.id];
      if (theirs === undefined) return [];
      return slots.flatMap(([name, slot]) => {
        const [mine, other] = [own.chances[place]?.[slot] ?? 0, theirs[name] ?? 0];
        if (Math.max(mine, other) < LISTED_MIN) return [];
        return [{ part, seat: constituency.name, by: Math.abs(mine - other) }];
      });
    });
  });
}

/** Seats of which some chance is further apart than a limit, by name. */
export function seatsBeyond(all: readonly Apart[], limit: number): readonly string[] {
  return [...new Set(all.filter(({ by }) => by > limit).map(({ seat }) => seat))].sort();
}
