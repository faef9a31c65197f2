interface SitePage {
  readonly name: string;
  readonly href: string;
  /** Where it is offered besides the foot, which lists every page: the masthead, and the bar under a phone's thumb. */
  readonly masthead: boolean;
  readonly tabs: boolean;
}

/** Every page a reader can open without knowing a seat, in the order of a night's questions. */
export const SITE_PAGES: readonly SitePage[] = [
  { name: 'Night', href: '/', masthead: true, tabs: true },
  { name: 'Results', href: '/results', masthead: true, tabs: true },
  { name: 'Map', href: '/map', masthead: true, tabs: true },
  { name: 'To watch', href: '/watch', masthead: true, tabs: false },
  { name: 'At risk', href: '/at-risk', masthead: true, tabs: true },
  { name: 'Forecast', href: '/forecast', masthead: true, tabs: false },
  { name: 'Swing', href: '/swing', masthead: true, tabs: false },
  { name: 'Candidates', href: '/candidates', masthead: true, tabs: false },
  { name: 'Charts', href: '/charts', masthead: true, tabs: false },
  { name: 'Live', href: '/live', masthead: true, tabs: true },
  { name: 'While you were away', href: '/since', masthead: false, tabs: false },
  { name: 'Corrections', href: '/corrections', masthead: false, tabs: false },
  { name: 'Method', href: '/method', masthead: false, tabs: false },
];

/** Whether an address is that page or stands below it. */
export function isWithin(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
