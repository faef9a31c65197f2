import { connect } from 'node:net';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/**
 * Opens a WebSocket by hand, says all the bytes at once, and resolves when the server has ended the connection: with
 * what it answered first.
 */
export function sayToSocket(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('latin1').on('data', (text) => {
      if (heard === '') heard = String(text);
    });
    // What comes with the handshake would be read only when more comes.
    socket.once('data', () => socket.write(bytes));
    socket.on('error', () => {});
    socket.once('close', () => resolve(heard));
    socket.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n' +
        `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\n` +
        'Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
    );
  });
}
