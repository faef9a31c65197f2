import type { Scope } from '#lib/election/derive/scope.ts';
import type { Roll } from '#lib/election/roll.ts';

/** A nation or region by which results are filtered. */
export interface Area {
  /** "east-midlands": what stands in an address. */
  readonly key: string;
  readonly name: string;
  readonly scope: Scope;
  /** A region of a nation that has several. */
  readonly isPart: boolean;
}

/** Nations in the order of the pack's regions, each before its regions; a nation of one region stands once. */
export function areasOf(roll: Roll): readonly Area[] {
  const { regions } = roll.reference;
  const nations = [...new Set(regions.map(({ nation }) => nation))];
  return nations.flatMap((nation) => {
    const parts = regions.filter((each) => each.nation === nation);
    const whole: Area = { key: keyOf(nation), name: nation, scope: nation, isPart: false };
    if (parts.length < 2) return [whole];
    return [whole, ...parts.map(({ id, name }) => ({ key: keyOf(name), name, scope: id, isPart: true }))];
  });
}

export function areaWithKey(roll: Roll, key: string | null): Area | null {
  return areasOf(roll).find((area) => area.key === key) ?? null;
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}
