import type { PageToServer, ServerToPage } from '#lib/sync/protocol.ts';

type Heard = { readonly [Name in keyof ServerToPage]: ServerToPage[Name] };

/** What a page hears of its socket, and on it. */
export interface SocketEars extends Heard {
  opened(): void;
  /** A socket that was open is no more, whoever ended it. */
  lost(): void;
  /** It did not open. */
  failed(): void;
}

/** A socket that is not open by then is tried another way. */
const OPEN_MS_MAX = 5000;

/**
 * Socket.io's framing (protocol 5 on Engine.IO 4) on one WebSocket, as far as a page needs it: to open, to say one
 * thing and to hear three. The library brings rooms, binary parts, acknowledgements, long polling and a back-off
 * besides, which a page does not use, and would be a quarter of the page's own code.
 */
export class NightSocket {
  readonly #address: string;
  readonly #ears: SocketEars;
  #line: WebSocket | null = null;
  #isOpen = false;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  /** `origin` of the server, such as "https://host". */
  constructor(origin: string, ears: SocketEars) {
    this.#address = `${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    this.#ears = ears;
  }

  /** Both sides have greeted. */
  get connected(): boolean {
    return this.#isOpen;
  }

  /** Opens it, unless it is open or opening. */
  connect(): void {
    if (this.#line !== null) return;
    const line = new WebSocket(this.#address);
    this.#line = line;
    this.#deadline = setTimeout(() => this.#end(line), OPEN_MS_MAX);
    line.onmessage = ({ data }) => {
      if (line === this.#line) this.#hear(line, String(data));
    };
    line.onclose = () => this.#end(line);
  }

  /** Says where the page is. Only on an open socket. */
  resume(...said: Parameters<PageToServer['resume']>): void {
    this.#line?.send(`42${JSON.stringify(['resume', ...said])}`);
  }

  /** Ends it. A socket that was open is heard to be lost; one that was opening says nothing. */
  disconnect(): void {
    if (this.#forget()) this.#ears.lost();
  }

  /** The first digit is Engine.IO's kind of packet; after 4, a message, the second is Socket.io's. */
  #hear(line: WebSocket, frame: string): void {
    if (frame.startsWith('42')) this.#tell(line, frame.slice(2));
    else if (frame.startsWith('40')) this.#opened();
    else if (frame.startsWith('0')) line.send('40');
    else if (frame === '2') line.send('3');
    // What is left ends it: Engine.IO's close, Socket.io's disconnect and its refusal.
    else this.#end(line);
  }

  #opened(): void {
    clearTimeout(this.#deadline);
    this.#isOpen = true;
    this.#ears.opened();
  }

  #tell(line: WebSocket, text: string): void {
    const message = parsed(text);
    if (message?.[0] === 'events') this.#ears.events(message[1]);
    else if (message?.[0] === 'heartbeat') this.#ears.heartbeat(message[1]);
    else if (message?.[0] === 'answer') this.#ears.answer(message[1]);
    else this.#end(line);
  }

  #end(line: WebSocket): void {
    if (line !== this.#line) return;
    if (this.#forget()) this.#ears.lost();
    else this.#ears.failed();
  }

  /** True when it was open. */
  #forget(): boolean {
    const wasOpen = this.#isOpen;
    clearTimeout(this.#deadline);
    this.#line?.close();
    this.#line = null;
    this.#isOpen = false;
    return wasOpen;
  }
}

type Message = {
  readonly [Name in keyof ServerToPage]: readonly [Name, ...Parameters<ServerToPage[Name]>];
}[keyof ServerToPage];

function parsed(text: string): Message | null {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return null;
  }
}
