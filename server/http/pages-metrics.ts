import { Counter, Gauge, type Registry } from 'prom-client';
import type { PagesFigures } from '#server/pages/pages-figures.ts';
import type { PagesMeter } from '#server/pages/pages-meter.ts';

/** Registers what is known of the process that renders; `figures` is null where there is none, and gives no sample. */
export function registerPagesMetrics(registry: Registry, figures: () => PagesFigures | null): PagesMeter {
  const registers = [registry];
  const requests = new Counter({
    name: 'declared_page_requests_total',
    help: 'Requests for pages and their files, by lane and outcome',
    labelNames: ['lane', 'outcome'],
    registers,
  });
  new Gauge({
    name: 'declared_pages_up',
    help: '1 while the process that renders pages can be asked, 0 while it starts',
    registers,
    collect() {
      const found = figures();
      if (found === null) this.remove();
      else this.set(found.isUp ? 1 : 0);
    },
  });
  for (const [name, help, count] of [
    ['declared_page_requests_in_flight', 'Requests that pages work on, by lane', 'inFlight'],
    ['declared_page_requests_waiting', 'Requests that wait for a place, by lane', 'waiting'],
  ] as const) {
    new Gauge({
      name,
      help,
      labelNames: ['lane'],
      registers,
      collect() {
        this.reset();
        for (const [lane, places] of Object.entries(figures()?.places ?? {}))
          this.set({ lane }, places[count]());
      },
    });
  }
  return { answered: (lane, outcome) => requests.inc({ lane, outcome }) };
}
