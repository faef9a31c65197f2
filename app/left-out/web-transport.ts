/** In place of engine.io's WebTransport: our server speaks WebSocket and long polling. */
export const WT = null;
