import { publicChanges } from '#lib/election/derive/public-changes.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { AtomAbout } from '#lib/liveblog/atom.ts';
import { atomTag, element, escaped, link } from '#lib/liveblog/atom-xml.ts';
import { type CorrectionEntryView, correctionEntry } from './correction-entry.ts';
import { CORRECTIONS_FEED_PATH, CORRECTIONS_PATH } from './corrections-filter.ts';

/** Every change after publication as an Atom feed (RFC 4287), newest first: all of them, because they are few. */
export function correctionsAtom(roll: Roll, state: NightState, about: AtomAbout): string {
  const { name, closeOfPoll } = roll.reference.election;
  const entries = publicChanges(state).map((change) => correctionEntry(roll, state, change));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    element('id', atomTag(roll, about, 'corrections')),
    element('title', warned(about, `${name}, corrections`)),
    element('updated', entries[0]?.at ?? closeOfPoll),
    '<author><name>Declared</name></author>',
    link('self', 'application/atom+xml', `${about.origin}${CORRECTIONS_FEED_PATH}`),
    link('alternate', 'text/html', `${about.origin}${CORRECTIONS_PATH}`),
    ...entries.map((entry) => entryOf(roll, entry, about)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(roll: Roll, entry: CorrectionEntryView, about: AtomAbout): string {
  return [
    '<entry>',
    element('id', atomTag(roll, about, `corrections/${entry.id}`)),
    element('title', warned(about, entry.headline)),
    element('published', entry.at),
    element('updated', entry.at),
    link('alternate', 'text/html', `${about.origin}${entry.href}`),
    `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${contentOf(entry)}</div></content>`,
    '</entry>',
  ].join('\n');
}

function contentOf({ reason, lines, published, figures }: CorrectionEntryView): string {
  const paragraphs = [reason, ...lines, ...published.map(({ name, words }) => `${name}: ${words}`)];
  const rows = figures.map(
    ({ figure, party, was, is }) =>
      `<tr><th>${escaped(party === null ? figure : `${figure} (${party})`)}</th><td>${escaped(was)}</td><td>${escaped(is)}</td></tr>`,
  );
  const table =
    rows.length === 0 ? '' : `<table><tr><th>Figure</th><th>Was</th><th>Is</th></tr>${rows.join('')}</table>`;
  return (
    paragraphs
      .filter((line) => line !== '')
      .map((line) => element('p', line))
      .join('') + table
  );
}

function warned({ warning }: AtomAbout, words: string): string {
  return warning === null ? words : `${warning}: ${words}`;
}
