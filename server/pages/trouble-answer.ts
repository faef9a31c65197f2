import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type HttpAnswer, problemAnswer } from '#server/http/http-answer.ts';

/** Why a page cannot be had just now. */
export type Trouble =
  /** Pages have ended, or are starting. */
  | 'starting'
  /** More readers ask than pages can be made for. */
  | 'busy';

interface Words {
  readonly title: string;
  readonly detail: string;
  /** The least time after which to ask again. Each answer adds some, so that readers do not come back together. */
  readonly againSecondsMin: number;
}

const WORDS: Readonly<Record<Trouble, Words>> = {
  starting: {
    title: 'The pages are starting again',
    detail: 'Results are still being taken in and nothing is lost.',
    againSecondsMin: 2,
  },
  busy: {
    title: 'Very many people are reading at this moment',
    detail:
      'Results are still being taken in and nothing is lost. Pages that are open already go on by themselves.',
    againSecondsMin: 5,
  },
};

const AGAIN_SECONDS_SPREAD = 5;

/**
 * 503, when to ask again, and words: for a browser a page that asks again by itself, for programs a problem. `chance`
 * is a number from 0 to 1.
 */
export function troubleAnswer(
  trouble: Trouble,
  { headers }: Pick<IncomingMessage, 'headers'>,
  chance: number = Math.random(),
): HttpAnswer {
  const { title, detail, againSecondsMin } = WORDS[trouble];
  const seconds = againSecondsMin + Math.floor(chance * AGAIN_SECONDS_SPREAD);
  const again = { 'retry-after': String(seconds) };
  if (!(headers.accept ?? '').includes('text/html')) {
    return problemAnswer(503, title, `${detail} Please ask again in ${seconds} seconds.`, again);
  }
  return {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      ...again,
    },
    body: pageOf(title, `${detail} This page asks again by itself in ${seconds} seconds.`, seconds),
  };
}

/** Of this page alone, which nobody else can make for it: its hash, and no word of a style besides, is allowed. */
const STYLE =
  ':root{color-scheme:light dark}body{font:1.125rem/1.5 Georgia,serif;margin:12vh auto;max-width:34em;padding:0 1rem}h1{font-size:1.75rem;font-weight:400;line-height:1.2}';
const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

function pageOf(title: string, words: string, seconds: number): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title} · Declared</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${seconds}">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${words}</p>
</main>
</body>
</html>
`;
}
