import type { ListLink } from '#lib/view/results-lists.ts';

interface ListLinksProps {
  readonly links: readonly ListLink[];
  /** The list that is open. */
  readonly current: string | null;
}

/** The lists in their own right, with how many each has so far. */
export function ListLinks({ links, current }: ListLinksProps) {
  return (
    <nav className="results-lists" aria-label="Lists">
      <ul>
        <li>
          <a href="/results" aria-current={current === null ? 'page' : undefined}>
            All seats
          </a>
        </li>
        {links.map(({ slug, name, href, count }) => (
          <li key={slug}>
            <a href={href} aria-current={slug === current ? 'page' : undefined}>
              {name} {count !== null && <b>{count}</b>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
