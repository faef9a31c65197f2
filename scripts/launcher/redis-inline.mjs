import { connect } from 'node:net';

/** A local Redis answers in under a millisecond; one that is frozen must not freeze the launcher. */
const ANSWER_MS_MAX = 2_000;

/**
 * Sends one inline command after AUTH, before any Redis client is installed.
 *
 * @param {{ port: number, password: string, command: string, answerMsMax?: number }} question
 * @returns {Promise<string | null>} the first line of the answer; null if nothing of ours listens there
 */
export function askRedis({ port, password, command, answerMsMax = ANSWER_MS_MAX }) {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(answerMsMax, () => done(null));
    socket.on('error', () => done(null));
    socket.on('close', () => done(null));
    socket.on('connect', () => socket.write(`AUTH ${password}\r\n${command}\r\n`));
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk;
      const [auth, answer] = received.split('\r\n');
      if (received.includes('\r\n') && auth !== '+OK') done(null);
      else if (received.split('\r\n').length > 2) done(answer ?? null);
    });
  });
}
