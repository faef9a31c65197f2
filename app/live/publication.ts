import { headers } from 'next/headers.js';
import { publicOrigin } from '#app/public-origin.ts';
import type { Publication } from '#lib/liveblog/live-blog-posting.ts';
import type { Mode } from '#lib/sync/mode.ts';
import { modeWarning } from '#lib/view/shell-view.ts';

/** Where this site says that it is, and what its structured data must warn of. */
export function publicationOf(mode: Mode): Publication {
  return { origin: publicOrigin(), warning: modeWarning(mode) };
}

/** The nonce that `proxy.ts` made for this response. */
export async function readNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? '';
  return /'nonce-([^']+)'/.exec(policy)?.[1];
}
