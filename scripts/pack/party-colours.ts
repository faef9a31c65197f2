import type { SchemeColours, StandingColours } from '#server/pack/pack.ts';
import { contrast, hsl } from './contrast.ts';

/** The page's own ground in both schemes, against which edges must be seen. */
const PAPER = { light: '#fdfcfa', dark: '#111214' } as const;

/** WCAG 2.2, 1.4.3 for text and 1.4.11 for parts of a picture. */
const TEXT_CONTRAST_MIN = 4.5;
const EDGE_CONTRAST_MIN = 3;

/** Turning by the golden angle keeps the hues of any number of neighbours in a list apart. */
const GOLDEN_ANGLE_DEGREES = 137.508;

/** Low, so that no minor party is taken for one whose strong colour is known. */
const NEUTRAL_SATURATIONS = [0.14, 0.26, 0.2, 0.38, 0.32] as const;

/**
 * Colours for the party in this place of the list of those that have none of their own. Same place, same
 * colours.
 */
export function neutralColours(place: number): StandingColours {
  const hue = (place * GOLDEN_ANGLE_DEGREES) % 360;
  const saturation = NEUTRAL_SATURATIONS[place % NEUTRAL_SATURATIONS.length] ?? NEUTRAL_SATURATIONS[0];
  return {
    light: firstThatPasses('light', '#ffffff', hue, saturation, [0.46, 0.42, 0.38, 0.34, 0.3, 0.26, 0.22]),
    dark: firstThatPasses('dark', '#0d0e10', hue, saturation, [0.56, 0.6, 0.64, 0.68, 0.72, 0.76, 0.8]),
  };
}

/** What is wrong with the contrast of these colours in this scheme; nothing when all is well. */
export function contrastFaults(scheme: 'light' | 'dark', colours: SchemeColours): string[] {
  const text = contrast(colours.on, colours.fill);
  const edge = contrast(colours.edge, PAPER[scheme]);
  return [
    ...(text < TEXT_CONTRAST_MIN
      ? [`${colours.on} on ${colours.fill} has ${text.toFixed(2)}:1, needs 4.5:1`]
      : []),
    ...(edge < EDGE_CONTRAST_MIN
      ? [`edge ${colours.edge} on ${PAPER[scheme]} has ${edge.toFixed(2)}:1, needs 3:1`]
      : []),
  ];
}

function firstThatPasses(
  scheme: 'light' | 'dark',
  on: string,
  hue: number,
  saturation: number,
  lightnesses: readonly number[],
): SchemeColours {
  for (const lightness of lightnesses) {
    const fill = hsl(hue, saturation, lightness);
    const colours = { fill, on, edge: fill };
    if (contrastFaults(scheme, colours).length === 0) return colours;
  }
  throw new Error(`No lightness of hue ${hue} is readable on ${scheme}`);
}
