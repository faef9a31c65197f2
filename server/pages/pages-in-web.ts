import type { Config } from '#server/config.ts';
import type { OpenPages } from '#server/http/service.ts';
import type { WantedForecast } from '#server/pages-message.ts';
import { handOver } from './hand-over.ts';
import { type NextApp, openNext } from './next-app.ts';
import { receiveMessage } from './receive-message.ts';

/**
 * Pages in web's own process, which follow their sources while they are written. Next then answers upgrades of its own
 * on the port that the browser knows, and nobody's night depends on it: for development only.
 */
export function pagesInWeb(config: Pick<Config, 'packsFolder'>): OpenPages {
  return ({ server, night }) => {
    let hear: (wanted: WantedForecast) => void = () => {};
    const opening: Promise<NextApp> = handOver(night, config, (wanted) => hear(wanted)).then(() =>
      openNext(server),
    );
    return {
      ready: opening.then(() => {}),
      handle: async (request, response) => (await opening).handle(request, response),
      answersUpgrades: true,
      sendToPages: receiveMessage,
      hearPages: (listener) => {
        hear = listener;
      },
      figures: () => null,
      close: async () => (await opening).close(),
    };
  };
}
