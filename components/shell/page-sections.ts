/** Where the masthead and the sections bar lead: the Night page and its parts. */
export const PAGE_SECTIONS = [
  { id: 'night', name: 'Night', href: '/' },
  { id: 'my-seat', name: 'My seat', href: '/#my-seat' },
  { id: 'map', name: 'Map', href: '/#map' },
  { id: 'at-risk', name: 'At risk', href: '/#at-risk' },
  { id: 'live', name: 'Live', href: '/#live' },
] as const;
