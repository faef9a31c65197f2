import { seqAt, stateAfter } from '#lib/election/history.ts';
import { chainAt } from '#lib/sync/choose-catch-up.ts';
import type { AskedMoment, InsteadOf } from '#lib/view/moment.ts';
import type { FoldedLog } from './folded-log.ts';
import type { NightReading } from './night-reading.ts';

type About = Pick<NightReading, 'pack' | 'roll' | 'mode'>;
type Now = Pick<NightReading, 'clock' | 'nightNowMs'>;

/**
 * The night at the moment asked for. It is past once the log has an event after it: `at` never goes backwards, so
 * nothing more can come into it. Any other moment is answered with the night as it is, which says so.
 */
export function readingAt(about: About, log: FoldedLog, now: Now, asked: AskedMoment): NightReading {
  switch (asked.kind) {
    case 'now':
      return readingNow(about, log, now, null);
    case 'malformed':
      return readingNow(about, log, now, { why: 'malformed', asked: asked.text });
    case 'instant': {
      const seq = seqAt(log.events, Date.parse(asked.at));
      return seq === log.events.length
        ? readingNow(about, log, now, { why: 'notPast', asked: asked.at })
        : pastReading(about, log, seq, asked.at);
    }
    default:
      return asked satisfies never;
  }
}

function readingNow(about: About, log: FoldedLog, now: Now, instead: InsteadOf | null): NightReading {
  const { state, position } = log;
  const at = new Date(now.nightNowMs).toISOString();
  return { ...about, state, position, ...now, moment: { at, isPast: false, instead } };
}

function pastReading(about: About, log: FoldedLog, seq: number, at: string): NightReading {
  return {
    ...about,
    state: stateAfter(about.roll, log, seq),
    position: { epoch: log.opening.epoch, seq, chain: chainAt(log, seq) },
    clock: { nightAt: at, realAt: at, speed: 0 },
    nightNowMs: Date.parse(at),
    moment: { at, isPast: true, instead: null },
  };
}
