import { Section } from '#components/ui/section.tsx';

/** The forecast to a statistician, in two screens. */
export function StatisticianPart() {
  return (
    <Section id="statistician" title="For a statistician">
      <div className="method-columns">
        <div>
          <h3>Response and features</h3>
          <p>
            For each party p, and one slot more for the best placed of all other candidates (INS), the
            response in seat i is the change of the logit of its share, <code>y = logit(s) − logit(s₀)</code>.
            Parties are measured as shares of the vote that INS did not take, in both elections, so that a
            surge squeezes everybody. Where a party did not stand, its base is imputed by ridge from the seats
            where it did.
          </p>
          <p>
            <code>y = x′b + e</code>, with about forty features: national, nation, region, sixteen contest
            types (first and second last time), seven figures of the people, own previous logit, incumbency,
            and a battleground weight, 1 − gap ÷ 30 points at the close of poll. <code>e</code> is Student t
            with six degrees of freedom, correlated across the parties of a seat.
          </p>
          <h3>Prior</h3>
          <p>
            <code>b ~ N(m, V)</code>, V diagonal with a standard deviation for each group of features, learned
            by empirical Bayes from earlier nights. Polls set m of the intercepts, by bisection on the mean
            implied share. The exit poll is taken in by an ensemble smoother with multiple data assimilation:
            four passes over three thousand draws, its error from its history. Then it is known which seats
            are close, and polls and exit poll are done once more with the battleground columns. A sitting
            member is expected to be worth a quarter of the party’s usual spread, taken from the nights of
            2017 and 2019; it improved every night.
          </p>
          <h3>Update</h3>
          <p>
            Conjugate and in closed form: <code>A = V⁻¹ + Σxx′/σ²</code>, <code>b̂ = A⁻¹(V⁻¹m + Σxy/σ²)</code>.
            The sums are exact, so order does not matter, and a withdrawal restores the earlier answer to the
            last bit. σ is re-estimated from tonight’s residuals with the weight of forty seats of prior. A
            winner without figures settles a seat and updates nothing; so do figures with a turnout outside 30
            to 90% or beyond seven standard deviations of the close of poll.
          </p>
        </div>
        <div>
          <h3>Simulation</h3>
          <p>
            Joint draws of all coefficients, correlated across parties, and of all residuals; in each draw the
            largest share takes the seat. Seats therefore err together through the coefficients. Random
            numbers are the same at every update and on every server: a chance moves because of data and never
            by itself. Five hundred draws at once, two thousand when there is time. A chance is the fraction
            of draws; a range is a quantile of the totals in the same draws.
          </p>
          <h3>Reasons</h3>
          <p>
            The reasons given for a seat are <code>x′b̂</code> of each group of features, turned into points by
            the mean slope of the logistic curve between base and expected share, so that they add up to the
            expected change. The declared seats called most like it are those whose expected change is most
            correlated with its own under the prior, the national swing left out.
          </p>
          <h3>Northern Ireland</h3>
          <p>
            Its own parties, three features, no link to Great Britain; half of the draws follow a plain rule,
            by which the holder keeps the seat with 85%.
          </p>
          <h3>The score</h3>
          <p>
            Every seat is judged by the last forecast before its winner was known, so that nothing is judged
            after the event. Brier: the sum over candidates’ slots of squared differences, averaged over seats
            of Great Britain. Uniform swing, its rival: last share plus the mean change of declared seats,
            with normal noise tuned on other nights. A result that is withdrawn leaves the score.
          </p>
          <h3>What was chosen while looking</h3>
          <p>
            Prior widths used for 2024 come from 2010 to 2019 alone. The choice of feature groups, the
            battleground feature and the wider INS demographics were made looking at all nights, 2024 among
            them: worth about 0.006 of log loss. The poll averages are approximate, written down from memory.
            Covariates of 2017 and 2019 are those of the census of 2021 projected to the old boundaries. A few
            nights are a few observations: differences below 0.01 are noise.
          </p>
          <h3>Where it is wrong</h3>
          <p>
            Gains of the third party in 2024 came late and were under-predicted until three quarters had
            declared. From a quarter on, wins by INS are over-predicted. A party’s total is too uncertain
            before a tenth has declared and a little too certain at half. Nominations that change during the
            night do not change the features.
          </p>
        </div>
      </div>
    </Section>
  );
}
