import type { ReactNode } from 'react';
import { Section } from '#components/ui/section.tsx';
import type { MethodView } from '#lib/view/method-view.ts';

/** Every kind of figure on the site: how it is made, and what it does not say. */
export function FiguresPart({ view }: { readonly view: MethodView }) {
  return (
    <Section id="figures" title="Figures">
      <div className="method-columns">
        <dl>
          <Figure term="Declared">
            A seat is declared when its returning officer has announced the figures. The times are those at
            which the announcement reached us. A winner who is announced before the figures counts in seats,
            gains and the majority line, and in nothing else, until the figures come.
          </Figure>
          <Figure term="Hold and gain">
            Judged against {view.base}: not against by-elections or changes of party since. The sitting MP is
            a person, and is shown apart.
          </Figure>
          <Figure term="Share and change">
            A share is of valid votes. Change is in points against the base of the same seats, like for like:
            as long as seats are missing, the base of those is missing too. National shares are of the United
            Kingdom.{' '}
            {view.baseIsNotional &&
              'A notional base is itself an estimate, good to a point or two in a seat. '}
            Independents are people: one is compared with nobody but the same person.
          </Figure>
          <Figure term="Swing">
            Butler swing: the mean of one party’s rise and another’s fall, in points of all valid votes,
            always between two named parties. Of Great Britain, because the parties of Northern Ireland are
            others. Where two parties other than those led, it says little.
          </Figure>
          <Figure term="Majority">
            In a seat, the winner’s votes less the runner-up’s. In the House, more than half of all seats:{' '}
            {view.majority}. The Speaker counts among the others. Members who do not take their seats lower
            the number that is needed in practice; we do not guess by how much.
          </Figure>
          <Figure term="Turnout">
            Valid votes divided by the electorate, as the House of Commons Library has it. Officers often
            announce ballots cast, which is a little more; a seat’s page has both where rejected papers are
            known.
          </Figure>
          <Figure term="Deposits">
            Lost at one-twentieth of the valid votes or fewer: exactly 5% loses it.
          </Figure>
        </dl>
        <dl>
          <Figure term="Swing needed">
            Half of the gap between the defending party and a challenger in the base. It is what would make
            the two level if all else stayed as it was, which it seldom does.
          </Figure>
          <Figure term="Seats at risk without a forecast">
            Where there is no forecast, the swing needed stands against the swing so far in the region: one
            swing for all seats. That is arithmetic of declared results and no probability. We keep it because
            every figure of it can be checked by hand; it is worst where seats move on their own, and then it
            is worse than nothing.
          </Figure>
          <Figure term="Next time">
            After a declaration a seat’s page says how many voters would have changed the winner, and what
            part of seats with such a majority was lost at past elections. That is a range and no probability:
            the same majority was safe at one election and lost at the next.
          </Figure>
          <Figure term="Expected times">
            From what councils announced and from past nights, moved by how late each region runs tonight.
            Estimates say “about”.
          </Figure>
          <Figure term="People and places">
            Census figures of the constituency, beside the average of the seats that have one. That two things
            go together in declared seats does not say that one causes the other, and early seats are unlike
            the rest; the page says how unlike.
          </Figure>
          <Figure term="Seats in doubt">
            A result that an editor doubts stays, and is marked. A corrected one says so, keeps what it was,
            and moves every figure made from it at once. A withdrawn one is gone from every total and stays in
            the record.
          </Figure>
          <Figure term="Not known">An unknown figure is an en dash, and never 0.</Figure>
        </dl>
      </div>
    </Section>
  );
}

function Figure({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
