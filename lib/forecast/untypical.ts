import { defenderOf } from './contender.ts';
import type { Evidence } from './evidence.ts';
import type { Measures } from './inputs.ts';
import type { ForecastModel } from './model.ts';
import type { Untypical } from './published.ts';

const UNTYPICAL_MAX = 4;
/** Differences below this, in standard deviations of one seat, are nothing to speak of. */
const DIFFERENCE_MIN = 0.25;
/** With fewer seats everything looks untypical. */
const DECLARED_MIN = 5;

/** In what the declared seats differ most from all seats: who defends them, where they lie, who lives there. */
export function untypicalOf(
  model: ForecastModel,
  measures: Measures,
  evidence: Evidence,
): readonly Untypical[] {
  const seats = [model.greatBritain, model.northernIreland].flatMap((area) =>
    area.seats.map(({ constituency: { id, region } }, place) => ({
      id,
      region,
      defender: defenderOf(area, place)?.standing ?? null,
      isDeclared: evidence.settled.get(id)?.how === 'declared',
    })),
  );
  const declared = seats.filter(({ isDeclared }) => isDeclared).length;
  if (declared < DECLARED_MIN || declared === seats.length) return [];
  const compare = (figures: readonly (number | null)[]) => compared(figures, seats);
  const found = [
    ...unique(seats.map(({ region }) => region)).map((region) => ({
      about: { kind: 'region' as const, region },
      ...compare(seats.map((seat) => (seat.region === region ? 100 : 0))),
    })),
    ...unique(seats.map(({ defender }) => defender).filter((each) => each !== null)).map((standing) => ({
      about: { kind: 'defender' as const, standing },
      ...compare(seats.map(({ defender }) => (defender === standing ? 100 : 0))),
    })),
    ...unique(model.inputs.demographics.map(({ measure }) => measure)).map((measure) => ({
      about: { kind: 'measure' as const, measure },
      ...compare(seats.map(({ id }) => measures.get(measure)?.get(id) ?? null)),
    })),
  ];
  return found
    .filter(({ difference }) => difference >= DIFFERENCE_MIN)
    .sort((a, b) => b.difference - a.difference)
    .slice(0, UNTYPICAL_MAX)
    .map(({ about, ofDeclared, ofAll }) => ({
      declared: Math.round(ofDeclared),
      all: Math.round(ofAll),
      ...about,
    }));
}

/** Means over the declared and over all seats with a figure, and how far apart in standard deviations of one seat. */
function compared(figures: readonly (number | null)[], seats: readonly { readonly isDeclared: boolean }[]) {
  const all = figures.filter((figure) => figure !== null);
  const declared = figures.filter((figure, index) => figure !== null && seats[index]?.isDeclared === true);
  const ofAll = meanOf(all);
  const ofDeclared = meanOf(declared as number[]);
  const sd = Math.sqrt(meanOf(all.map((figure) => (figure - ofAll) ** 2)));
  const difference = sd > 0 && declared.length > 0 ? Math.abs(ofDeclared - ofAll) / sd : 0;
  return { ofAll, ofDeclared, difference };
}

function meanOf(figures: readonly number[]): number {
  return figures.reduce((sum, each) => sum + each, 0) / Math.max(1, figures.length);
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
