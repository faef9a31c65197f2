import type { ReactNode } from 'react';
import { PartyTag } from '#components/ui/party-tag.tsx';
import type { SinceChanges } from '#lib/view/since-view.ts';

interface SincePartiesProps {
  readonly view: Pick<SinceChanges, 'parties' | 'thenTime' | 'nowTime'>;
}

/** Every party that has, gained or lost a seat, then and now. */
export function SinceParties({ view }: SincePartiesProps) {
  return (
    <>
      <Seats view={view} />
      <Shares view={view} />
      <p className="note">
        Shares are of the seats declared by each time, changes against the same seats last time. Other seats
        declare later: a share that moves need not mean that anybody changed their mind.
      </p>
    </>
  );
}

function Seats({ view: { parties, thenTime, nowTime } }: SincePartiesProps) {
  return (
    <table className="since-table">
      <caption className="sr-only">
        Seats at {thenTime} and at {nowTime}, with the gains and losses between
      </caption>
      <Head what="Seats" times={[thenTime, nowTime]}>
        <th scope="col">Gained</th>
        <th scope="col">Lost</th>
      </Head>
      <tbody>
        {parties.map((row) => (
          <tr key={row.tag.standing}>
            <PartyName row={row} />
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
  );
}

function Shares({ view: { parties, thenTime, nowTime } }: SincePartiesProps) {
  return (
    <table className="since-table">
      <caption className="sr-only">
        Share of the vote in the seats declared by {thenTime} and by {nowTime}, with its change in points,
        like for like
      </caption>
      <Head what={'Share\u00a0%'} times={[thenTime, nowTime]}>
        <th scope="col" className="when">
          Points then
        </th>
        <th scope="col" className="when">
          Points now
        </th>
      </Head>
      <tbody>
        {parties.map((row) => (
          <tr key={row.tag.standing}>
            <PartyName row={row} />
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
  );
}

interface HeadProps {
  readonly what: string;
  readonly times: readonly [then: string, now: string];
  /** The columns after the two times. */
  readonly children: ReactNode;
}

function Head({ what, times: [thenTime, nowTime], children }: HeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{what}</th>
        <th scope="col" className="when">
          {thenTime}
        </th>
        <th scope="col" className="when">
          {nowTime}
        </th>
        {children}
      </tr>
    </thead>
  );
}

function PartyName({ row: { tag, name } }: { readonly row: SinceChanges['parties'][number] }) {
  return (
    <th scope="row">
      <PartyTag tag={tag} /> <span>{name}</span>
    </th>
  );
}
