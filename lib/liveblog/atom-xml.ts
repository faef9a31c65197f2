import type { Roll } from '#lib/election/roll.ts';

/** A tag URI (RFC 4151): stays when the address of the site does not. */
export function atomTag(
  roll: Roll,
  { origin, epoch }: { readonly origin: string; readonly epoch: string },
  what: string,
): string {
  const { id, pollDate } = roll.reference.election;
  return `tag:${new URL(origin).hostname},${pollDate}:${id}/${epoch}/${what}`;
}

export function element(name: string, words: string): string {
  return `<${name}>${escaped(words)}</${name}>`;
}

export function link(rel: string, type: string, href: string): string {
  return `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as XML 1.0 has it: mark-up escaped, and what XML cannot hold at all (most controls, lone surrogates) replaced. */
export function escaped(words: string): string {
  return words
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
