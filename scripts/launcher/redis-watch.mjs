import { askRedis } from './redis-inline.mjs';

/** As for our own processes: one that is silent for so long hangs, and does not end by itself. */
const SILENT_MS_MAX = 60_000;
/** Silence is counted in parts, so that it is never the launcher's own that is taken for Redis's. */
const SILENT_PARTS = 6;
/** A healthy Redis answers in under a millisecond. */
const ANSWER_MS_MAX = 2_000;

/**
 * Asks a Redis now and then whether it answers, until it has ended; one that has not for too long is ended, for the
 * supervisor to start it again. Refusing is answering: a full disk is nothing that another start would mend.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.password
 * @param {Promise<unknown>} options.exited
 * @param {() => void} options.onHung ends it
 * @param {number} [options.silentMsMax]
 */
export function endWhenSilent({ port, password, exited, onHung, silentMsMax = SILENT_MS_MAX }) {
  const partMs = silentMsMax / SILENT_PARTS;
  const answerMsMax = Math.min(ANSWER_MS_MAX, partMs);
  let silentParts = 0;
  const listen = async () => {
    const answer = await askRedis({ port, password, command: 'PING', answerMsMax });
    silentParts = answer === null ? silentParts + 1 : 0;
    // Once: another question may still be on its way.
    if (silentParts !== SILENT_PARTS) return;
    clearInterval(listening);
    onHung();
  };
  const listening = setInterval(listen, partMs);
  exited.then(() => clearInterval(listening));
}
