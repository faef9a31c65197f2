'use client';
import { useCallback, useState } from 'react';
import { useNightView } from '#components/live/use-night-view.ts';
import { SeatSummary } from '#components/ui/seat-summary.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { seatView } from '#lib/view/map-view-seat.ts';
import { SeatCombobox, type SeatName } from './seat-combobox.tsx';

interface MySeatProps {
  readonly seats: readonly SeatName[];
  readonly mySeat: ConstituencyId | null;
  readonly onChoose: (id: ConstituencyId | null) => void;
}

/** The reader's own seat, before the news. Until one is chosen, an invitation of the same height. */
export function MySeat({ seats, mySeat, onChoose }: MySeatProps) {
  const [isChanging, setIsChanging] = useState(false);
  const build = useCallback(
    (roll: Roll, state: NightState) => (mySeat === null ? null : seatView(roll, state, mySeat)),
    [mySeat],
  );
  const seat = useNightView(build, null);
  const isAsking = mySeat === null || isChanging;
  return (
    <Section
      id="my-seat"
      title="My seat"
      aside={isAsking || seat === null ? null : <span className="seat-stage">{seat.stage}</span>}
    >
      <div className={isAsking ? 'my-seat-none' : 'my-seat'}>
        {isAsking ? (
          <>
            <p className="invite">
              Follow your own constituency through the night. It is remembered in this browser only.
            </p>
            <SeatCombobox
              seats={seats}
              onChoose={(id) => {
                setIsChanging(false);
                onChoose(id);
              }}
            />
            <p className="more">
              <a href="/find">Find a seat by name or postcode</a>
            </p>
            <p className="note without-scripts">
              Choosing a seat needs scripts. Without them, every hexagon of the map leads to its seat.
            </p>
          </>
        ) : (
          <>
            {seat !== null && <SeatSummary seat={seat} />}
            <p className="more">
              <button type="button" onClick={() => setIsChanging(true)}>
                Change seat
              </button>{' '}
              <button type="button" onClick={() => onChoose(null)}>
                Forget it
              </button>
            </p>
          </>
        )}
      </div>
    </Section>
  );
}
