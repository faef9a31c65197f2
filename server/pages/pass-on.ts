import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Position } from '#lib/sync/position.ts';
import type { Projection } from '#server/projection/projection.ts';
import { untilReached } from '#server/projection/until-reached.ts';
import {
  headersForPages,
  headersForReader,
  POSITION_HEADER,
  positionFromHeader,
} from './internal-headers.ts';
import type { PagesLimits } from './pages-limits.ts';

/** Where pages listen, on this machine only. */
export interface PagesAddress {
  readonly port: number;
  readonly key: string;
}

export const PAGES_HOST = '127.0.0.1';

export type PassedOn =
  | 'answered'
  /** The reader left before the end. */
  | 'gone'
  /** Nothing was answered in time, or pages ended before they answered: nothing has been written yet. */
  | 'late'
  | 'died'
  /** Pages ended, or were silent, in the middle of an answer: the reader's connection is cut, so that it knows. */
  | 'broken';

export interface PassOnParts {
  readonly address: PagesAddress;
  readonly agent: Agent;
  readonly projection: Pick<Projection, 'current' | 'subscribe'>;
  readonly limits: Pick<PagesLimits, 'answerMsMax' | 'catchUpMsMax' | 'heldBytesMax' | 'clientStillMsMax'>;
  /** Called when pages have done their part, perhaps more than once: a slow reader keeps nobody else waiting. */
  readonly done: () => void;
}

/**
 * Passes a request on to the pages and streams the answer back. Resolves when there is nothing more to do; what has
 * not been answered then is for the caller to answer.
 */
export function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  parts: PassOnParts,
): Promise<PassedOn> {
  const { address, agent, limits, projection } = parts;
  const { promise, resolve } = Promise.withResolvers<PassedOn>();
  const asked = ask({
    host: PAGES_HOST,
    port: address.port,
    agent,
    method: request.method,
    path: request.url,
    headers: headersForPages(request.headers, { key: address.key, position: positionOf(projection) }),
  });
  let isEnded = false;
  let hasHead = false;
  const end = (how: PassedOn) => {
    if (isEnded) return;
    isEnded = true;
    clearTimeout(patience);
    response.off('close', left);
    parts.done();
    if (how !== 'answered') asked.destroy();
    if (how === 'broken') response.destroy();
    resolve(how);
  };
  const left = () => end('gone');
  const failed = () => end(hasHead ? 'broken' : 'died');
  const waitOn = () => {
    clearTimeout(patience);
    patience = setTimeout(() => end(hasHead ? 'broken' : 'late'), limits.answerMsMax);
  };
  let patience: NodeJS.Timeout | undefined;
  waitOn();
  response.on('close', left);
  asked.on('error', failed);
  asked.on('response', async (answer) => {
    answer.on('error', failed);
    const made = positionFromHeader(answer.headers[POSITION_HEADER]);
    // A reader of this page is not to hear from web that there is less.
    if (made !== null) await untilReached(projection, made, limits.catchUpMsMax);
    if (isEnded) return;
    hasHead = true;
    writeHead(response, answer);
    streamBody(answer, response, { ...parts, waitOn, waitNoMore: () => clearTimeout(patience) });
    answer.on('end', () => end('answered'));
  });
  request.pipe(asked);
  return promise;
}

function writeHead(response: ServerResponse, answer: IncomingMessage): void {
  response.statusCode = answer.statusCode ?? 502;
  for (const [name, value] of headersForReader(answer.headers)) response.setHeader(name, value);
}

/**
 * Takes the answer as fast as pages make it, up to what one reader may have held; the rest at the reader's pace, with
 * pages counted as done: what they still have to send costs them little.
 */
function streamBody(
  answer: IncomingMessage,
  response: ServerResponse,
  {
    limits,
    done,
    waitOn,
    waitNoMore,
  }: PassOnParts & { readonly waitOn: () => void; readonly waitNoMore: () => void },
): void {
  response.setTimeout(limits.clientStillMsMax, () => response.destroy());
  answer.on('data', (bytes: Buffer) => {
    waitOn();
    if (response.write(bytes) || response.writableLength <= limits.heldBytesMax) return;
    answer.pause();
    waitNoMore();
    done();
    response.once('drain', () => {
      waitOn();
      answer.resume();
    });
  });
  answer.on('end', () => response.end());
}

function positionOf({ current }: Pick<Projection, 'current'>): Position {
  return current().position;
}
