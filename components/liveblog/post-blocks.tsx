import type { Inline } from '#lib/election/written-document.ts';
import type { BlockView } from '#lib/view/liveblog-view-post.ts';
import { SeatCard } from './seat-card.tsx';

interface PostBlocksProps {
  readonly blocks: readonly BlockView[];
}

/** The words of a post. Structure in, elements out: nothing that anybody wrote is ever read as markup. */
export function PostBlocks({ blocks }: PostBlocksProps) {
  return blocks.map((block, index) => (
    // A post that is edited is another list: its blocks have no identity but their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Block key={index} block={block} />
  ));
}

function Block({ block }: { readonly block: BlockView }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="post-words">
          <Inlines of={block.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className="post-quote">
          <p>
            <Inlines of={block.children} />
          </p>
          {block.attribution !== null && <footer>{block.attribution}</footer>}
        </blockquote>
      );
    case 'list':
      return block.ordered ? (
        <ol className="post-list">
          <Items of={block.items} />
        </ol>
      ) : (
        <ul className="post-list">
          <Items of={block.items} />
        </ul>
      );
    case 'image':
      return (
        <figure className="post-picture">
          {/* biome-ignore lint/performance/noImgElement: our own store has both sizes already */}
          <img
            src={block.small}
            srcSet={`${block.small} 640w, ${block.large} 1280w`}
            sizes="(min-width: 48rem) 40rem, 100vw"
            width={block.width}
            height={block.height}
            alt={block.alt}
            loading="lazy"
            decoding="async"
          />
          {block.credit !== null && <figcaption>{block.credit}</figcaption>}
        </figure>
      );
    case 'card':
      return <SeatCard card={block} />;
    default:
      return block satisfies never;
  }
}

function Items({ of }: { readonly of: readonly (readonly Inline[])[] }) {
  return of.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
    <li key={index}>
      <Inlines of={item} />
    </li>
  ));
}

function Inlines({ of }: { readonly of: readonly Inline[] }) {
  return of.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place
    <InlineWords key={index} inline={inline} />
  ));
}

function InlineWords({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'emphasis':
      return (
        <em>
          <Inlines of={inline.children} />
        </em>
      );
    case 'strong':
      return (
        <strong>
          <Inlines of={inline.children} />
        </strong>
      );
    case 'link':
      return (
        <a href={inline.href} rel="nofollow noopener">
          <Inlines of={inline.children} />
        </a>
      );
    default:
      return inline satisfies never;
  }
}
