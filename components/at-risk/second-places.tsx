import { KeptList } from '#components/ui/kept-list.tsx';
import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type {
  MarginsView,
  SecondPlaceListView,
  SecondPlaceRow,
  SecondPlacesView,
} from '#lib/view/second-places-view.ts';
import { CountCell } from './count-cell.tsx';
import { SecondMatrix } from './second-matrix.tsx';

interface SecondPlacesProps {
  readonly second: SecondPlacesView;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

/** Who is second where, in numbers that lead to their seats, and the seats themselves. */
export function SecondPlaces({ second, onKeep }: SecondPlacesProps) {
  return (
    <Section id="second-places" title="Second places">
      <div className="second-columns">
        <div>
          {second.matrix !== null && <SecondMatrix matrix={second.matrix} />}
          <p className="note">{second.counted}</p>
        </div>
        {second.margins !== null && <Margins margins={second.margins} />}
      </div>
      {second.list !== null && <PlaceList list={second.list} onKeep={onKeep} />}
    </Section>
  );
}

function Margins({ margins }: { readonly margins: MarginsView }) {
  return (
    <div>
      <table className="count-table margins">
        <caption>How safe is such a majority?</caption>
        <thead>
          <tr>
            <th scope="col">Majority, points</th>
            <th scope="col">Seats</th>
            <th scope="col">Lost next time</th>
            <th scope="col">Lost tonight</th>
          </tr>
        </thead>
        <tbody>
          {margins.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.band}</th>
              <td>
                <CountCell link={row.seats} label={`Won by ${row.band} points`} />
              </td>
              <td>{row.range}</td>
              <td>{row.tonight}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{margins.note}</p>
    </div>
  );
}

interface PlaceListProps {
  readonly list: SecondPlaceListView;
  readonly onKeep: (name: string, ids: readonly ConstituencyId[]) => void;
}

function PlaceList({ list, onKeep }: PlaceListProps) {
  return (
    <>
      <h3 className="risk-band second-title">
        {list.title} <small>smallest swing first</small>
      </h3>
      {list.clearHref !== null && (
        <p className="more">
          <a href={list.clearHref}>Take the choice back</a>
        </p>
      )}
      <KeptList
        changes={list.changes}
        words="More seats have declared: show the list as it is now"
        onUpdate={() => onKeep('second-places', list.latest)}
      >
        {list.rows.length > 0 && (
          <table className="second-table">
            <caption className="sr-only">{list.title}, smallest swing first</caption>
            <thead>
              <tr>
                <th scope="col">Seat, winner and second</th>
                <th scope="col" className="wide">
                  Majority
                </th>
                <th scope="col">Points</th>
                <th scope="col">Swing that takes it</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <Place key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        )}
      </KeptList>
      {list.wholeHref !== null && (
        <p className="more">
          <a href={list.wholeHref}>All declared seats</a>
        </p>
      )}
    </>
  );
}

function Place({ row }: { readonly row: SecondPlaceRow }) {
  return (
    <tr>
      <th scope="row">
        <div className="second-seat">
          <div>
            <a href={`/constituency/${row.slug}`}>{row.seat}</a>
            <span className="second-region">{row.region}</span>
          </div>
          <p className="second-who">
            <span>
              <PartyTag tag={row.winner} /> {row.winnerName}
            </span>{' '}
            <span>
              <PartyTag tag={row.second} isOutlined /> {row.secondName}
              <span className="sr-only"> second</span>
            </span>
          </p>
        </div>
      </th>
      <td className="wide">{row.votes}</td>
      <td>{row.margin}</td>
      <td className="second-swing">{row.swing}</td>
    </tr>
  );
}
