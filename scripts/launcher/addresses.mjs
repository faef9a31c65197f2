import { networkInterfaces } from 'node:os';

/**
 * Where readers open it, and the one origin that is accepted from browsers.
 *
 * @param {{ host: string, port: number, origin: string | null }} settings
 * @param {ReturnType<typeof networkInterfaces>} [interfaces]
 */
export function addressesOf({ host, port, origin }, interfaces = networkInterfaces()) {
  if (origin !== null) return { origin, local: null };
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const lan = isEverywhere ? lanAddress(interfaces) : null;
  if (lan !== null) return { origin: originAt(lan, port), local: originAt('localhost', port) };
  const shown = isEverywhere || host === '127.0.0.1' ? 'localhost' : host;
  return { origin: originAt(shown, port), local: null };
}

/** As browsers write it: without the port that http has by itself. @param {string} host @param {number} port */
function originAt(host, port) {
  return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin;
}

/** @param {ReturnType<typeof networkInterfaces>} interfaces */
function lanAddress(interfaces) {
  const all = Object.values(interfaces).flatMap((each) => each ?? []);
  return all.find((each) => each.family === 'IPv4' && !each.internal)?.address ?? null;
}
