import type { Column, Layout } from './table.ts';

function column(key: string, place: number | null, headers: string[], required = true): Column {
  return { key, headers, place, required };
}

/**
 * House of Commons Library results by candidate. The editions for 2010 to 2019 come without a header row and
 * with 21 columns; that of 2024 has a header and the Democracy Club person id as well.
 */
export const CANDIDATE_LAYOUT: Layout = {
  name: 'House of Commons Library candidate file',
  widths: [21, 22],
  columns: [
    column('ons', 0, ['ONS ID', 'ONS ID2', 'ons_id', 'Constituency ONS ID']),
    column('regionOns', 1, ['ONS region ID'], false),
    column('constituency', 2, ['Constituency name', 'Constituency', 'constituency_name']),
    column('region', 4, ['Region name', 'region_name']),
    column('country', 5, ['Country name', 'country_name']),
    column('party', 7, ['Party name', 'party_name']),
    column('abbreviation', 8, ['Party abbreviation', 'party_abbreviation']),
    column('mnisParty', 10, ['MNIS party ID'], false),
    column('adjunct', 11, ['Electoral Commission adjunct party ID'], false),
    column('firstName', 12, ['Candidate first name', 'firstname', 'First name']),
    column('surname', 13, ['Candidate surname', 'surname']),
    column('gender', 14, ['Candidate gender', 'gender'], false),
    column('sitting', 15, ['Sitting MP'], false),
    column('former', 16, ['Former MP'], false),
    column('mnis', 17, ['Member MNIS ID', 'mnis_id'], false),
    column('votes', 18, ['Votes'], false),
    column('change', 20, ['Change'], false),
    column('person', 21, ['DC Person ID', 'Democracy Club person ID'], false),
  ],
};

/**
 * House of Commons Library results by constituency: 31 columns (2010, 2015), or 32 with "of which other
 * winner" at the end. Party columns change from one election to the next and are not read: candidates carry
 * the votes.
 */
export const CONSTITUENCY_LAYOUT: Layout = {
  name: 'House of Commons Library constituency file',
  widths: [31, 32],
  columns: [
    column('ons', 0, ['ONS ID', 'ONS ID2', 'ons_id', 'Constituency ONS ID']),
    column('regionOns', 1, ['ONS region ID'], false),
    column('constituency', 2, ['Constituency name', 'Constituency', 'constituency_name']),
    column('region', 4, ['Region name', 'region_name']),
    column('country', 5, ['Country name', 'country_name']),
    column('type', 6, ['Constituency type', 'constituency_type'], false),
    column('declared', 7, ['Declaration time', 'declaration_time'], false),
    column('result', 11, ['Result'], false),
    column('electorate', 14, ['Electorate']),
    column('valid', 15, ['Valid votes'], false),
    column('invalid', 16, ['Invalid votes'], false),
    column('majority', 17, ['Majority'], false),
  ],
};

/** Notional results as the Library publishes them: one row a party and constituency, and no header row. */
export const NOTIONAL_LAYOUT: Layout = {
  name: 'notional results file',
  widths: [16],
  columns: [
    column('constituency', 0, ['Constituency name', 'constituency_name']),
    column('ons', 2, ['ONS ID', 'ons_id', 'constituency_id']),
    column('electorate', 8, ['Electorate']),
    column('valid', 9, ['Valid votes', 'total_votes']),
    column('majority', 10, ['Majority'], false),
    column('code', 11, ['Party code', 'party_code'], false),
    column('votes', 12, ['Votes']),
    column('abbreviation', 13, ['Party abbreviation', 'mnis_party_abbrev']),
    column('party', 14, ['Party name', 'mnis_party_name']),
    column('mnisParty', 15, ['MNIS party ID', 'mnis_party_id'], false),
  ],
};

/** Old code, name, new code: revisions of codes made after a file was published. No header row. */
export const REVISION_LAYOUT: Layout = {
  name: 'list of revised codes',
  widths: [3],
  columns: [column('old', 0, ['old_code', 'interim_code']), column('new', 2, ['new_code', 'final_code'])],
};

/**
 * Overlaps of old and new constituencies: shares of the old and of the new by addresses, area and population.
 */
export const OVERLAP_LAYOUT: Layout = {
  name: 'overlap file',
  widths: [11],
  columns: [
    column('old', 1, ['old_code']),
    column('new', 3, ['new_code']),
    column('shareOfOld', 9, ['share_of_old_population']),
    column('shareOfNew', 10, ['share_of_new_population']),
  ],
};
