import type { Roll } from '#lib/election/roll.ts';
import type { Inline } from '#lib/election/written-document.ts';
import { atomTag, element, escaped, link } from './atom-xml.ts';
import type { Block } from './document.ts';
import { imagePath } from './image-path.ts';
import { linkTarget } from './link-target.ts';
import type { Publication } from './live-blog-posting.ts';
import type { Post } from './post.ts';
import { cardLines, cardTitle, endedLines, postTitle } from './post-words.ts';
import { changedAt } from './posts.ts';

export interface AtomAbout extends Publication {
  /** Of the night's log: another one numbers its posts anew, and none of its posts is one of these. */
  readonly epoch: string;
}

/** As many as a reader that asks twice an hour needs at the height of the night. */
export const ATOM_ENTRIES_MAX = 200;

/**
 * The liveblog as an Atom feed (RFC 4287), newest first. An entry keeps its id for ever; when what it says changes,
 * its time of update does. A retracted post stays as an entry that says so: a reader that has the old one replaces it.
 */
export function atomFeed(roll: Roll, posts: readonly Post[], about: AtomAbout): string {
  const { name, closeOfPoll } = roll.reference.election;
  const title = `${about.warning === null ? '' : `${about.warning}: `}${name}, live`;
  const updated = posts.map(changedAt).reduce((last, each) => (each > last ? each : last), closeOfPoll);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    element('id', tagOf(roll, about, '')),
    element('title', title),
    element('updated', updated),
    '<author><name>Declared</name></author>',
    link('self', 'application/atom+xml', `${about.origin}/live.atom`),
    link('alternate', 'text/html', `${about.origin}/live`),
    ...posts.slice(0, ATOM_ENTRIES_MAX).map((post) => entryOf(roll, post, about)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(roll: Roll, post: Post, about: AtomAbout): string {
  const warning = about.warning === null ? '' : `${about.warning}: `;
  return [
    '<entry>',
    element('id', tagOf(roll, about, post.id)),
    element('title', `${warning}${postTitle(roll, post)}`),
    element('published', post.at),
    element('updated', changedAt(post)),
    ...(post.author === null ? [] : [`<author>${element('name', post.author)}</author>`]),
    link('alternate', 'text/html', `${about.origin}/live/${post.id}`),
    `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${contentOf(roll, post, about)}</div></content>`,
    '</entry>',
  ].join('\n');
}

function tagOf(roll: Roll, about: AtomAbout, postId: string): string {
  return atomTag(roll, about, `live${postId === '' ? '' : `/${postId}`}`);
}

function contentOf(roll: Roll, post: Post, about: AtomAbout): string {
  const { retraction, edits, body } = post;
  if (retraction !== null) return element('p', `This post was retracted. ${retraction.reason}`);
  return [
    ...body.map((block) => blockOf(roll, block, about)),
    ...endedLines(post).map((line) => element('p', line)),
    ...edits.map(({ reason }) => element('p', `Updated: ${reason}`)),
  ].join('');
}

function blockOf(roll: Roll, block: Block, about: AtomAbout): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlines(block.children, about)}</p>`;
    case 'quote': {
      const who = block.attribution === null ? '' : element('p', block.attribution);
      return `<blockquote><p>${inlines(block.children, about)}</p>${who}</blockquote>`;
    }
    case 'list': {
      const items = block.items.map((item) => `<li>${inlines(item, about)}</li>`).join('');
      return block.ordered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'image': {
      const source = escaped(`${about.origin}${imagePath(block.imageId, 'small')}`);
      const who = block.credit === null ? '' : element('p', block.credit);
      return `<p><img src="${source}" alt="${escaped(block.alt)}"/></p>${who}`;
    }
    case 'resultCard':
    case 'rushCard': {
      const { slug } = block.constituency;
      const title = `<a href="${escaped(`${about.origin}/constituency/${slug}`)}">${escaped(cardTitle(roll, block))}</a>`;
      return `<p>${title}</p>${cardLines(roll, block)
        .map((line) => element('p', line))
        .join('')}`;
    }
    default:
      return block satisfies never;
  }
}

function inlines(children: readonly Inline[], about: AtomAbout): string {
  return children.map((child) => inline(child, about)).join('');
}

function inline(child: Inline, about: AtomAbout): string {
  switch (child.kind) {
    case 'text':
      return escaped(child.text);
    case 'emphasis':
      return `<em>${inlines(child.children, about)}</em>`;
    case 'strong':
      return `<strong>${inlines(child.children, about)}</strong>`;
    case 'link': {
      const target = linkTarget(child.href);
      if (target === null) return inlines(child.children, about);
      const href = target.startsWith('/') ? `${about.origin}${target}` : target;
      return `<a href="${escaped(href)}">${inlines(child.children, about)}</a>`;
    }
    default:
      return child satisfies never;
  }
}
