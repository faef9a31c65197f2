import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <div className="message">
      <h1>There is no such page</h1>
      <p>
        The address may be misspelt. <a href="/find">Find a seat by name or postcode</a>, start from{' '}
        <a href="/map">the map</a>, or see the night as a whole on <a href="/">the front page</a>.
      </p>
    </div>
  );
}
