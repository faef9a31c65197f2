/** A headline of two lines on a desk, four on a phone. */
export const TITLE_CHARS_MAX = 160;

/** The longest name on a by-line that is a name. */
export const AUTHOR_CHARS_MAX = 80;

/** What a picture shows, in a sentence or two: longer is for the post itself. */
export const ALT_CHARS_MAX = 300;

/** A sentence or two: it stands under the post for ever. */
export const CHANGE_REASON_CHARS_MAX = 300;

/** A phone shows the banner in three lines at most. */
export const BANNER_CHARS_MAX = 140;

/** Paragraphs, quotes, lists and cards of one post: beyond it a post is an article. */
export const BLOCKS_MAX = 40;

/** Items of a list, and pieces of text between two changes of emphasis: far beyond what anybody writes. */
export const ITEMS_MAX = 50;

/**
 * Letters of a whole post, about two pages. Every page of every reader has every post in its snapshot, so this is what
 * keeps one post from costing more than twenty results.
 */
export const DOCUMENT_CHARS_MAX = 6000;

/** An address with its longest tracking query; what is longer is no link that a person pasted. */
export const HREF_CHARS_MAX = 500;

/** Strong words within a link within emphasis: deeper is a mistake, and must not exhaust who draws it. */
export const INLINE_DEPTH_MAX = 3;

/** A post's id is part of its address. */
export const POST_ID_CHARS_MAX = 40;
