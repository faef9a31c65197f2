import type { PartyLink } from '#lib/view/results-lists.ts';

interface PartyLinksProps {
  readonly links: readonly PartyLink[];
}

/** A list divided by party, most first. */
export function PartyLinks({ links }: PartyLinksProps) {
  if (links.length === 0) return null;
  return (
    <nav className="results-parties" aria-label="By party">
      <ul>
        {links.map(({ name, count, href, isCurrent }) => (
          <li key={name}>
            <a href={href} aria-current={isCurrent ? 'true' : undefined}>
              {name} <b>{count}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
