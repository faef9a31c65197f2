import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';
import { folded } from '#lib/format/folded.ts';
import { seatAt } from './constituency-view-address.ts';
import { namesOf, seatsNamed } from './seats-named.ts';

/** A seat as a list of them gives it. */
export interface SeatLink {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
}

/** What somebody who typed a name or a postcode is told. */
export type FoundSeats =
  | { readonly kind: 'nothing' }
  /** Nothing else is meant. `words` says what there is to know of how it was found; empty for a name. */
  | { readonly kind: 'seat'; readonly seat: SeatLink; readonly words: string }
  | { readonly kind: 'choice'; readonly seats: readonly SeatLink[]; readonly words: string }
  /** What is wrong, in a sentence, and what comes near. */
  | { readonly kind: 'unknown'; readonly seats: readonly SeatLink[]; readonly words: string };

/** The constituency of a well-formed postcode; null where none is known. */
export type LookUpPostcode = (postcode: string) => ConstituencyId | null;

/** More than anybody types for a place; an address may be as long as a stranger likes. */
export const TYPED_CHARS_MAX = 60;

/**
 * Finds seats by name (accents, hyphens and capitals are not asked of anybody) or by postcode. `lookUp` is null in
 * a pack without postcodes.
 */
export function findSeats(roll: Roll, typed: string, lookUp: LookUpPostcode | null): FoundSeats {
  const asked = typed.trim().slice(0, TYPED_CHARS_MAX);
  if (asked === '') return { kind: 'nothing' };
  return looksLikePostcode(asked) ? seatOfPostcode(roll, asked, lookUp) : seatsOfName(roll, asked);
}

/** A whole postcode, with or without its blank: the form that the Royal Mail gives out. */
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;

/** Letters and then a figure, or an ONS code: no name of a seat has a figure in it. */
function looksLikePostcode(asked: string): boolean {
  return /\d/.test(asked) && !/^[A-Z]\d{8}$/i.test(asked);
}

/** Postcodes of Northern Ireland, whose constituencies no open file gives. */
const NORTHERN_IRELAND_AREA = /^BT\d/;

function seatOfPostcode(roll: Roll, asked: string, lookUp: LookUpPostcode | null): FoundSeats {
  const postcode = asked.replaceAll(/\s/g, '').toUpperCase();
  if (NORTHERN_IRELAND_AREA.test(postcode)) {
    return {
      kind: 'choice',
      seats: linksTo(roll.reference.constituencies.filter(({ nation }) => nation === 'Northern Ireland')),
      words: 'Postcodes of Northern Ireland cannot be looked up here. Choose the constituency by name:',
    };
  }
  if (lookUp === null) {
    return unknown('There is no list of postcodes for this election. Try the name of the constituency.');
  }
  if (!POSTCODE.test(postcode)) {
    return unknown(`“${asked}” is not a whole postcode. One looks like this: SW1A 0AA.`);
  }
  const found = roll.constituencies.get(lookUp(postcode) ?? ('' as ConstituencyId));
  const written = `${postcode.slice(0, -3)} ${postcode.slice(-3)}`;
  if (found === undefined) return unknown(`No constituency is known for the postcode ${written}.`);
  return {
    kind: 'seat',
    seat: linkTo(found),
    words: `${written} is best matched by ${found.name}: a postcode can lie across a boundary.`,
  };
}

function unknown(words: string, seats: readonly SeatLink[] = []): FoundSeats {
  return { kind: 'unknown', words, seats };
}

function seatsOfName(roll: Roll, asked: string): FoundSeats {
  const { constituencies } = roll.reference;
  const exact = constituencies.find((each) => namesOf(each).includes(folded(asked)));
  const addressed = seatAt(roll, asked);
  if (exact !== undefined) return { kind: 'seat', seat: linkTo(exact), words: '' };
  if (addressed.kind === 'elsewhere' || addressed.kind === 'found') {
    const slug = addressed.kind === 'found' ? addressed.constituency.slug : addressed.slug;
    const meant = constituencies.find((each) => each.slug === slug);
    if (meant !== undefined) return { kind: 'seat', seat: linkTo(meant), words: '' };
  }
  const named = seatsNamed(constituencies, asked);
  const [only] = named;
  if (only !== undefined && named.length === 1) return { kind: 'seat', seat: linkTo(only), words: '' };
  if (only !== undefined) {
    return { kind: 'choice', seats: linksTo(named), words: `${named.length} constituencies are called so:` };
  }
  const near = addressed.kind === 'unknown' ? linksTo(addressed.near) : [];
  return unknown(
    `No constituency is called “${asked}”.${near.length === 0 ? '' : ' Did you mean one of these?'}`,
    near,
  );
}

function linksTo(constituencies: readonly Constituency[]): readonly SeatLink[] {
  return constituencies.map(linkTo);
}

function linkTo({ id, slug, name }: Constituency): SeatLink {
  return { id, slug, name };
}
