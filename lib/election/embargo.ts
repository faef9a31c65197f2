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

/** A switch that is thrown before the close must be in force at the close: it waits in the log, and is served then. */
const WAITS_IN_THE_LOG: ReadonlySet<NightFact['kind']> = new Set(['forecastHidden', 'forecastShown']);

/** Whether a fact may be committed while people vote. What may be committed may still not be served. */
export function mayBeCommittedEarly(fact: Pick<NightFact, 'kind'>): boolean {
  return !isEmbargoed(fact) || WAITS_IN_THE_LOG.has(fact.kind);
}

/** Whether people may still be voting at a moment (milliseconds since 1970): until the very instant of the close. */
export function isBeforeClose({ closeOfPoll }: { readonly closeOfPoll: string }, nowMs: number): boolean {
  return !(nowMs >= Date.parse(closeOfPoll));
}
