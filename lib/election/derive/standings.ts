import type { PartyId, Standing } from '../ids.ts';

/** Whether a standing is a party: independents are people, and the Speaker is counted apart. */
export function isParty(standing: Standing): standing is PartyId {
  return standing !== 'independent' && standing !== 'speaker';
}
