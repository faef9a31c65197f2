import { WATCH_PICKS_MAX } from '#lib/desk/desk-limits.ts';
import type { Verdict } from '../verdict.ts';
import { committed, nothingToDo, unknownSeat } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { refused } from './refusal.ts';

/** Puts a seat on the list of those to watch, or gives it another reason. */
export function pickSeat(about: PersonsCase<'pickSeat'>): Verdict {
  const { constituencyId, reason } = about.command;
  const { watch } = about.standing.state;
  const unknown = unknownSeat(about, constituencyId);
  if (unknown !== null) return unknown;
  const before = watch.find((each) => each.constituencyId === constituencyId);
  if (before?.reason === reason) return nothingToDo(about, 'The seat is on the list, for that reason.');
  if (before === undefined && watch.length >= WATCH_PICKS_MAX) {
    return refused(about.asked, 'TOO_MANY', `${WATCH_PICKS_MAX} seats are on the list: take one off first.`);
  }
  return committed(about, { kind: 'watchPicked', constituencyId, reason });
}

export function unpickSeat(about: PersonsCase<'unpickSeat'>): Verdict {
  const { constituencyId } = about.command;
  const { watch } = about.standing.state;
  if (!watch.some((each) => each.constituencyId === constituencyId)) {
    return nothingToDo(about, 'The seat is not on the list.');
  }
  return committed(about, { kind: 'watchUnpicked', constituencyId });
}

/** No figure of the forecast is public from now on; the reason stands in its place. */
export function hideForecast(about: PersonsCase<'hideForecast'>): Verdict {
  const { reason } = about.command;
  if (about.standing.state.forecastHidden?.reason === reason) {
    return nothingToDo(about, 'The forecast is hidden, for that reason.');
  }
  return committed(about, { kind: 'forecastHidden', reason });
}

export function showForecast(about: PersonsCase<'showForecast'>): Verdict {
  if (about.standing.state.forecastHidden === null) return nothingToDo(about, 'The forecast is shown.');
  return committed(about, { kind: 'forecastShown' });
}
