import type { Stake } from '#lib/election/derive/stakes.ts';
import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import type { ShownChance } from '#lib/forecast/shown.ts';
import { formatNightTime } from '#lib/format/times.ts';
import { chanceWords, contenderSubject } from './forecast-words.ts';
import { stakeWords } from './watch-words.ts';

/**
 * What the forecast said of open seats when the page was made. On an open page it stays: a chance that changed its words
 * would move the rows that somebody is reading.
 */
export interface WatchRisks {
  /** UTC milliseconds on the night's clock. */
  readonly madeMs: number;
  /** Small enough to travel with the page: place in the pack, chance of falling, and the standing likeliest to take it. */
  readonly seats: readonly (readonly [place: number, atRisk: ShownChance, standing: Standing | null])[];
}

/** A smaller chance decides nothing that is worth a reader's night. */
const SAID_FROM: ShownChance = 20;

/** Null where there is no forecast to speak of. */
export function watchRisks(roll: Roll, forecast: PublishedForecast, madeMs: number): WatchRisks | null {
  if (forecast.kind !== 'shown') return null;
  const places = new Map(roll.reference.constituencies.map(({ id }, place) => [id, place]));
  const seats = forecast.reading.seats.flatMap(({ constituencyId, atRisk, challengers: [first] }) => {
    const place = places.get(constituencyId);
    const isSaid = place !== undefined && first !== undefined && atRisk !== null && atRisk >= SAID_FROM;
    return isSaid ? [[place, atRisk, first.standing] as const] : [];
  });
  return { madeMs, seats };
}

/** What a seat could decide, in words: by the forecast where there is one, and arithmetic never beside it. */
export type StakesInWords = (id: ConstituencyId, stakes: readonly Stake[]) => readonly string[];

export function stakesInWords(roll: Roll, state: NightState, risks: WatchRisks | null): StakesInWords {
  if (risks === null || state.forecastHidden !== null) {
    return (_, stakes) => stakes.map((stake) => stakeWords(roll, stake));
  }
  const said = new Map(
    risks.seats.map(([place, atRisk, standing]) => {
      const whom = contenderSubject(roll, { standing });
      return [
        roll.reference.constituencies[place]?.id,
        `Chance of falling ${chanceWords(atRisk)}, most likely to ${whom}`,
      ];
    }),
  );
  return (id, stakes) => {
    const others = stakes.filter(({ kind }) => kind !== 'atRisk').map((stake) => stakeWords(roll, stake));
    const risk = said.get(id);
    return risk === undefined ? others : [...others, risk];
  };
}

/** Where the chances come from; null without any. */
export function risksNote(roll: Roll, state: NightState, risks: WatchRisks | null): string | null {
  if (risks === null || state.forecastHidden !== null) return null;
  const time = formatNightTime(risks.madeMs, roll.reference.election.pollDate);
  return `Chances of falling are the forecast’s as of ${time}.`;
}
