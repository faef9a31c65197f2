import { PartyTag } from '#components/ui/party-tag.tsx';
import type { CalibrationRow, ScoreView } from '#lib/view/forecast-score-view.ts';

/** How right it has been so far: by band, by stated chance, against one swing for all, and every miss. */
export function Score({ score }: { readonly score: ScoreView }) {
  return (
    <>
      <p className="risk-lead">{score.sentence}</p>
      {score.brier !== null && <p className="forecast-text">{score.brier}</p>}
      <div className="score-tables">
        <Bands score={score} />
        <Calibration rows={score.calibration} />
      </div>
      <Misses score={score} />
    </>
  );
}

function Bands({ score }: { readonly score: ScoreView }) {
  return (
    <table className="count-table">
      <caption>What became of each band</caption>
      <thead>
        <tr>
          <th scope="col">Just before it declared</th>
          <th scope="col">Stated</th>
          <th scope="col">Seats</th>
          <th scope="col">Fell</th>
          <th scope="col">That is</th>
        </tr>
      </thead>
      <tbody>
        {score.bands.map((row) => (
          <tr key={row.band}>
            <th scope="row">{row.title}</th>
            <td>{row.range}</td>
            <td>{row.seats}</td>
            <td>{row.fell}</td>
            <td>
              <b>{row.share}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Stated chance of the favourite, as a line, and how often it won, as a dot: on the line is right. */
export function Calibration({ rows }: { readonly rows: readonly CalibrationRow[] }) {
  return (
    <table className="count-table calibration">
      <caption>How sure it was, and how often its favourite won</caption>
      <thead>
        <tr>
          <th scope="col">Stated for the favourite</th>
          <th scope="col">Seats</th>
          <th scope="col">On average</th>
          <th scope="col">Won</th>
          <td className="calibration-strip" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.range}</th>
            <td>{row.seats}</td>
            <td>{row.stated}</td>
            <td>
              <b>{row.won}</b>
            </td>
            <td className="calibration-strip">
              <svg aria-hidden="true">
                <line className="plot-grid" x1="0" x2="100%" y1="50%" y2="50%" />
                {row.drawn !== null && (
                  <>
                    <line
                      className="calibration-stated"
                      x1={row.drawn.stated}
                      x2={row.drawn.stated}
                      y1="10%"
                      y2="90%"
                    />
                    <circle className="calibration-won" cx={row.drawn.won} cy="50%" r="4.5" />
                  </>
                )}
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Misses({ score }: { readonly score: ScoreView }) {
  return (
    <>
      <h3 className="risk-band misses-title">{score.missesTitle}</h3>
      {score.misses.length > 0 && (
        <>
          <p className="note">The surest first. The first tag is whom it expected, the second who won.</p>
          <ul className="misses">
            {score.misses.map((miss) => (
              <li key={miss.id}>
                <a href={`/constituency/${miss.slug}`}>{miss.name}</a>
                <span>
                  <PartyTag tag={miss.favourite} isOutlined /> {miss.chance}
                </span>
                <span>
                  <PartyTag tag={miss.winner} /> <span className="sr-only">{miss.winnerName} won, </span>
                  {miss.winnerChance}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
