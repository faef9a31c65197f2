import type { PartyColours, StandingColours } from '#server/pack/pack.ts';

/**
 * A class for every standing of the pack that sets its three colours, light and dark: `--c` fills, `--on` is
 * readable on it, `--e` is seen against the page.
 */
export function partyStyles(colours: PartyColours): string {
  return [...colours].map(([standing, each]) => rule(standing, each)).join('\n');
}

function rule(standing: string, { light, dark }: StandingColours): string {
  const both = (name: 'fill' | 'on' | 'edge') => `light-dark(${light[name]},${dark[name]})`;
  return `.p-${standing}{--c:${both('fill')};--on:${both('on')};--e:${both('edge')}}`;
}
