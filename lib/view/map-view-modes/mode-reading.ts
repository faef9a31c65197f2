import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { changeMode } from './change-mode.ts';
import { holdOrGainMode } from './hold-or-gain-mode.ts';
import { majorityMode } from './majority-mode.ts';
import type { MapMode } from './map-mode.ts';
import { riskMode } from './risk-mode.ts';
import type { ModeReading } from './seat-value.ts';
import { secondMode } from './second-mode.ts';
import { shareMode } from './share-mode.ts';
import { swingMode } from './swing-mode.ts';
import { timeMode } from './time-mode.ts';
import { turnoutMode } from './turnout-mode.ts';
import { winnerMode } from './winner-mode.ts';

/** A mode of the map, ready to be asked of every seat. */
export function modeReading(
  roll: Roll,
  state: NightState,
  mode: MapMode,
  forecast: PublishedForecast | null,
): ModeReading {
  switch (mode.kind) {
    case 'winner':
      return winnerMode();
    case 'hold-or-gain':
      return holdOrGainMode(roll);
    case 'majority':
      return majorityMode();
    case 'turnout':
      return turnoutMode();
    case 'swing':
      return swingMode(roll, mode);
    case 'share':
      return shareMode(roll, mode.party);
    case 'change':
      return changeMode(roll, mode.party);
    case 'second':
      return secondMode(roll);
    case 'risk':
      return riskMode(roll, state, forecast);
    case 'time':
      return timeMode(roll);
    default:
      return mode satisfies never;
  }
}
