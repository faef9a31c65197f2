/** The first restart is nearly at once: most crashes are single, and readers are waiting. */
const RESTART_MS_MIN = 250;
/** A process that cannot come up must not eat the machine that the others run on. */
const RESTART_MS_MAX = 10_000;
/** A process ends with this when a person has to put something right: starting it again at once ends the same way. */
const EXIT_REFUSED = 3;
/** One that ran this long had come up: its next crash is a new one. */
const STEADY_MS = 60_000;

/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {Promise<number | null>} exited
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} Service
 * @property {string} name
 * @property {() => Promise<Running>} start resolves when it is ready; throws if it cannot come up
 */

/**
 * Keeps services running: each is started in turn, started again with a growing pause whenever it ends by
 * itself, and all are stopped in the reverse order.
 *
 * @param {object} options
 * @param {(line: string) => void} options.say
 * @param {number} [options.restartMs] the first pause after a crash
 * @param {number} [options.refusedMs] the pause after a process said that a person has to act
 * @param {(pids: Record<string, number>) => void} [options.onChange]
 */
export function makeSupervisor({
  say,
  restartMs = RESTART_MS_MIN,
  refusedMs = RESTART_MS_MAX,
  onChange = () => {},
}) {
  /** @type {{ service: Service, running: Running | null, watch: Promise<void> }[]} */
  const kept = [];
  const stopping = new AbortController();

  /** @param {typeof kept[number]} entry */
  async function watch(entry) {
    const { service } = entry;
    let pauseMs = restartMs;
    let startedAt = performance.now();
    while (!stopping.signal.aborted) {
      const code = entry.running === null ? null : await entry.running.exited;
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > STEADY_MS) pauseMs = restartMs;
      if (code === EXIT_REFUSED) pauseMs = refusedMs;
      if (entry.running !== null) say(endingOf(service.name, code));
      entry.running = null;
      await pause(pauseMs, stopping.signal);
      if (stopping.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, RESTART_MS_MAX);
      startedAt = performance.now();
      try {
        entry.running = await service.start();
        onChange(pids());
        say(`${service.name} runs again`);
      } catch (error) {
        say(`${service.name} did not come up: ${firstLine(error)}`);
      }
    }
  }

  function pids() {
    return Object.fromEntries(
      kept.flatMap(({ service, running }) => (running ? [[service.name, running.pid]] : [])),
    );
  }

  return {
    /**
     * Starts a service and keeps it. Throws if it does not come up this first time.
     *
     * @template {Running} R
     * @param {{ name: string, start: () => Promise<R> }} service
     * @returns {Promise<R>}
     */
    async start(service) {
      const running = await service.start();
      const entry = { service, running, watch: Promise.resolve() };
      kept.push(entry);
      onChange(pids());
      entry.watch = watch(entry);
      return running;
    },

    pids,

    /** Stops everything, last started first. */
    async stop() {
      stopping.abort();
      for (const entry of kept.toReversed()) {
        const asked = entry.running;
        await asked?.stop();
        await entry.watch;
        // A start was under way when the stop came: what it brought up is stopped too.
        if (entry.running !== asked) await entry.running?.stop();
      }
    },
  };
}

/** @param {string} name @param {number | null} code */
function endingOf(name, code) {
  return code === EXIT_REFUSED
    ? `${name} refuses to go on: put right what it says above. It is tried again now and then`
    : `${name} ended (${code ?? 'killed'}); starting it again`;
}

/** @param {number} ms @param {AbortSignal} signal */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      // A process that crashes all night would leave a listener for each time.
      signal.removeEventListener('abort', end);
      resolve(undefined);
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/** @param {unknown} error */
function firstLine(error) {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}
