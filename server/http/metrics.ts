import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { PagesFigures } from '#server/pages/pages-figures.ts';
import type { PagesMeter } from '#server/pages/pages-meter.ts';
import type { Night } from '#server/projection/night.ts';
import type { RealtimeMeter } from '#server/realtime/realtime-meter.ts';
import { registerIngestMetrics } from './ingest-metrics.ts';
import { registerPagesMetrics } from './pages-metrics.ts';

/** Figures for operators, in the form that Prometheus reads. */
export interface Metrics {
  readonly realtime: RealtimeMeter;
  readonly pages: PagesMeter;
  requested(route: string, status: number): void;
  /** Answers with a status of 500 and above, since the process began. */
  faults(): Promise<number>;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Open sockets and the way to the pages are asked for when the figures are read. */
export function makeMetrics(
  night: Night,
  { connections, pages }: { readonly connections: () => number; readonly pages: () => PagesFigures | null },
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registerIngestMetrics(registry, night.freshness, Date.now);
  const registers = [registry];
  const requests = new Counter({
    name: 'declared_http_requests_total',
    help: 'Requests answered, by route and status',
    labelNames: ['route', 'status'],
    registers,
  });
  const answers = new Counter({
    name: 'declared_resumes_total',
    help: 'Resumes, by answer',
    labelNames: ['answer'],
    registers,
  });
  const refusals = new Counter({
    name: 'declared_refusals_total',
    help: 'Connections and messages turned away, by reason',
    labelNames: ['reason'],
    registers,
  });
  const sent = new Counter({
    name: 'declared_events_sent_total',
    help: 'Events times the pages that they were sent to',
    registers,
  });
  const frames = new Counter({
    name: 'declared_frames_sent_total',
    help: 'Batches times the pages that they were sent to',
    registers,
  });
  new Gauge({
    name: 'declared_connections',
    help: 'Open sockets',
    registers,
    collect() {
      this.set(connections());
    },
  });
  new Gauge({
    name: 'declared_head_seq',
    help: 'Sequence number of the last event folded',
    registers,
    collect() {
      this.set(night.projection.current().position.seq);
    },
  });
  return {
    realtime: {
      refused: (reason) => refusals.inc({ reason }),
      answered: (answer) => answers.inc({ answer }),
      broadcast(events, pages) {
        sent.inc(events * pages);
        frames.inc(pages);
      },
    },
    pages: registerPagesMetrics(registry, pages),
    requested: (route, status) => requests.inc({ route, status }),
    async faults() {
      const { values } = await requests.get();
      return values
        .filter(({ labels }) => Number(labels['status']) >= 500)
        .reduce((sum, { value }) => sum + value, 0);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
