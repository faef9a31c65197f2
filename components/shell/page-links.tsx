'use client';
import { usePathname } from 'next/navigation';
import { isWithin, SITE_PAGES } from './site-pages.ts';

interface PageLinksProps {
  readonly place: 'masthead' | 'tabs' | 'foot';
}

/** Links to the pages of the site, the one being read marked. */
export function PageLinks({ place }: PageLinksProps) {
  const path = usePathname();
  return SITE_PAGES.filter((page) => place === 'foot' || page[place]).map(({ name, href }) => (
    <a key={href} href={href} aria-current={isWithin(href, path) ? 'page' : undefined}>
      {name}
    </a>
  ));
}
