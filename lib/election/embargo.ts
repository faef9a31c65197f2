import type { NightFact } from './events.ts';

/**
 * What may be public while people vote. To publish anything "based on information given by voters after they have
 * voted", forecasts among it, is an offence until the close of poll (Representation of the People Act 1983, section
 * 66A). So the list is of what may go out, and a kind that nobody has thought of yet may not. What people write is
 * not on it: no machine can tell a harmless sentence from one that gives the exit poll away.
 */
const BEFORE_THE_CLOSE: ReadonlySet<NightFact['kind']> = new Set(['nominationsAmended', 'pollPostponed']);

/** Whether a fact must not leave the house before the polls have closed. */
export function isEmbargoed({ kind }: Pick<NightFact, 'kind'>): boolean {
  return !BEFORE_THE_CLOSE.has(kind);
}

/** Whether people may still be voting at a moment (milliseconds since 1970): until the very instant of the close. */
export function isBeforeClose({ closeOfPoll }: { readonly closeOfPoll: string }, nowMs: number): boolean {
  return !(nowMs >= Date.parse(closeOfPoll));
}
