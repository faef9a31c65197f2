import { basename, resolve } from 'node:path';
import type { BaseFile, ElectionFile, WatchFile } from '#server/pack/pack-schema.ts';
import { type Boundaries, readBoundaries } from './boundaries.ts';
import { baseFromCandidates, baseFromNotional } from './build-base.ts';
import { buildCandidates, type NamedCandidate, nameCandidates } from './build-candidates.ts';
import { buildConstituencies, buildRegions } from './build-constituencies.ts';
import { buildDemographics } from './build-demographics.ts';
import { buildParties } from './build-parties.ts';
import { buildSeatTypes } from './build-seat-types.ts';
import { readCouncils } from './councils.ts';
import { covariatesLicence, creditFiles } from './credits.ts';
import { readEditorialParties, readLineage, readNotable, readVacancies, readWatch } from './editorial.ts';
import { readExpectedTimes } from './expected-times.ts';
import { readHexes } from './hex-layout.ts';
import { checkBase, checkPair } from './library-checks.ts';
import type {
  LibraryCandidate,
  LibraryConstituency,
  LibraryParty,
  NotionalRow,
  ReviseCode,
} from './library-records.ts';
import { closeOfPoll } from './london-time.ts';
import { outgoingFromBase, outgoingFromTable } from './outgoing-mps.ts';
import { type PartyRegistry, registerParties } from './party-registry.ts';
import { buildPostcodes } from './postcodes.ts';
import type { Report } from './problems.ts';
import { readCandidates, readConstituencies, readNotional, readRevisions } from './read-library.ts';
import type { Recipe } from './recipe.ts';
import { readElectorateCorrections, readWelshNames } from './side-tables.ts';
import { linewiseJson, nestedJson } from './write-pack.ts';

/** A pack as text files by name, and what the recorded night is made from. */
export interface BuiltPack {
  readonly files: ReadonlyMap<string, string>;
  readonly candidates: ReadonlyMap<string, readonly NamedCandidate[]>;
  readonly constituencies: readonly LibraryConstituency[];
  readonly electorates: ReadonlyMap<string, number>;
  readonly parties: PartyRegistry;
}

interface Base {
  readonly name: string;
  readonly isNotional: boolean;
  readonly candidates: readonly LibraryCandidate[];
  readonly notional: readonly NotionalRow[];
  readonly constituencies: readonly LibraryConstituency[];
}

export interface PackJob {
  /** Folder of the sources that the recipe names. */
  readonly from: string;
  readonly recipe: Recipe;
  /** Folder of the packs, in which the hand-kept files lie. */
  readonly data: string;
  readonly report: Report;
}

/** Makes every file of a pack in memory. Problems go to the report; the caller decides whether to write. */
export async function buildPack(job: PackJob): Promise<BuiltPack> {
  const { from, recipe, data, report } = job;
  const revise =
    recipe.revisions === null ? unrevised : await readRevisions(resolve(from, recipe.revisions), report);
  const candidateList = await readCandidates(resolve(from, recipe.candidates), revise, report);
  const constituencies = await readConstituencies(resolve(from, recipe.constituencies), revise, report);
  checkPair(
    {
      candidateFile: recipe.candidates,
      candidates: candidateList,
      constituencyFile: recipe.constituencies,
      constituencies,
    },
    report,
  );
  const base = await readBase(job, revise);
  const parties = registerParties(
    candidateList.map((candidate) => candidate.party),
    base === null ? [] : basePartiesOf(base),
    await readLineage(data, recipe.id, report),
  );
  const candidates = nameCandidates(candidateList);
  const boundaries =
    recipe.map === null ? null : await readBoundaries(resolve(from, recipe.map.boundaries), revise);
  const electorates =
    recipe.electorateCorrections === null
      ? new Map<string, number>()
      : await readElectorateCorrections(resolve(from, recipe.electorateCorrections), report);
  const besides = await readBesides(job, { revise, base, candidates, parties, boundaries, electorates });

  const files = new Map<string, string>([
    ['election.json', linewiseJson(electionFile(recipe, base, constituencies))],
    ['parties.json', nestedJson(buildParties(parties, await readEditorialParties(data, report), report))],
    [
      'constituencies.json',
      linewiseJson(buildConstituencies(recipe.constituencies, constituencies, besides, report)),
    ],
    [
      'candidates.json',
      linewiseJson(buildCandidates(candidates, parties, await readNotable(data, recipe.id, report), report)),
    ],
    ...(await creditFiles(recipe)),
  ]);
  if (base !== null) {
    const file = buildBase(recipe, base, parties, report);
    checkBase(baseFileOf(recipe), new Set(Object.keys(file)), constituencies, report);
    files.set('base.json', linewiseJson(file));
  }
  const seatTypes = buildSeatTypes(constituencies);
  if (seatTypes !== null) files.set('seat-types.json', linewiseJson(seatTypes));
  if (boundaries !== null) files.set('boundaries.json', `${JSON.stringify(boundaries.topology)}\n`);
  for (const [name, text] of await sideFiles(job, revise)) files.set(name, text);
  const watch = await buildWatch(job, constituencies);
  if (watch.length > 0) files.set('watch.json', linewiseJson(watch));
  return { files, candidates, constituencies, electorates, parties };
}

/** Demographics, covariates and postcodes, where the recipe has them. */
async function sideFiles({ from, recipe, report }: PackJob, revise: ReviseCode): Promise<[string, string][]> {
  const files: [string, string][] = [];
  if (recipe.demographics !== null) {
    const made = await buildDemographics(from, recipe.demographics, report);
    files.push(
      ['demographics.json', nestedJson(made.demographics)],
      ['covariates.json', nestedJson(made.covariates)],
      ['covariates.csv', made.covariatesCsv],
      ['COVARIATES-LICENCE.md', covariatesLicence()],
    );
  }
  if (recipe.postcodes !== null) {
    const { ranges, names } = recipe.postcodes;
    files.push([
      'postcodes.json',
      linewiseJson(await buildPostcodes(resolve(from, ranges), resolve(from, names), revise)),
    ]);
  }
  return files;
}

const unrevised: ReviseCode = (code) => code;

async function readBase({ from, recipe, report }: PackJob, revise: ReviseCode): Promise<Base | null> {
  const source = recipe.base;
  if (source === null) return null;
  const common = { name: source.name, candidates: [], notional: [], constituencies: [] };
  switch (source.kind) {
    case 'notional':
      return {
        ...common,
        isNotional: true,
        notional: await readNotional(resolve(from, source.file), revise, report),
      };
    case 'counted':
      return {
        ...common,
        isNotional: false,
        candidates: await readCandidates(resolve(from, source.candidates), revise, report),
        constituencies:
          source.constituencies === null
            ? []
            : await readConstituencies(resolve(from, source.constituencies), revise, report),
      };
    default:
      return source satisfies never;
  }
}

function basePartiesOf(base: Base): LibraryParty[] {
  return [...base.candidates, ...base.notional].map((row) => row.party);
}

function buildBase(recipe: Recipe, base: Base, parties: PartyRegistry, report: Report): BaseFile {
  const file = baseFileOf(recipe);
  return base.isNotional
    ? baseFromNotional(file, base.notional, parties, report)
    : baseFromCandidates(file, base.candidates, base.constituencies, parties, report);
}

/** The file of the base, as named in messages. */
function baseFileOf({ base }: Recipe): string {
  return basename(base?.kind === 'notional' ? base.file : (base?.candidates ?? ''));
}

function electionFile(
  recipe: Recipe,
  base: Base | null,
  constituencies: readonly LibraryConstituency[],
): ElectionFile {
  return {
    election: {
      id: recipe.id,
      name: recipe.name,
      pollDate: recipe.pollDate,
      closeOfPoll: closeOfPoll(recipe.pollDate),
      baseName: base?.name ?? '',
      baseIsNotional: base?.isNotional ?? false,
    },
    regions: buildRegions(constituencies),
  };
}

interface Made {
  readonly revise: ReviseCode;
  readonly base: Base | null;
  readonly candidates: ReadonlyMap<string, readonly NamedCandidate[]>;
  readonly parties: PartyRegistry;
  readonly boundaries: Boundaries | null;
  readonly electorates: ReadonlyMap<string, number>;
}

async function readBesides({ from, recipe, data, report }: PackJob, made: Made) {
  return {
    electorates: made.electorates,
    neighbours: made.boundaries?.neighbours ?? new Map(),
    welshNames:
      recipe.welshNames === null
        ? new Map()
        : await readWelshNames(resolve(from, recipe.welshNames), made.revise, report),
    councils:
      recipe.councils === null ? new Map() : await readCouncils(from, recipe.councils, made.revise, report),
    hexes: recipe.map === null ? new Map() : await readHexes(resolve(from, recipe.map.hexes), report),
    outgoing:
      recipe.outgoing?.kind === 'table'
        ? await outgoingFromTable(resolve(from, recipe.outgoing.file), made.candidates, made.parties, report)
        : recipe.outgoing?.kind === 'sameSeats'
          ? outgoingFromBase(
              made.base?.candidates ?? [],
              made.candidates,
              await readVacancies(data, recipe.id, report),
              made.parties,
            )
          : new Map(),
    expected:
      recipe.expected === null
        ? new Map()
        : await readExpectedTimes(from, recipe, recipe.expected, made.revise, report),
  };
}

async function buildWatch(
  { data, recipe, report }: PackJob,
  constituencies: readonly LibraryConstituency[],
): Promise<WatchFile> {
  const known = new Set(constituencies.map((each) => each.ons));
  const rows = await readWatch(data, recipe.id, report);
  for (const row of rows.filter((each) => !known.has(each.constituency))) {
    report({
      file: row.file,
      row: row.row,
      column: 'constituency',
      received: `"${row.constituency}"`,
      expected: 'the code of a constituency of this election',
      todo: 'Correct the code.',
    });
  }
  return rows.map(({ constituency, reason }) => ({ constituency, reason }));
}
