import type { NearNamesView } from '#lib/view/constituency-view-address.ts';

/** What a reader finds under an address that is no seat's: the nearest names, and a way back. */
export function NearNames({ names }: { readonly names: NearNamesView }) {
  return (
    <div className="near-names">
      <h1>No constituency called “{names.asked}”</h1>
      <p>{names.words}</p>
      {names.near.length > 0 && (
        <ul>
          {names.near.map((seat) => (
            <li key={seat.slug}>
              <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/find">Find a seat by name</a>
      </p>
    </div>
  );
}
