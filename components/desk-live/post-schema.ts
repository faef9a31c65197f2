import { type DOMOutputSpec, type Node, Schema } from 'prosemirror-model';
import { linkTarget } from '#lib/liveblog/link-target.ts';

/**
 * What the editor can hold: exactly the blocks and marks of a written document, so that nothing else can be typed,
 * pasted or dropped into it. Whatever else a paste brings is left behind when it is read by these rules.
 */
export const postSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    // A cell of a pasted table is a line of its own: two figures never become one.
    paragraph: {
      group: 'block',
      content: 'inline*',
      parseDOM: [{ tag: 'p' }, { tag: 'td' }, { tag: 'th' }],
      toDOM: () => ['p', 0],
    },
    quote: {
      group: 'block',
      content: 'inline*',
      attrs: { attribution: { default: null, validate: 'string|null' } },
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: ({ attrs }): DOMOutputSpec => ['blockquote', { 'data-attribution': attrs['attribution'] }, 0],
    },
    bulletList: { group: 'block', content: 'listItem+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    orderedList: { group: 'block', content: 'listItem+', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    listItem: { content: 'paragraph', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    result: {
      group: 'block',
      atom: true,
      attrs: {
        constituencyId: { validate: 'string' },
        seq: { validate: 'number' },
        label: { default: '', validate: 'string' },
      },
      toDOM: ({ attrs }): DOMOutputSpec => ['div', { class: 'card-place' }, attrs['label']],
    },
    image: {
      group: 'block',
      atom: true,
      attrs: {
        imageId: { validate: 'string' },
        width: { validate: 'number' },
        height: { validate: 'number' },
        alt: { validate: 'string' },
        credit: { default: null, validate: 'string|null' },
      },
      toDOM: (node): DOMOutputSpec => ['div', { class: 'card-place' }, pictureWords(node)],
    },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (element) => safeLink(element.getAttribute('href')) }],
      toDOM: ({ attrs }): DOMOutputSpec => ['a', { href: attrs['href'] }, 0],
    },
    emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  },
});

/** A link that may not be followed is not taken over: its words are. */
function safeLink(href: string | null): { href: string } | false {
  const target = href === null ? null : linkTarget(href);
  return target === null ? false : { href: target };
}

function pictureWords({ attrs }: Node): string {
  return `Picture: ${attrs['alt']}`;
}
