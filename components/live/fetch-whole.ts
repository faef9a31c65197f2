/**
 * Longer than a slow line pauses between two packets. A browser itself waits for minutes on a line that died without a
 * word, as one does in a tunnel, and whoever awaits the answer asks nothing else meanwhile.
 */
const STALL_MS_MAX = 20_000;

export interface WholeAnswer {
  readonly status: number;
  readonly text: string;
  header(name: string): string | null;
}

interface FetchOptions {
  readonly cache?: RequestCache;
  /** Ends it from outside. */
  readonly signal?: AbortSignal;
}

/**
 * An answer with its whole body, of whatever status. Rejects when the line fails, when nothing more of it has come for a
 * while, or when the signal ends it; nothing is asked for once it has.
 */
export async function fetchWhole(path: string, { cache, signal }: FetchOptions = {}): Promise<WholeAnswer> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const end = () => ending.abort();
  let timer = setTimeout(end, STALL_MS_MAX);
  signal?.addEventListener('abort', end);
  try {
    const response = await fetch(path, { signal: ending.signal, ...(cache !== undefined && { cache }) });
    const decoder = new TextDecoder();
    let text = '';
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      clearTimeout(timer);
      timer = setTimeout(end, STALL_MS_MAX);
      text += decoder.decode(part.value, { stream: true });
    }
    return { status: response.status, text, header: (name) => response.headers.get(name) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
