import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { stateOfPlaySentences } from '#lib/format/sentences/state-of-play.ts';
import { type LatestView, latestView } from './latest-view.ts';
import { type MapView, mapView } from './map-view.ts';
import { type ScoreboardView, scoreboardView } from './scoreboard-view.ts';
import { type SeatBarView, seatBarView } from './scoreboard-view-bar.ts';

/** The Night page but for what a reader chooses on it (the posts shown, the seat looked at, the reader's own) and the seats at risk. */
export interface NightView {
  readonly play: PlayView;
  readonly bar: SeatBarView;
  readonly scoreboard: ScoreboardView;
  readonly latest: LatestView;
  readonly map: MapView;
}

export interface PlayView {
  /** "97", and "of 650 declared". */
  readonly declared: string;
  readonly ofSeats: string;
  readonly headline: string;
  readonly standfirst: string;
}

export function nightView(roll: Roll, state: NightState, nightNowMs: number): NightView {
  return {
    play: playView(roll, state, nightNowMs),
    bar: seatBarView(roll, state, nightNowMs),
    scoreboard: scoreboardView(roll, state),
    latest: latestView(roll, state),
    map: mapView(roll, state, nightNowMs),
  };
}

export function playView(roll: Roll, state: NightState, nightNowMs: number): PlayView {
  const { declared, seats, rush } = stateOfPlay(roll, state.tally, nightNowMs);
  const { headline, standfirst } = stateOfPlaySentences(roll, state.tally, nightNowMs);
  return {
    declared: formatCount(declared),
    ofSeats: `of ${formatCount(seats)} declared${rush === 0 ? '' : `, ${formatCount(rush)} more announced`}`,
    headline,
    standfirst,
  };
}
