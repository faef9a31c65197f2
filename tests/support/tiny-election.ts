import type { Envelope, Figures, NightEvent, NightFact } from '#lib/election/events.ts';
import { EVENT_VERSION } from '#lib/election/events.ts';
import type { CandidateId, ConstituencyId, PartyId, RegionId, Standing } from '#lib/election/ids.ts';
import { reduce } from '#lib/election/reduce.ts';
import type {
  Base,
  BaseEntry,
  Candidate,
  Constituency,
  Nation,
  Party,
  Reference,
  Region,
} from '#lib/election/reference.ts';
import { constituencyOf, makeRoll, type Roll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';

/**
 * Elections small enough to remember. Alder (North) is Blue by 100 of 1,000 over Red. Birch (North) is Red by 300
 * of 1,000 over Blue. Cedar (Isle, which stands for Northern Ireland) is the Home party's, who do not take their seats.
 */
export const RED = 'red' as PartyId;
export const BLUE = 'blue' as PartyId;
export const GOLD = 'gold' as PartyId;
export const HOME = 'home' as PartyId;

export const ALDER = 'E14000001' as ConstituencyId;
export const BIRCH = 'E14000002' as ConstituencyId;
export const CEDAR = 'N05000003' as ConstituencyId;

export const NORTH = 'north' as RegionId;
export const SOUTH = 'south' as RegionId;
export const GLEN = 'glen' as RegionId;
export const ISLE = 'isle' as RegionId;

const REGIONS: readonly Region[] = [
  { id: NORTH, name: 'North', nation: 'England' },
  { id: SOUTH, name: 'South', nation: 'England' },
  { id: GLEN, name: 'Glen', nation: 'Scotland' },
  { id: ISLE, name: 'Isle', nation: 'Northern Ireland' },
];

const PARTIES: readonly Party[] = [
  party(RED, { name: 'Red', abbreviation: 'Red', letter: 'R', collective: 'Red' }),
  party(BLUE, { name: 'Blue', abbreviation: 'Blu', letter: 'B', collective: 'the Blues', plural: true }),
  party(GOLD, { name: 'Gold', abbreviation: 'Gld', letter: 'G', collective: 'Gold' }),
  party(HOME, { name: 'Home', abbreviation: 'Hom', letter: 'H', collective: 'Home', takesSeats: false }),
];

/** "alder-red": candidates of the tiny election are named by seat and standing. */
export function idOf(seat: string, who: string): CandidateId {
  return `${seat.toLowerCase().replace(' ', '')}-${who}` as CandidateId;
}

export function party(id: PartyId, about: Partial<Omit<Party, 'id'>>): Party {
  const plain = { name: id, abbreviation: id, letter: 'X', collective: id, baseName: null };
  return { id, ...plain, plural: false, takesSeats: true, ...about };
}

export function candidate(
  seat: string,
  standing: Standing,
  about: Partial<Omit<Candidate, 'standing'>> = {},
): Candidate {
  return {
    id: idOf(seat, standing),
    name: `${seat} ${standing}`,
    surname: standing,
    description: null,
    gender: 'unknown',
    sittingMp: false,
    formerMp: false,
    notable: null,
    ...about,
    standing,
  };
}

/** A base from votes by standing; most votes first, as a pack gives it. */
export function baseOf(votes: Partial<Record<Standing, number>>): Base {
  const entries: readonly BaseEntry[] = (Object.entries(votes) as [Standing, number][])
    .map(([standing, count]) => ({ standing, votes: count, name: null }))
    .sort((left, right) => right.votes - left.votes);
  return {
    electorate: null,
    validVotes: entries.reduce((sum, each) => sum + each.votes, 0),
    entries,
  };
}

export function constituency(
  id: ConstituencyId,
  name: string,
  about: Partial<Omit<Constituency, 'id' | 'name'>> = {},
): Constituency {
  return {
    id,
    name,
    slug: name.toLowerCase(),
    nation: 'England' as Nation,
    region: NORTH,
    welshName: null,
    council: null,
    electorate: 2000,
    candidates: [RED, BLUE, GOLD].map((standing) => candidate(name, standing)),
    base: null,
    outgoingMp: null,
    expected: null,
    hex: null,
    neighbours: [],
    ...about,
  };
}

export function reference(constituencies: readonly Constituency[] = threeSeats()): Reference {
  return {
    election: {
      id: 'tiny',
      name: 'Tiny election 2030',
      pollDate: '2030-07-04',
      closeOfPoll: '2030-07-04T21:00:00Z',
      baseName: '2025 notional',
      baseIsNotional: true,
    },
    packHash: 'ab'.repeat(32),
    regions: REGIONS,
    parties: PARTIES,
    constituencies,
  };
}

export function threeSeats(): readonly Constituency[] {
  return [
    constituency(ALDER, 'Alder', {
      base: baseOf({ [BLUE]: 500, [RED]: 400, [GOLD]: 100 }),
      candidates: [
        candidate('Alder', RED),
        candidate('Alder', BLUE, { sittingMp: true }),
        candidate('Alder', GOLD),
        candidate('Alder', 'independent', { name: 'Ivy Ives' }),
      ],
      outgoingMp: { name: 'Alder blue', standing: BLUE, candidateId: idOf('alder', BLUE), plans: 'here' },
    }),
    constituency(BIRCH, 'Birch', { base: baseOf({ [RED]: 600, [BLUE]: 300, [GOLD]: 100 }) }),
    constituency(CEDAR, 'Cedar', {
      nation: 'Northern Ireland',
      region: ISLE,
      base: baseOf({ [HOME]: 700, independent: 300 }),
      candidates: [candidate('Cedar', HOME), candidate('Cedar', GOLD), candidate('Cedar', 'independent')],
    }),
  ];
}

/** As many seats alike as wanted, in the South, each Blue by 100 of 1,000 over Red: "Seat 1", "Seat 2"... */
export function manySeats(count: number): readonly Constituency[] {
  return Array.from({ length: count }, (_, index) =>
    constituency(seatId(index + 1), `Seat ${index + 1}`, {
      slug: `seat-${index + 1}`,
      region: SOUTH,
      base: baseOf({ [BLUE]: 500, [RED]: 400, [GOLD]: 100 }),
    }),
  );
}

export function seatId(number: number): ConstituencyId {
  return `E14${String(number).padStart(6, '0')}` as ConstituencyId;
}

/** Figures from votes by standing (or by candidate id, for more than one of a standing). */
export function figures(
  seat: string,
  votes: Readonly<Record<string, number>>,
  about: Partial<Omit<Figures, 'votes'>> = {},
): Figures {
  const ids = Object.entries(votes).map(([who, count]) => [who.includes('-') ? who : idOf(seat, who), count]);
  return {
    votes: Object.fromEntries(ids),
    electorate: 2000,
    rejectedBallots: 10,
    decidedByLot: null,
    declaredAt: '2030-07-04T22:00:00Z',
    ...about,
  };
}

/** Numbers facts from 1, a minute apart from the close of poll. Chains are not made: nothing here reads them. */
export function numbered(facts: readonly NightFact[], startSeq = 1): readonly NightEvent[] {
  return facts.map((fact, index) => eventOf(fact, startSeq + index));
}

export function eventOf(fact: NightFact, seq: number, about: Partial<Envelope> = {}): NightEvent {
  return {
    v: EVENT_VERSION,
    epoch: 'first',
    seq,
    at: new Date(Date.parse('2030-07-04T21:00:00Z') + seq * 60_000).toISOString().replace('.000Z', 'Z'),
    inputId: `input-${seq}`,
    source: 'Returning officer',
    by: 'feed',
    chain: '',
    ...about,
    ...fact,
  };
}

export function fold(roll: Roll, events: readonly NightEvent[], from: NightState = emptyState): NightState {
  return events.reduce((state, event) => reduce(roll, state, event), from);
}

export function tinyRoll(constituencies?: readonly Constituency[]): Roll {
  return makeRoll(reference(constituencies));
}

/** A declaration of a seat of the tiny election by name. */
export function declared(
  roll: Roll,
  id: ConstituencyId,
  votes: Readonly<Record<string, number>>,
  revision = 1,
  about: Partial<Omit<Figures, 'votes'>> = {},
): NightFact {
  const seat = constituencyOf(roll, id).name;
  return { kind: 'resultDeclared', constituencyId: id, revision, figures: figures(seat, votes, about) };
}

export function corrected(
  roll: Roll,
  id: ConstituencyId,
  votes: Readonly<Record<string, number>>,
  revision: number,
  reason = 'Counted twice',
): NightFact {
  const seat = constituencyOf(roll, id).name;
  return {
    kind: 'resultCorrected',
    constituencyId: id,
    revision,
    figures: figures(seat, votes),
    reason,
  };
}
