import type { Socket } from 'socket.io';

/**
 * Bytes that a page has not taken off the line: those that engine.io holds back, and those that the WebSocket
 * has handed to the system. Neither queue has a bound of its own.
 */
export function queuedBytes(socket: Socket): number {
  const { writeBuffer, transport } = socket.conn as unknown as EngineConnection;
  const held = writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0);
  return held + (transport.socket?.bufferedAmount ?? 0);
}

/** The parts of engine.io's connection that have no public name. */
interface EngineConnection {
  readonly writeBuffer: readonly { readonly data?: { readonly length: number } }[];
  readonly transport: { readonly socket?: { readonly bufferedAmount: number } };
}
