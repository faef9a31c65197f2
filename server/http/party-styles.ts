import type { PartyColours, StandingColours } from '#server/pack/pack.ts';

/**
 * A class for every standing of the pack that sets its three colours, light and dark: `--c` fills, `--on` is
 * readable on it, `--e` is seen against the page. No build goes over this file, so it asks for nothing that phones
 * of 2022 do not know: `light-dark()` would leave them a black map. Printed, a page is light.
 */
export function partyStyles(colours: PartyColours): string {
  const rules = (scheme: keyof StandingColours) =>
    [...colours].map(([standing, each]) => rule(standing, each[scheme])).join('\n');
  return `${rules('light')}\n@media screen and (prefers-color-scheme:dark){\n${rules('dark')}\n}`;
}

function rule(standing: string, { fill, on, edge }: StandingColours['light']): string {
  return `.p-${standing}{--c:${fill};--on:${on};--e:${edge}}`;
}
