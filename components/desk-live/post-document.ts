import type { Mark, Node } from 'prosemirror-model';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { ImageBlock, Inline, WrittenBlock, WrittenDocument } from '#lib/election/written-document.ts';
import { postSchema } from './post-schema.ts';

const { nodes, marks } = postSchema;

/** What the editor shows for a document. `labelOf` gives the words on the stub of a card. */
export function editorDocument(document: WrittenDocument, labelOf: (id: ConstituencyId) => string): Node {
  const blocks = document.map((block) => nodeOf(block, labelOf));
  return nodes.doc.create(null, blocks.length === 0 ? [nodes.paragraph.create()] : blocks);
}

/** What the editor holds, as a document. Empty blocks are left out: a post says something or nothing. */
export function writtenDocument(doc: Node): WrittenDocument {
  return doc.children.flatMap((node) => blockOf(node) ?? []);
}

function nodeOf(block: WrittenBlock, labelOf: (id: ConstituencyId) => string): Node {
  switch (block.kind) {
    case 'paragraph':
      return nodes.paragraph.create(null, textNodes(block.children, []));
    case 'quote':
      return nodes.quote.create({ attribution: block.attribution }, textNodes(block.children, []));
    case 'list': {
      const items = block.items.map((item) =>
        nodes.listItem.create(null, nodes.paragraph.create(null, textNodes(item, []))),
      );
      return (block.ordered ? nodes.orderedList : nodes.bulletList).create(null, items);
    }
    case 'image': {
      const { kind: _, ...attributes } = block;
      return nodes.image.create(attributes);
    }
    case 'result': {
      const { constituencyId, seq } = block;
      return nodes.result.create({ constituencyId, seq, label: labelOf(constituencyId) });
    }
    default:
      return block satisfies never;
  }
}

function textNodes(children: readonly Inline[], active: readonly Mark[]): readonly Node[] {
  return children.flatMap((child) => {
    if (child.kind === 'text') return child.text === '' ? [] : [postSchema.text(child.text, active)];
    const mark = child.kind === 'link' ? marks.link.create({ href: child.href }) : marks[child.kind].create();
    return textNodes(child.children, mark.addToSet(active));
  });
}

function blockOf(node: Node): WrittenBlock | null {
  switch (node.type) {
    case nodes.paragraph: {
      const children = inlinesOf(node.children, 0);
      return children.length === 0 ? null : { kind: 'paragraph', children };
    }
    case nodes.quote: {
      const children = inlinesOf(node.children, 0);
      const said: string | null = node.attrs['attribution'];
      const attribution = said?.trim() || null;
      return children.length === 0 ? null : { kind: 'quote', children, attribution };
    }
    case nodes.bulletList:
    case nodes.orderedList: {
      const items = node.children
        .map((item) => inlinesOf(item.child(0).children, 0))
        .filter(({ length }) => length > 0);
      return items.length === 0 ? null : { kind: 'list', ordered: node.type === nodes.orderedList, items };
    }
    case nodes.image:
      return { kind: 'image', ...(node.attrs as Omit<ImageBlock, 'kind'>) };
    case nodes.result:
      return {
        kind: 'result',
        constituencyId: node.attrs['constituencyId'] as ConstituencyId,
        seq: node.attrs['seq'] as number,
      };
    default:
      throw new Error(`The editor holds a "${node.type.name}" among its blocks`);
  }
}

/** Neighbours that share their outermost mark stand within one: a link with a strong word in it is one link. */
function inlinesOf(texts: readonly Node[], depth: number): readonly Inline[] {
  const inlines: Inline[] = [];
  for (let start = 0; start < texts.length; ) {
    const mark = texts[start]?.marks[depth];
    let end = start + 1;
    if (mark === undefined) {
      inlines.push({ kind: 'text', text: texts[start]?.text ?? '' });
    } else {
      while (texts[end]?.marks[depth]?.eq(mark)) end += 1;
      inlines.push(marked(mark, inlinesOf(texts.slice(start, end), depth + 1)));
    }
    start = end;
  }
  return inlines;
}

function marked(mark: Mark, children: readonly Inline[]): Inline {
  if (mark.type === marks.link) return { kind: 'link', href: mark.attrs['href'], children };
  return { kind: mark.type === marks.strong ? 'strong' : 'emphasis', children };
}
