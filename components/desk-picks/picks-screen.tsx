'use client';
import { useDeskView } from '#components/desk/desk-context.ts';
import { ToldLine } from '#components/desk/told-line.tsx';
import { useSending } from '#components/desk/use-sending.ts';
import { useWholeNight } from '#components/live/use-whole-night.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { localPriorRows, openSeats } from '#lib/view/desk/local-priors-view.ts';
import { pickRows, seatNames } from '#lib/view/desk/picks-view.ts';
import { ForecastSwitch } from './forecast-switch.tsx';
import { LocalPriors } from './local-priors.tsx';
import { NewPick } from './new-pick.tsx';
import { PickList } from './pick-list.tsx';

/** What editors tell readers to look at, and what they keep from them. */
export function PicksScreen() {
  const night = useWholeNight();
  const { me, priorAuthors } = useDeskView();
  const list = useSending();
  return (
    <main id="content" className="desk-screen picks-desk" tabIndex={-1}>
      <h1>Watch list</h1>
      {night === null ? (
        <p role="status">The night is being fetched…</p>
      ) : (
        <>
          <p className="picks-note">
            Readers find these seats, with your reason, on <a href="/watch">Seats to watch</a>, with those
            that were chosen before the night.
          </p>
          <NewPick seats={seatNames(night.roll)} sending={list} />
          <ToldLine state={list.state} />
          <PickList rows={pickRows(night.roll, night.state)} sending={list} />
          <ForecastSwitch
            hidden={night.state.forecastHidden?.reason ?? null}
            maySwitch={mayDo(me.role, 'switchForecast')}
          />
          <LocalPriors
            rows={localPriorRows(night.roll, night.state, priorAuthors)}
            seats={openSeats(night.roll, night.state)}
            maySteer={mayDo(me.role, 'steerForecast')}
          />
        </>
      )}
    </main>
  );
}
