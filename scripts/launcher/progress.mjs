const SPINNER_AFTER_MS = 1_500;

/**
 * Steps of a start, one line each: what is being done if it takes a while, then what came of it and how long.
 *
 * @param {(line: string) => void} [print]
 */
export function makeProgress(print = (line) => console.log(line)) {
  return {
    /**
     * @template T
     * @param {string} name
     * @param {string} doing said when it is not done at once
     * @param {(say: (line: string) => void) => Promise<T>} work
     * @param {(value: T) => string} result
     * @returns {Promise<T>}
     */
    async step(name, doing, work, result) {
      const started = performance.now();
      const say = (/** @type {string} */ line) => print(`  … ${name.padEnd(10)} ${line}`);
      const timer = setTimeout(() => say(doing), SPINNER_AFTER_MS);
      try {
        const value = await work(say);
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        print(`  ✓ ${name.padEnd(10)} ${result(value).padEnd(58)} ${seconds.padStart(6)} s`);
        return value;
      } catch (error) {
        print(`  ✗ ${name}`);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
