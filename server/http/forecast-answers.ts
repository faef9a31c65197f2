import type { NightForecast, ServedForecast } from '#server/forecast/night-forecast.ts';
import type { ReadingBodies } from '#server/forecast/thread-messages.ts';
import { type HttpAnswer, problemAnswer } from './http-answer.ts';
import type { MomentAnswer } from './moment-answers.ts';
import { OPEN_TO_ALL } from './security-headers.ts';

/** The addresses of the forecast, and which of its bodies each is. */
export const FORECAST_PATHS: ReadonlyMap<string, keyof ReadingBodies> = new Map([
  ['/api/v1/forecast', 'forecast'],
  ['/api/v1/at-risk', 'atRisk'],
]);

/** Past readings never change, but the switch takes them off too: nobody in between may keep them longer than that. */
const CACHE_CONTROL = 'public, max-age=1';

/** A reading takes a second or two to come: who asked too early asks again then. */
const AGAIN_SECONDS = 5;

/** The forecast at the head or at a moment: bytes that the thread made, or why there are none. */
export async function forecastAnswer(
  forecast: NightForecast,
  body: keyof ReadingBodies,
  { reading }: Extract<MomentAnswer, { kind: 'reading' }>,
): Promise<HttpAnswer> {
  const served = reading.moment.isPast ? await forecast.servedAt(reading) : forecast.served();
  if (served.kind !== 'bodies') return refusal(served);
  return {
    status: 200,
    headers: {
      ...OPEN_TO_ALL,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': CACHE_CONTROL,
    },
    body: served.bodies[body],
  };
}

function refusal(served: Exclude<ServedForecast, { kind: 'bodies' }>): HttpAnswer {
  switch (served.kind) {
    case 'hidden':
      return problemAnswer(404, 'The forecast is not shown', served.note, OPEN_TO_ALL);
    case 'embargoed':
      return problemAnswer(
        404,
        'Not before the close of poll',
        'Nothing of the forecast is published while people vote.',
        OPEN_TO_ALL,
      );
    case 'busy':
      return again('Too many moments at once', 'The past is worked out one moment after another. Ask again.');
    case 'unavailable':
      switch (served.why) {
        case 'none':
          return problemAnswer(404, 'No forecast', 'There is no forecast of this election.', OPEN_TO_ALL);
        case 'starting':
          return again('The forecast is being made', 'It takes some seconds after a start. Ask again.');
        case 'failed':
          return again('The forecast failed', 'It is being made again. Nothing else is affected.');
        default:
          return served.why satisfies never;
      }
    default:
      return served satisfies never;
  }
}

function again(title: string, detail: string): HttpAnswer {
  return problemAnswer(503, title, detail, { 'retry-after': String(AGAIN_SECONDS), ...OPEN_TO_ALL });
}
