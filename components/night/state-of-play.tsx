import { Changing } from '#components/ui/changing.tsx';
import type { PlayView } from '#lib/view/night-view.ts';
import type { SeatBarView } from '#lib/view/scoreboard-view-bar.ts';
import { SeatBar } from './seat-bar.tsx';

interface StateOfPlayProps {
  readonly play: PlayView;
  readonly bar: SeatBarView;
}

/** The night in one sentence, and the bar that draws it. */
export function StateOfPlay({ play, bar }: StateOfPlayProps) {
  return (
    <section className="hero" id="night" aria-labelledby="night-title">
      <p className="kicker">
        <b>
          <Changing value={play.declared} />
        </b>{' '}
        {play.ofSeats}
      </p>
      <h1 id="night-title">{play.headline}</h1>
      <p className="standfirst">{play.standfirst}</p>
      <SeatBar bar={bar} />
    </section>
  );
}
