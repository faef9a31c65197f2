import { z } from 'zod';

/** Files of an election pack as they lie in its folder. `pack.json` lists and seals the others. */

export const PACK_FORMAT = 'declared-pack/1';

const ons = z.string().regex(/^[ENSW]\d{8}$/, 'an ONS code: a letter and eight digits');
const word = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'a lower-case word');
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'a UTC instant');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #d4132f');
const count = z.int().nonnegative();
const text = z.string().min(1);

const nation = z.enum(['England', 'Scotland', 'Wales', 'Northern Ireland']);

export const manifestSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  election: word,
  hash: sha256,
  files: z.array(z.strictObject({ name: text, bytes: count, sha256 })).min(1),
});

export const electionFileSchema = z.strictObject({
  election: z.strictObject({
    id: word,
    name: text,
    pollDate: z.iso.date(),
    closeOfPoll: instant,
    baseName: z.string(),
    baseIsNotional: z.boolean(),
  }),
  regions: z.array(z.strictObject({ id: text, name: text, nation })),
});

const scheme = z.strictObject({ fill: colour, on: colour, edge: colour });
const colours = z.strictObject({ light: scheme, dark: scheme });

export const partiesFileSchema = z.strictObject({
  parties: z.array(
    z.strictObject({
      id: word,
      name: text,
      collective: text,
      plural: z.boolean(),
      takesSeats: z.boolean(),
      abbreviation: text,
      letter: z.string().min(1).max(2),
      baseName: text.nullable(),
    }),
  ),
  colours: z.record(word, colours),
});

export const constituenciesFileSchema = z.array(
  z.strictObject({
    id: ons,
    name: text,
    slug: word,
    nation,
    region: text,
    welshName: text.nullable(),
    /** Left out in a pack that knows no councils. */
    council: text.optional(),
    electorate: count,
    outgoingMp: z
      .strictObject({
        name: text,
        standing: word,
        candidateId: text.nullable(),
        plans: z.enum(['here', 'elsewhere', 'notStanding']),
      })
      .nullable(),
    expected: z.strictObject({ at: instant, basis: z.enum(['announced', 'previousElection']) }).nullable(),
    hex: z.strictObject({ column: z.int(), row: z.int() }).nullable(),
    neighbours: z.array(ons),
  }),
);

/** Fields that most candidates lack are left out of the file; the loader gives them their plain value. */
export const candidatesFileSchema = z.record(
  ons,
  z.array(
    z.strictObject({
      id: text,
      name: text,
      surname: text,
      standing: word,
      description: text.optional(),
      gender: z.enum(['female', 'male']).optional(),
      sittingMp: z.literal(true).optional(),
      formerMp: z.literal(true).optional(),
      notable: z.strictObject({ role: text, kind: z.enum(['leader', 'minister', 'other']) }).optional(),
    }),
  ),
);

export const baseFileSchema = z.record(
  ons,
  z.strictObject({
    electorate: count.nullable(),
    validVotes: count,
    entries: z.array(z.strictObject({ standing: word, votes: count, name: text.optional() })),
  }),
);

const measures = z.array(
  z.strictObject({
    id: word,
    label: text,
    unit: z.enum(['percent', 'persons', 'personsPerHectare', 'score']),
    source: text,
    nations: z.array(nation),
    projected: z.boolean(),
  }),
);

export const demographicsFileSchema = z.strictObject({
  measures,
  values: z.record(ons, z.array(z.number().nullable())),
});

/** Beside `covariates.csv`: what its columns mean and under which licence they are. */
export const covariatesFileSchema = z.strictObject({ licence: text, credit: text, measures });

export const boundariesFileSchema = z.looseObject({
  type: z.literal('Topology'),
  objects: z.looseObject({ constituencies: z.looseObject({ type: z.literal('GeometryCollection') }) }),
  arcs: z.array(z.array(z.array(z.number()))),
});

export const watchFileSchema = z.array(z.strictObject({ constituency: ons, reason: text }));

/** Codes by what the constituency is in law; a seat in neither list is of a type that was not published. */
export const seatTypesFileSchema = z.strictObject({ county: z.array(ons), borough: z.array(ons) });

export const postcodesFileSchema = z.strictObject({
  constituencies: z.array(ons),
  keySteps: z.array(count),
  owners: z.array(z.int().min(-1)),
});

export const creditsFileSchema = z.array(
  z.strictObject({
    title: text,
    holder: text,
    licence: text,
    text,
    url: z.url().nullable(),
  }),
);

export type Manifest = z.infer<typeof manifestSchema>;
export type ElectionFile = z.infer<typeof electionFileSchema>;
export type PartiesFile = z.infer<typeof partiesFileSchema>;
export type ConstituenciesFile = z.infer<typeof constituenciesFileSchema>;
export type CandidatesFile = z.infer<typeof candidatesFileSchema>;
export type BaseFile = z.infer<typeof baseFileSchema>;
export type DemographicsFile = z.infer<typeof demographicsFileSchema>;
export type CovariatesFile = z.infer<typeof covariatesFileSchema>;
export type WatchFile = z.infer<typeof watchFileSchema>;
export type SeatTypesFile = z.infer<typeof seatTypesFileSchema>;
export type PostcodesFile = z.infer<typeof postcodesFileSchema>;
export type CreditsFile = z.infer<typeof creditsFileSchema>;
