import type { IncomingMessage } from 'node:http';
import type { RealtimeLimits } from './realtime-limits.ts';

/** Who may connect. A refusal is a word for the log and for the page's console; the page then asks over HTTP. */
export interface Admission {
  refusalOf(request: IncomingMessage): string | null;
  entered(address: string): void;
  left(address: string): void;
  count(): number;
}

/**
 * CORS does not govern WebSockets, so the origin is compared here, for every transport. A request without an
 * origin is not a browser's and is let in: what this server says is public, and it accepts no command.
 */
export function makeAdmission(origins: ReadonlySet<string>, limits: RealtimeLimits): Admission {
  const byAddress = new Map<string, number>();
  let total = 0;
  return {
    refusalOf({ headers, socket }) {
      if (headers.origin !== undefined && !origins.has(headers.origin)) return 'origin';
      if (total >= limits.connectionsMax) return 'full';
      const fromThere = byAddress.get(addressOf(socket.remoteAddress)) ?? 0;
      return fromThere >= limits.connectionsPerAddressMax ? 'too many from this address' : null;
    },
    entered(address) {
      total += 1;
      byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
    },
    left(address) {
      total -= 1;
      const rest = (byAddress.get(address) ?? 0) - 1;
      if (rest > 0) byAddress.set(address, rest);
      else byAddress.delete(address);
    },
    count: () => total,
  };
}

/** The connection's own address: a forwarded one is whatever the sender writes. */
export function addressOf(remoteAddress: string | undefined): string {
  return remoteAddress ?? 'unknown';
}

/** The configured origin and, on one's own machine, its other spellings. */
export function allowedOrigins(origin: string): ReadonlySet<string> {
  const url = new URL(origin);
  const names = ['localhost', '127.0.0.1', '[::1]'];
  if (!names.includes(url.hostname)) return new Set([origin]);
  const port = url.port === '' ? '' : `:${url.port}`;
  return new Set(names.map((name) => `${url.protocol}//${name}${port}`));
}
