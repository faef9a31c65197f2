import { createServer } from 'node:net';

/**
 * A port that nobody listens on now. Somebody may take it before it is used: whoever binds it must cope.
 *
 * @param {string} [host]
 * @returns {Promise<number>}
 */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Why this port cannot be listened on, as the system's code (EADDRINUSE, EACCES…), or null if it can.
 *
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>}
 */
export function portTrouble(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
