import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { sendAnswer } from '#server/http/send-answer.ts';
import type { Projection } from '#server/projection/projection.ts';
import { holdAnswers } from './held-answers.ts';
import { type Lane, laneOf } from './lane.ts';
import type { PagesLimits } from './pages-limits.ts';
import type { PageOutcome, PagesMeter } from './pages-meter.ts';
import { type PagesAddress, passOn } from './pass-on.ts';
import { makePlaces, type Places } from './places.ts';
import { troubleAnswer } from './trouble-answer.ts';

export interface PagesProxy {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  readonly places: Readonly<Record<Lane, Places>>;
  close(): void;
}

/**
 * Hands requests to the process that renders, a few at a time. Rendering has the event loop of that process for
 * itself; what web spends on a page is the passing of its bytes. Requests that wait cost web some kilobytes each, and
 * are bounded. `addressNow` is null while pages are starting.
 */
export function proxyPages({
  addressNow,
  projection,
  limits,
  meter,
}: {
  readonly addressNow: () => PagesAddress | null;
  readonly projection: Pick<Projection, 'current' | 'subscribe'>;
  readonly limits: PagesLimits;
  readonly meter: PagesMeter;
}): PagesProxy {
  const agent = new Agent({ keepAlive: true });
  const held = holdAnswers(limits.heldBytesMaxOfAll);
  const placesOf = (lane: Lane) => makePlaces(limits.lanes[lane], limits.waitMsMax);
  const places = { public: placesOf('public'), desk: placesOf('desk'), files: placesOf('files') };

  const outcomeOf = async (
    lane: Lane,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<PageOutcome> => {
    if (addressNow() === null) return 'starting';
    const left = new AbortController();
    const leave = () => left.abort();
    response.once('close', leave);
    const taken = await places[lane].take(left.signal);
    response.off('close', leave);
    if (taken.kind === 'refused') return taken.why === 'gone' ? 'gone' : 'busy';
    try {
      // Pages may have ended while this request waited.
      const address = addressNow();
      if (address === null) return 'starting';
      held.add(response);
      const passed = await passOn(request, response, {
        address,
        agent,
        projection,
        limits,
        done: taken.leave,
      });
      return passed === 'died' ? 'starting' : passed;
    } finally {
      taken.leave();
    }
  };

  return {
    places,
    async handle(request, response) {
      const lane = laneOf((request.url ?? '').split('?', 1)[0] ?? '');
      const outcome = await outcomeOf(lane, request, response);
      meter.answered(lane, outcome);
      if (outcome === 'starting') sendAnswer(request, response, troubleAnswer('starting', request));
      else if (outcome === 'busy' || outcome === 'late') {
        sendAnswer(request, response, troubleAnswer('busy', request));
      }
    },
    close() {
      held.stop();
      agent.destroy();
    },
  };
}
