import { geoArea } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import type { Constituency, Reference } from '#lib/election/reference.ts';
import type { Pack } from '#server/pack/pack.ts';
import { sharedSides } from './hex-layout.ts';
import { contrastFaults } from './party-colours.ts';

/** Half the sphere, in steradians: an outline that winds the wrong way encloses the rest of the world. */
const HEMISPHERE_STERADIANS = 2 * Math.PI;

/** What is wrong with a pack that its schema cannot see; nothing when all is well. Each line says where. */
export function packFaults(pack: Pack): string[] {
  const { reference } = pack;
  return [
    ...twins(
      'constituency id',
      reference.constituencies.map((each) => each.id),
    ),
    ...twins(
      'address',
      reference.constituencies.map((each) => each.slug),
    ),
    ...twins(
      'party id',
      reference.parties.map((party) => party.id),
    ),
    ...twins(
      'candidate id',
      reference.constituencies.flatMap((each) => each.candidates.map((c) => c.id)),
    ),
    ...standingFaults(reference),
    ...baseFaults(reference),
    ...neighbourFaults(reference),
    ...memberFaults(reference),
    ...hexFaults(reference),
    ...boundaryFaults(pack),
    ...colourFaults(pack),
    ...figureFaults(pack),
    ...otherIdFaults(pack),
  ];
}

function twins(what: string, values: readonly string[]): string[] {
  return [...Map.groupBy(values, (value) => value)]
    .filter(([, same]) => same.length > 1)
    .map(([value, same]) => `${what} ${value} occurs ${same.length} times`);
}

/**
 * Every candidate, base entry and outgoing member stands for a party of the pack, as an independent or as the
 * Speaker.
 */
function standingFaults(reference: Reference): string[] {
  const known = new Set<string>([...reference.parties.map((party) => party.id), 'independent', 'speaker']);
  return reference.constituencies.flatMap((each) => {
    const standings = [
      ...each.candidates.map((candidate) => candidate.standing),
      ...(each.base?.entries ?? []).map((entry) => entry.standing),
      ...(each.outgoingMp === null ? [] : [each.outgoingMp.standing]),
    ];
    return [
      ...(each.candidates.length === 0 ? [`${place(each)} has no candidates`] : []),
      ...standings
        .filter((standing) => !known.has(standing))
        .map((standing) => `${place(each)} has the unknown party ${standing}`),
    ];
  });
}

function baseFaults(reference: Reference): string[] {
  const withBase = reference.constituencies.filter((each) => each.base !== null).length;
  const named = reference.election.baseName !== '';
  const some = withBase > 0 && withBase < reference.constituencies.length;
  return [
    ...(named && withBase === 0
      ? [
          `election.json names the base "${reference.election.baseName}", but no constituency has one: leave baseName empty`,
        ]
      : []),
    ...(!named && withBase > 0 ? ['election.json has no baseName: say what change is measured against'] : []),
    ...(some
      ? [`${reference.constituencies.length - withBase} constituencies have no base, though others have`]
      : []),
    ...reference.constituencies.flatMap((each) => {
      if (each.base === null) return [];
      const sum = each.base.entries.reduce((total, entry) => total + entry.votes, 0);
      return sum === each.base.validVotes
        ? []
        : [`${place(each)}: the votes of its base add up to ${sum}, not ${each.base.validVotes}`];
    }),
  ];
}

function neighbourFaults(reference: Reference): string[] {
  const byId = new Map(reference.constituencies.map((each) => [each.id, each]));
  return reference.constituencies.flatMap((each) =>
    each.neighbours.flatMap((id) => {
      if (id === each.id) return [`${place(each)} is its own neighbour`];
      const other = byId.get(id);
      if (other === undefined) return [`${place(each)} has the unknown neighbour ${id}`];
      return other.neighbours.includes(each.id)
        ? []
        : [`${place(each)} has the neighbour ${place(other)}, but not the other way`];
    }),
  );
}

function memberFaults(reference: Reference): string[] {
  const seatOf = new Map(
    reference.constituencies.flatMap((each) =>
      each.candidates.map((candidate) => [candidate.id, each.id] as const),
    ),
  );
  return reference.constituencies.flatMap((each) => {
    const member = each.outgoingMp;
    if (member === null) return [];
    const seat = member.candidateId === null ? undefined : seatOf.get(member.candidateId);
    const plans = seat === undefined ? 'notStanding' : seat === each.id ? 'here' : 'elsewhere';
    if (member.candidateId !== null && seat === undefined)
      return [`${place(each)}: ${member.name} is no candidate`];
    return plans === member.plans
      ? []
      : [`${place(each)}: ${member.name} is said to stand "${member.plans}", not "${plans}"`];
  });
}

/** Each hexagon once, on all or none, and pushed the way that brings neighbours together. */
function hexFaults(reference: Reference): string[] {
  const hexes = new Map(
    reference.constituencies.flatMap((each) => (each.hex === null ? [] : [[each.id, each.hex] as const])),
  );
  if (hexes.size === 0) return [];
  const neighbours = new Map(reference.constituencies.map((each) => [each.id, each.neighbours]));
  const pushed = sharedSides(hexes, neighbours, 1) < sharedSides(hexes, neighbours, 0);
  return [
    ...twins(
      'hexagon',
      [...hexes.values()].map((hex) => `${hex.column},${hex.row}`),
    ),
    ...(hexes.size < reference.constituencies.length
      ? [`${reference.constituencies.length - hexes.size} constituencies have no hexagon`]
      : []),
    ...(pushed ? ['odd rows of the hexagons are pushed the wrong way: neighbours lie apart'] : []),
  ];
}

function boundaryFaults({ boundaries, reference }: Pack): string[] {
  if (boundaries === null) return [];
  const { features } = feature(boundaries, boundaries.objects['constituencies'] as GeometryCollection);
  const drawn = new Set(features.map((each) => String(each.id)));
  return [
    ...twins(
      'outline',
      features.map((each) => String(each.id)),
    ),
    ...reference.constituencies
      .filter((each) => !drawn.has(each.id))
      .map((each) => `${place(each)} has no outline`),
    ...features
      .filter((each) => geoArea(each) >= HEMISPHERE_STERADIANS)
      .map((each) => `the outline of ${each.id} winds the wrong way and would fill the map`),
  ];
}

function colourFaults({ colours, reference }: Pack): string[] {
  const standings = [
    ...reference.parties.map((party) => party.id),
    'independent' as const,
    'speaker' as const,
  ];
  return standings.flatMap((standing) => {
    const schemes = colours.get(standing);
    if (schemes === undefined) return [`${standing} has no colours`];
    return (['light', 'dark'] as const).flatMap((scheme) =>
      contrastFaults(scheme, schemes[scheme]).map((fault) => `${standing}, ${scheme}: ${fault}`),
    );
  });
}

function figureFaults(pack: Pack): string[] {
  return [pack.demographics, pack.covariates].flatMap((table) => {
    if (table === null) return [];
    const percents = table.measures.flatMap((measure, at) =>
      measure.unit === 'percent' ? [{ id: measure.id, at }] : [],
    );
    return [...table.values].flatMap(([id, row]) => [
      ...(row.length === table.measures.length
        ? []
        : [`${id} has ${row.length} figures for ${table.measures.length} measures`]),
      ...percents.flatMap(({ id: measure, at }) => {
        const value = row[at] ?? null;
        return value !== null && !(value >= 0 && value <= 100)
          ? [`${id}: ${measure} is ${value} percent`]
          : [];
      }),
    ]);
  });
}

function otherIdFaults(pack: Pack): string[] {
  const known = new Set<string>(pack.reference.constituencies.map((each) => each.id));
  const named = [
    ...pack.watch.map((seat) => ['watch', seat.constituency] as const),
    ...[...(pack.seatTypes?.keys() ?? [])].map((id) => ['seat-types', id] as const),
    ...(pack.postcodes?.constituencies ?? []).map((id) => ['postcodes', id] as const),
    ...[...(pack.demographics?.values.keys() ?? [])].map((id) => ['demographics', id] as const),
    ...[...(pack.covariates?.values.keys() ?? [])].map((id) => ['covariates', id] as const),
  ];
  return named
    .filter(([, id]) => !known.has(id))
    .map(([file, id]) => `${file} names the unknown constituency ${id}`);
}

function place(constituency: Constituency): string {
  return `${constituency.id} (${constituency.name})`;
}
