import type { ServerResponse } from 'node:http';
import compression from 'compression';
import sirv from 'sirv';
import { lateScripts } from './late-scripts.ts';
import type { NextApp } from './next-app.ts';

const FILES_PATH = '/_next/static';
/** A file that is built anew has another name. */
const FILE_SECONDS = 31_536_000;

/** Bytes as characters, one each: what is looked for in a page is ASCII, and all else passes unread. */
const BYTES = 'latin1';

/**
 * All that pages answer: built files from the disk, as small as they were made when they were built, and pages,
 * rendered, and made smaller on their way. Brotli at its fourth level takes half of gzip's time.
 */
export function pageAnswers(render: NextApp['handle'], filesFolder: string): NextApp['handle'] {
  const compress = compression();
  const sendFile = sirv(filesFolder, { brotli: true, gzip: true, maxAge: FILE_SECONDS, immutable: true });
  const sendPage: NextApp['handle'] = (request, response) => {
    askForScriptsLater(response);
    return render(request, response);
  };
  return async (request, response) => {
    await new Promise<void>((resolve) => compress(request, response, resolve));
    const { url = '' } = request;
    if (!url.startsWith(`${FILES_PATH}/`)) return sendPage(request, response);
    // They are short: whoever asks for a part of one gets all of it.
    delete request.headers.range;
    request.url = url.slice(FILES_PATH.length);
    const isThere = await new Promise<boolean>((resolve) => {
      response.once('close', () => resolve(true));
      sendFile(request, response, () => resolve(false));
    });
    request.url = url;
    if (!isThere) await sendPage(request, response);
  };
}

type Write = (bytes: string | Uint8Array, ...how: unknown[]) => boolean;
type End = (...last: unknown[]) => ServerResponse;

/** What is written to the answer is rewritten, if it is a page. */
function askForScriptsLater(response: ServerResponse): void {
  const late = lateScripts();
  const write = response.write.bind(response) as Write;
  const end = response.end.bind(response) as End;
  const writeRewritten: Write = (bytes, ...how) => {
    if (!isPage(response)) return write(bytes, ...how);
    // The page gets longer.
    if (!response.headersSent) response.removeHeader('content-length');
    const text = late.take(Buffer.from(bytes as Uint8Array).toString(BYTES));
    return text === '' || write(Buffer.from(text, BYTES));
  };
  response.write = writeRewritten as typeof response.write;
  response.end = ((...last: unknown[]) => {
    if (!isPage(response)) return end(...last);
    const [bytes] = last;
    if (typeof bytes === 'string' || bytes instanceof Uint8Array) writeRewritten(bytes);
    const rest = late.rest();
    if (rest !== '') write(Buffer.from(rest, BYTES));
    return end(...last.filter((each) => typeof each === 'function'));
  }) as typeof response.end;
}

function isPage(response: ServerResponse): boolean {
  return `${response.getHeader('content-type')}`.startsWith('text/html');
}
