declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** ONS code of a constituency, for example W07000081. */
export type ConstituencyId = Branded<'ConstituencyId'>;

/** Stable id of one person's candidacy, as the election pack names it. */
export type CandidateId = Branded<'CandidateId'>;

/** A party as the election pack names it: a short lower-case word, never one of the two other standings. */
export type PartyId = Branded<'PartyId'>;

/** A region of England, or one of the other three nations, as the election pack names it. */
export type RegionId = Branded<'RegionId'>;

/** In what name somebody stands. Independents are people and the Speaker is counted apart: neither is a party. */
export type Standing = PartyId | 'independent' | 'speaker';

/** Stable id of a post that a person wrote: the last part of its address. Begins with a letter; the system's begin with a number. */
export type PostId = Branded<'PostId'>;
