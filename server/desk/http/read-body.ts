import type { IncomingMessage } from 'node:http';

export type ReadBody =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  /** More than was allowed: the rest is not read. */
  | { readonly kind: 'tooLarge' }
  /** Fewer than were announced. */
  | { readonly kind: 'broken' };

/** The bytes of a request, and never more of them in memory than allowed. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return { kind: 'tooLarge' };
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > bytesMax) return { kind: 'tooLarge' };
      chunks.push(chunk);
    }
  } catch {
    return { kind: 'broken' };
  }
  return { kind: 'read', bytes: Buffer.concat(chunks) };
}
