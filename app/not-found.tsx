import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <div className="message">
      <h1>There is no such page</h1>
      <p>
        The address may be misspelt. Every seat can be reached from <a href="/map">the map</a>, and the night
        as a whole is on <a href="/">the front page</a>.
      </p>
    </div>
  );
}
