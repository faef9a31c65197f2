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
  if (lan !== null) return { origin: `http://${lan}:${port}`, local: `http://localhost:${port}` };
  const shown = isEverywhere || host === '127.0.0.1' ? 'localhost' : host;
  return { origin: `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`, local: null };
}

/** @param {ReturnType<typeof networkInterfaces>} interfaces */
function lanAddress(interfaces) {
  const all = Object.values(interfaces).flatMap((each) => each ?? []);
  return all.find((each) => each.family === 'IPv4' && !each.internal)?.address ?? null;
}
