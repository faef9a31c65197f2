/** In place of engine.io's base64, in which long polling carries bytes: see is-binary.ts. */
export function decode(): never {
  throw new Error('Nothing binary is sent: next.config.js leaves its decoder out');
}
