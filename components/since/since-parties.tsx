import { PartyTag } from '#components/ui/party-tag.tsx';
import type { SinceChanges } from '#lib/view/since-view.ts';

interface SincePartiesProps {
  readonly view: Pick<SinceChanges, 'parties' | 'thenTime' | 'nowTime'>;
}

/** Every party that has, gained or lost a seat, then and now. */
export function SinceParties({ view: { parties, thenTime, nowTime } }: SincePartiesProps) {
  return (
    <>
      <table className="since-table">
        <caption className="sr-only">
          Seats at {thenTime} and at {nowTime}, with the gains and losses between
        </caption>
        <thead>
          <tr>
            <th scope="col">Seats</th>
            <th scope="col" className="when">
              {thenTime}
            </th>
            <th scope="col" className="when">
              {nowTime}
            </th>
            <th scope="col">Gained</th>
            <th scope="col">Lost</th>
          </tr>
        </thead>
        <tbody>
          {parties.map((row) => (
            <tr key={row.tag.standing}>
              <th scope="row">
                <PartyTag tag={row.tag} /> <span>{row.name}</span>
              </th>
              <td>{row.seatsThen}</td>
              <td>
                <b>{row.seatsNow}</b>
              </td>
              <td>{row.gains}</td>
              <td>{row.losses}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="since-table">
        <caption className="sr-only">
          Share of the vote in the seats declared by {thenTime} and by {nowTime}, with its change in points,
          like for like
        </caption>
        <thead>
          <tr>
            <th scope="col">Share&nbsp;%</th>
            <th scope="col" className="when">
              {thenTime}
            </th>
            <th scope="col" className="when">
              {nowTime}
            </th>
            <th scope="col" className="when">
              Points then
            </th>
            <th scope="col" className="when">
              Points now
            </th>
          </tr>
        </thead>
        <tbody>
          {parties.map((row) => (
            <tr key={row.tag.standing}>
              <th scope="row">
                <PartyTag tag={row.tag} /> <span>{row.name}</span>
              </th>
              <td>{row.shareThen}</td>
              <td>
                <b>{row.shareNow}</b>
              </td>
              <td>{row.changeThen}</td>
              <td>
                <b>{row.changeNow}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        Shares are of the seats declared by each time, changes against the same seats last time. Other seats
        declare later: a share that moves need not mean that anybody changed their mind.
      </p>
    </>
  );
}
