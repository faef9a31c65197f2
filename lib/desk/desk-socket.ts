/** What travels on the desk's sockets, in the namespace "/desk". Nothing is asked or done by them. */
export interface DeskToPage {
  /** The desk has events up to this number: ask for the view again. */
  changed(what: { readonly seq: number }): void;
  /** Everybody who is at the desk now. */
  presence(people: readonly Presence[]): void;
}

export interface PageToDesk {
  /** Where its person is: a seat, a post, a list. A word of the page's own, shown to colleagues' pages. */
  at(place: { readonly where: string }): void;
}

export interface Presence {
  readonly userId: string;
  readonly name: string;
  /** Empty before the page has said. */
  readonly where: string;
}

/** A place is a word and an id. */
export const WHERE_BYTES_MAX = 512;
