import type { ConstituencyId } from './ids.ts';

/**
 * What a person writes: structure, never HTML, so that nothing in it can become markup. Whole numbers and words only:
 * it travels in events.
 */
export type WrittenDocument = readonly WrittenBlock[];

export type WrittenBlock = TextBlock | ImageBlock | ResultReference;

export type TextBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[]; readonly attribution: string | null }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** A picture of our own store, by its contents. */
export interface ImageBlock {
  readonly kind: 'image';
  /** 32 hexadecimal digits: what the stored picture hashes to. */
  readonly imageId: string;
  /** Of the larger rendition, in pixels, so that a page keeps its room before it has come. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for whoever does not see it. */
  readonly alt: string;
  readonly credit: string | null;
}

/** The card of a result, by the event that made it public: it keeps those figures, whatever comes after. */
export interface ResultReference {
  readonly kind: 'result';
  readonly constituencyId: ConstituencyId;
  readonly seq: number;
}
