/** In place of socket.io's packets of bytes: see is-binary.ts. */
export function deconstructPacket(): never {
  throw new Error(NO_BYTES);
}

export function reconstructPacket(): never {
  throw new Error(NO_BYTES);
}

const NO_BYTES = 'Nothing binary is sent: next.config.js leaves its packets out';
