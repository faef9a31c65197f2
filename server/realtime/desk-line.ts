/** Somebody at the desk, on one socket. */
export interface DeskVisitor {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
}

/** What the desk's sockets need to know of the desk. */
export interface DeskLine {
  /** The one origin that browsers come from. */
  readonly origin: string;
  /** Whose socket this is, by its cookies; a code when it is nobody's. Throws when that cannot be found out. */
  visitor(cookieHeader: string | undefined): Promise<DeskVisitor | { readonly refusal: string }>;
  /** Those of these sessions that are still signed in. Throws when that cannot be found out. */
  stillThere(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Notes that the person did something. */
  touch(sessionId: string): Promise<void>;
  /** Number of the desk's last event. */
  seq(): number;
  /** Called when the desk has a new event, and when sessions have ended. */
  subscribe(listener: () => void): () => void;
}
