import { Section } from '#components/ui/section.tsx';

/** The forecast to a reader, in one screen. */
export function ForecastPart() {
  return (
    <Section id="forecast" title="The forecast in one screen">
      <div className="method-columns">
        <div>
          <p>
            Before a seat declares, other seats have. If seats like it have moved more than the country, it
            probably will too. The forecast learns, from every declaration, how much each kind of seat moves;
            it then plays the rest of the night thousands of times, each time a little differently, and
            counts.
          </p>
          <ol>
            <li>
              <b>It starts at 22:00</b> from the last polls and the exit poll, and from how wrong both have
              been before.
            </li>
            <li>
              <b>It looks at what a seat is like:</b> where it lies, who was first and second there, who lives
              there, whether the MP stands again, how close it looked.
            </li>
            <li>
              <b>Each declaration moves it</b>, for all seats that are like the declared one in some way. The
              order does not matter, and a corrected result leaves no trace of the wrong one.
            </li>
            <li>
              <b>It plays the night out</b> thousands of times. All seats of a kind can be wrong together, so
              it keeps wide ranges for the House while single seats look sure.
            </li>
          </ol>
        </div>
        <div>
          <p>
            <b>How to read it.</b> Of the seats said to be likely to fall, more than six in ten should fall;
            of the toss-ups about half. Some seats that we do not list at all will fall too: about three in a
            hundred. Chances are shown in steps of five, never finer and never as certain, because nobody
            knows better than that.
          </p>
          <p>
            <b>What it cannot see.</b> One person who does something extraordinary in one place. A party that
            surges in a few seats only. Several independents who split a vote between them: it takes the best
            placed for more dangerous than that. Northern Ireland, where pacts decide, is much less certain,
            and stands apart. What the newsroom knows of one candidate it can tell the forecast during the
            night; the page of the seat then says what, and why.
          </p>
          <p>
            <b>What it never does.</b> It changes no result, no total and no headline of what was declared. An
            editor can switch it off for everybody at once; every figure of it is then gone, and a note says
            why. Nothing of it is shown before the polls close.
          </p>
        </div>
      </div>
    </Section>
  );
}
