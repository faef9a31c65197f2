import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORRECTIONS_FEED_PATH } from '#lib/view/corrections-filter.ts';
import type { NightForecast } from '#server/forecast/night-forecast.ts';
import type { ImageStore } from '#server/images/image-store.ts';
import type { Night } from '#server/projection/night.ts';
import { constituencyDetail, constituencyList } from './constituency-answers.ts';
import { corrections, correctionsFeedAnswer } from './corrections-answers.ts';
import { eventsAnswer } from './events-answer.ts';
import { FORECAST_PATHS, forecastAnswer } from './forecast-answers.ts';
import { healthAnswer } from './health-answer.ts';
import { compressedAnswer, type HttpAnswer, jsonAnswer, problemAnswer } from './http-answer.ts';
import { IMAGES_PATH, imageAnswer } from './image-answer.ts';
import { liveFeedAnswer } from './live-feed-answer.ts';
import type { Metrics } from './metrics.ts';
import { nightForQuery } from './moment-answers.ts';
import { postcodeAnswer } from './postcode-answer.ts';
import { scoreboard } from './scoreboard-answer.ts';
import { OPEN_TO_ALL } from './security-headers.ts';
import { sendAnswer } from './send-answer.ts';
import { snapshotAnswer } from './snapshot-answer.ts';

/** The longest address that anything here has is far below it. */
const URL_LENGTH_MAX = 2048;

export interface ApiParts {
  readonly night: Night;
  readonly forecast: NightForecast;
  readonly files: ReadonlyMap<string, HttpAnswer>;
  readonly metrics: Metrics;
  readonly openApi: HttpAnswer;
  /** Pictures of the liveblog; null where nobody keeps any. */
  readonly images: ImageStore | null;
  /** Where this site says that it is: a feed names its own address. */
  readonly origin: string;
}

/** Answers what is not a page; false when the request is for somebody else. */
export type Api = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export function makeApi(parts: ApiParts): Api {
  return async (request, response) => {
    const address = request.url ?? '';
    const path = address.split('?', 1)[0] ?? '';
    const route = routeOf(path);
    const refusal = refusalOf(request, address);
    if (route === null && refusal === null) return false;
    const answer = refusal ?? (await answerOf(parts, route, path, address));
    parts.metrics.requested(route ?? 'other', answer.status);
    sendAnswer(request, response, answer);
    return true;
  };
}

const LIVE_FEED_PATH = '/live.atom';

type Route = 'api' | 'reference' | 'image' | 'feed' | 'health' | 'metrics';

function routeOf(path: string): Route | null {
  if (path.startsWith('/api/')) return 'api';
  if (path.startsWith('/reference/')) return 'reference';
  if (path.startsWith(IMAGES_PATH)) return 'image';
  if (path === LIVE_FEED_PATH || path === CORRECTIONS_FEED_PATH) return 'feed';
  if (path === '/healthz') return 'health';
  return path === '/metrics' ? 'metrics' : null;
}

/**
 * Everything is read, never written, and has no body: pages too. What is refused ends its connection, so that nobody has
 * to take a body that was not asked for.
 */
function refusalOf(request: IncomingMessage, address: string): HttpAnswer | null {
  if (address.length > URL_LENGTH_MAX) {
    return problemAnswer(
      414,
      'Address too long',
      `An address here has at most ${URL_LENGTH_MAX} characters.`,
      ENDS,
    );
  }
  // "*" is no address, and a whole one would let the sender choose where a redirect leads.
  if (!address.startsWith('/')) {
    return problemAnswer(400, 'Not an address here', 'An address begins with a slash.', ENDS);
  }
  if (!isWellFormed(address.split('?', 1)[0] ?? '')) {
    const words =
      'A per cent sign in an address is followed by two figures or letters from A to F, of UTF-8.';
    return problemAnswer(400, 'Not a well-formed address', words, ENDS);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const headers = { allow: 'GET, HEAD', ...ENDS };
    return problemAnswer(405, 'Only reading is possible', 'Use GET or HEAD.', headers);
  }
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  return hasBody ? problemAnswer(413, 'No body expected', 'A request to read has no body.', ENDS) : null;
}

/** What the pages' router would decode and, where it cannot, answer with an error of its own. */
function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const ENDS: Readonly<Record<string, string>> = { connection: 'close' };

async function answerOf(
  { night, forecast, files, metrics, openApi, images, origin }: ApiParts,
  route: Route | null,
  path: string,
  address: string,
): Promise<HttpAnswer> {
  switch (route) {
    case 'api':
      return path === '/api/v1/openapi.json'
        ? openApi
        : compressedAnswer(
            await apiAnswer({ night, forecast }, path, new URLSearchParams(address.slice(path.length))),
          );
    case 'reference':
      return (
        files.get(path) ?? problemAnswer(404, 'No such file', 'Only the files of the pack in use are here.')
      );
    case 'image':
      return imageAnswer(images, night.reading().state, path);
    case 'feed':
      return compressedAnswer(
        path === LIVE_FEED_PATH ? liveFeedAnswer(night, origin) : correctionsFeedAnswer(night, origin),
      );
    case 'health':
      return healthAnswer(night, Date.now());
    case 'metrics':
      return {
        status: 200,
        headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' },
        body: await metrics.text(),
      };
    case null:
      throw new Error('Somebody else answers this address');
    default:
      return route satisfies never;
  }
}

async function apiAnswer(
  { night, forecast }: Pick<ApiParts, 'night' | 'forecast'>,
  path: string,
  query: URLSearchParams,
): Promise<HttpAnswer> {
  if (path === '/api/v1/events') return eventsAnswer(night, query);
  if (path.startsWith(POSTCODE_PATH)) return postcodeAnswer(night, path.slice(POSTCODE_PATH.length));
  const one = /^\/api\/v1\/constituencies\/([A-Za-z0-9-]{1,100})$/.exec(path)?.[1];
  const ofForecast = FORECAST_PATHS.get(path);
  if (one === undefined && ofForecast === undefined && !AT_ANY_MOMENT.has(path)) {
    return problemAnswer(404, 'No such address', 'The API is described in /api/v1/openapi.json.');
  }
  const asked = nightForQuery(night, query);
  if (asked.kind === 'refused') return asked.answer;
  if (ofForecast !== undefined) return forecastAnswer(forecast, ofForecast, asked);
  const { reading, cacheControl } = asked;
  if (one !== undefined) {
    const detail = constituencyDetail(reading, one);
    return detail === null ? noConstituency(one) : open(jsonAnswer(detail, { cacheControl }));
  }
  if (path === '/api/v1/snapshot') return snapshotAnswer(night, reading, cacheControl);
  if (path === CORRECTIONS_API_PATH) {
    const found = corrections(reading, query.get('constituency'));
    return found === null
      ? noConstituency(query.get('constituency') ?? '')
      : open(jsonAnswer(found, { cacheControl }));
  }
  const figures = path === '/api/v1/night' ? scoreboard(reading) : constituencyList(reading);
  return open(jsonAnswer(figures, { cacheControl }));
}

function noConstituency(asked: string): HttpAnswer {
  return problemAnswer(
    404,
    'No such constituency',
    `No constituency of this election has the code or name “${asked}”.`,
  );
}

const POSTCODE_PATH = '/api/v1/postcode/';
const CORRECTIONS_API_PATH = '/api/v1/corrections';

/** Besides a constituency, what can be asked for as it stood at a moment. */
const AT_ANY_MOMENT: ReadonlySet<string> = new Set([
  '/api/v1/snapshot',
  '/api/v1/night',
  '/api/v1/constituencies',
  CORRECTIONS_API_PATH,
]);

function open(answer: HttpAnswer): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, ...OPEN_TO_ALL } };
}
