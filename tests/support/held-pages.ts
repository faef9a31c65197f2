import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OpenPages } from '#server/http/service.ts';
import { type PageServer, servePages } from '#server/pages/page-server.ts';
import { PAGES_LIMITS, type PagesLimits } from '#server/pages/pages-limits.ts';
import type { PagesAddress } from '#server/pages/pass-on.ts';
import { proxyPages } from '#server/pages/proxy-pages.ts';
import type { Projection } from '#server/projection/projection.ts';

type Copy = Pick<Projection, 'current' | 'subscribe'>;

/** A page that was asked for, and stays unanswered until the test answers it. */
export interface HeldPage {
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The real way to the pages, with pages that render when the test says so. */
export interface HeldPages {
  readonly openPages: OpenPages;
  /** What has come to the pages so far, in order. */
  readonly asked: readonly HeldPage[];
  /** Resolves with the nth page that was asked for, counted from 0. */
  page(index: number): Promise<HeldPage>;
  /** Where pages listen now; null for pages that are starting. */
  address: PagesAddress | null;
  readonly close: () => void;
}

export async function holdPages({
  limits = {},
  copy,
}: {
  readonly limits?: Partial<PagesLimits>;
  /** The pages' own copy of the night; without it, web's. */
  readonly copy?: Copy;
} = {}): Promise<HeldPages> {
  const asked: HeldPage[] = [];
  const waiting = new Set<() => void>();
  const close: (() => void)[] = [];
  const key = randomBytes(8).toString('hex');
  let webCopy: Copy | null = null;
  const ours = (): Copy => {
    const found = copy ?? webCopy;
    if (found === null) throw new Error('Pages have not been opened');
    return found;
  };
  const server: PageServer = await servePages({
    key,
    projection: { current: () => ours().current(), subscribe: (listener) => ours().subscribe(listener) },
    catchUpMsMax: limits.catchUpMsMax ?? PAGES_LIMITS.catchUpMsMax,
    handle: async (request, response) => {
      asked.push({ path: request.url ?? '', request, response });
      for (const look of [...waiting]) look();
    },
    onError(error) {
      throw error;
    },
  });
  const held: HeldPages = {
    asked,
    address: { port: server.port, key },
    page: (index) =>
      new Promise((resolve) => {
        const look = () => {
          const page = asked[index];
          if (page === undefined) return;
          waiting.delete(look);
          resolve(page);
        };
        waiting.add(look);
        look();
      }),
    openPages({ night, meter }) {
      webCopy = night.projection;
      const proxy = proxyPages({
        addressNow: () => held.address,
        projection: night.projection,
        limits: { ...PAGES_LIMITS, ...limits },
        meter,
      });
      close.push(proxy.close);
      return {
        ready: Promise.resolve(),
        handle: proxy.handle,
        answersUpgrades: false,
        sendToPages: () => {},
        hearPages: () => {},
        figures: () => ({ isUp: held.address !== null, places: proxy.places }),
        close: async () => proxy.close(),
      };
    },
    close: () => server.close(),
  };
  return held;
}

/** Lanes with so many places and so much room in the line for readers. */
export function lanes(publicInFlightMax: number, publicWaitingMax: number): Pick<PagesLimits, 'lanes'> {
  return {
    lanes: {
      ...PAGES_LIMITS.lanes,
      public: { inFlightMax: publicInFlightMax, waitingMax: publicWaitingMax },
    },
  };
}
