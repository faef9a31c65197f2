import type { ImageBlock, Inline, TextBlock } from '#lib/election/written-document.ts';
import type { PostCard } from './result-card.ts';

/**
 * What a post says: structure, never HTML, so that nothing an editor or a feed writes can become markup. A reader's
 * page, the feed of posts, the briefing in plain text and the share image each draw it in their own way.
 */
export type Document = readonly Block[];

export type Block = TextBlock | ImageBlock | PostCard;

/** A paragraph of plain words. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', children: [{ kind: 'text', text }] };
}

/** The words of a document without their structure, one line a block; a card says nothing here. */
export function plainText(document: Document): string {
  return document
    .flatMap((block) => {
      switch (block.kind) {
        case 'paragraph':
          return [inlineText(block.children)];
        case 'quote':
          return [
            `“${inlineText(block.children)}”${block.attribution === null ? '' : ` (${block.attribution})`}`,
          ];
        case 'list':
          return block.items.map(
            (item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inlineText(item)}`,
          );
        case 'image':
          return [`Picture: ${block.alt}`];
        case 'resultCard':
        case 'rushCard':
          return [];
        default:
          return block satisfies never;
      }
    })
    .join('\n');
}

function inlineText(children: readonly Inline[]): string {
  return children.map((child) => (child.kind === 'text' ? child.text : inlineText(child.children))).join('');
}
