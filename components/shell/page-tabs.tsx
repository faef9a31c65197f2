import { PageLinks } from './page-links.tsx';

/** The bar of a phone: the pages that are opened most, always under the thumb. */
export function PageTabs() {
  return (
    <nav className="tabs" aria-label="Pages">
      <PageLinks place="tabs" />
    </nav>
  );
}
