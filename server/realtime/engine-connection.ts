import type { Socket } from 'socket.io';

/** One connection of engine.io, with the parts that have no public name. The versions are pinned. */
export interface EngineConnection {
  readonly remoteAddress: string | undefined;
  readonly writeBuffer: readonly { readonly data?: { readonly length: number } }[];
  readonly transport: {
    readonly socket?: {
      readonly bufferedAmount: number;
      terminate(): void;
      on(event: 'message' | 'ping', listener: () => void): void;
    };
  };
  close(discard: boolean): void;
  once(event: 'close', listener: () => void): void;
  once(event: 'upgrading', listener: (transport: EngineConnection['transport']) => void): void;
}

export function connectionOf(socket: Pick<Socket, 'conn'>): EngineConnection {
  return socket.conn as unknown as EngineConnection;
}

/**
 * Bytes that a page has not taken off the line: those that engine.io holds back, and those that the WebSocket
 * has handed to the system. Neither queue has a bound of its own.
 */
export function queuedBytes({ writeBuffer, transport }: EngineConnection): number {
  const held = writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0);
  return held + (transport.socket?.bufferedAmount ?? 0);
}

/** Ends a connection now: a polite close would wait half a minute for an answer that may never come. */
export function cutOff(connection: EngineConnection): void {
  connection.close(true);
  connection.transport.socket?.terminate();
}
