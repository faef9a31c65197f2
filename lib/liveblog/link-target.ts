/** Where a link may lead: to a page, or to a letter. Anything else could run in the reader's page. */
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Characters that browsers drop from an address, or that change how it is read. */
const UNSEEN = /[\s\\\p{Cc}\p{Cf}]/u;

/**
 * The address that a link leads to: a path of this site, http, https or mailto; null for any other, and for one that
 * names a user, because "https://bank.example@elsewhere.example" leads elsewhere. Asked by the door and again by
 * whatever draws the link, so that a log of unknown making harms nobody.
 */
export function linkTarget(href: string): string | null {
  if (UNSEEN.test(href)) return null;
  if (/^\/(?!\/)/.test(href)) return href;
  if (!URL.canParse(href)) return null;
  const { protocol, username, password, href: whole } = new URL(href);
  return PROTOCOLS.has(protocol) && username === '' && password === '' ? whole : null;
}
