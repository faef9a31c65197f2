import type { Standing } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { candidateOf } from '#lib/election/roll.ts';
import type { Contest, DeclaredPhase } from '#lib/election/state.ts';

/** What one seat shows in a mode of the map, before it has a colour. */
export type SeatValue =
  /** Nothing is known yet. */
  | { readonly kind: 'open' }
  | { readonly kind: 'postponed' }
  /** A winner is announced; what the mode shows is to come. */
  | { readonly kind: 'toCome'; readonly standing: Standing }
  /** The seat has no such figure, and why. */
  | { readonly kind: 'none'; readonly words: string }
  /** Coloured by a party or person; pale where the mode tells two kinds apart. */
  | {
      readonly kind: 'standing';
      readonly standing: Standing;
      readonly isPale: boolean;
      readonly words: string;
    }
  /** Coloured by its place on a scale, in the colour of `standing` or, without one, of the band. */
  | {
      readonly kind: 'band';
      readonly band: number;
      readonly standing: Standing | null;
      readonly words: string;
    };

/** One step of a scale. */
export interface Band {
  /** "5 to 10 points". */
  readonly label: string;
  /** One or two letters or digits that say the step without its colour. */
  readonly mark: string;
  /** Whose colour it is in; null for a scale of greys. */
  readonly standing: Standing | null;
  /** How strong the colour is: 1, palest, to `LEVELS`. */
  readonly level: number;
}

/** Shades that can be told apart beside each other. */
export const LEVELS = 6;

/** A mode of the map, ready to be asked of every seat. */
export interface ModeReading {
  /** What the colours mean, in a sentence. */
  readonly sentence: string;
  /** Least first; empty when seats are coloured by party. */
  readonly bands: readonly Band[];
  /** What a pale seat is called in the key, beside its party; null where none is pale. */
  readonly paleName: string | null;
  /** The same of a full one. */
  readonly fullName: string | null;
  readonly openName: string;
  readonly noneName: string;
  valueOf(constituency: Constituency, contest: Contest | undefined): SeatValue;
}

export const PLAIN_NAMES = {
  bands: [],
  paleName: null,
  fullName: null,
  openName: 'Awaiting',
  noneName: 'No such figure',
} as const;

/** The value of a seat whose figures are known, from `declared`; of any other seat what there is to say instead. */
export function valueOfDeclared(
  constituency: Constituency,
  contest: Contest | undefined,
  declared: (phase: DeclaredPhase) => SeatValue,
): SeatValue {
  const phase = contest?.phase;
  switch (phase?.kind) {
    case 'declared':
      return declared(phase);
    case 'rush':
      return { kind: 'toCome', standing: candidateOf(constituency, contest, phase.winner).standing };
    case 'postponed':
      return { kind: 'postponed' };
    default:
      return { kind: 'open' };
  }
}

/** The step of a scale that a figure is on, from 0: an edge belongs to the step above it. */
export function stepOf(edges: readonly number[], figure: number): number {
  return edges.filter((edge) => edge <= figure).length;
}

/** The steps of a scale of greys between the edges, numbered from 1: "under 5%", "5 to 10%", "30% or more". */
export function greyBands(edges: readonly number[], unit: string): readonly Band[] {
  return Array.from({ length: edges.length + 1 }, (_, step) => ({
    label: rangeWords(edges, step, unit),
    mark: String(step + 1),
    standing: null,
    level: step + 1,
  }));
}

function rangeWords(edges: readonly number[], step: number, unit = ''): string {
  const from = edges[step - 1];
  const to = edges[step];
  if (from === undefined) return `under ${to}${unit}`;
  return to === undefined ? `${from}${unit} or more` : `${from} to ${to}${unit}`;
}

/** Steps from the middle of a scale with two sides, in points. */
export interface Sides {
  readonly edges: readonly number[];
  readonly up: (range: string, step: number) => Omit<Band, 'level'>;
  readonly down: (range: string, step: number) => Omit<Band, 'level'>;
}

/** Strengths of the steps of a side: far enough apart that four of them do with the six there are. */
const SIDE_LEVELS = [1, 3, 5, 6] as const;

/** The bands of a scale with two sides, lowest first. What is exactly in the middle is on the upper side. */
export function sidedBands({ edges, up, down }: Sides): readonly Band[] {
  const steps = Array.from({ length: edges.length + 1 }, (_, step) => step);
  const range = (step: number) => rangeWords([0, ...edges], step + 1);
  const level = (step: number) => SIDE_LEVELS[step] ?? LEVELS;
  return [
    ...steps.toReversed().map((step) => ({ ...down(range(step), step + 1), level: level(step) })),
    ...steps.map((step) => ({ ...up(range(step), step + 1), level: level(step) })),
  ];
}

/** The place of a figure among those bands. */
export function sidedStepOf(edges: readonly number[], figure: number): number {
  const middle = edges.length + 1;
  const step = stepOf(edges, Math.abs(figure));
  return figure < 0 ? middle - 1 - step : middle + step;
}
