import type { LaneLimits } from './pages-limits.ts';

/** A few places, and a line of those who wait for one, first come, first served. Neither grows beyond its limit. */
export interface Places {
  /** `left` is called when whoever waits has gone: it frees what it held, in the line or in a place. */
  take(left: AbortSignal): Promise<Taken>;
  inFlight(): number;
  waiting(): number;
}

export type Taken =
  | { readonly kind: 'taken'; readonly leave: () => void }
  /** `full`: the line has no room. `late`: it took too long. `gone`: whoever waited has left. */
  | { readonly kind: 'refused'; readonly why: 'full' | 'late' | 'gone' };

/** `waitMsMax` is how long somebody may stand in the line, in milliseconds. */
export function makePlaces({ inFlightMax, waitingMax }: LaneLimits, waitMsMax: number): Places {
  // In order of coming; whoever leaves is taken out wherever it stands.
  const line = new Set<() => void>();
  let inFlight = 0;

  const place = (): Taken => {
    inFlight += 1;
    let isHeld = true;
    return {
      kind: 'taken',
      leave() {
        if (!isHeld) return;
        isHeld = false;
        inFlight -= 1;
        const [next] = line;
        next?.();
      },
    };
  };

  const wait = (left: AbortSignal) =>
    new Promise<Taken>((resolve) => {
      const end = (how: Taken) => {
        clearTimeout(patience);
        left.removeEventListener('abort', gone);
        line.delete(called);
        resolve(how);
      };
      const called = () => end(place());
      const gone = () => end({ kind: 'refused', why: 'gone' });
      const patience = setTimeout(() => end({ kind: 'refused', why: 'late' }), waitMsMax);
      left.addEventListener('abort', gone);
      line.add(called);
    });

  return {
    async take(left) {
      if (left.aborted) return { kind: 'refused', why: 'gone' };
      if (inFlight < inFlightMax) return place();
      return line.size < waitingMax ? wait(left) : { kind: 'refused', why: 'full' };
    },
    inFlight: () => inFlight,
    waiting: () => line.size,
  };
}
