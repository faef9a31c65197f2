import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { LauncherFailure } from './failure.mjs';

/** A Redis that is started with the machine may take a while to read its file; a wrong address never answers. */
const REACHED_MS_MAX = 20_000;
const ANSWER_MS_MAX = 5_000;
const AGAIN_MS = 500;
const REDIS_VERSION_MIN = 7;

/**
 * Refuses a Redis that no process of the night could use, in words: nobody answers there, it wants another password, or it is too
 * old. Its password is never said. What it promises about its disk is looked at by ingest.
 *
 * @param {string} address as REDIS_URL has it
 * @param {{ reachedMs?: number }} [limits]
 */
export async function refuseUnusableRedis(address, { reachedMs = REACHED_MS_MAX } = {}) {
  const url = new URL(address);
  const place = `${url.hostname}:${url.port || 6379}`;
  const deadlineMs = performance.now() + reachedMs;
  let answer = await ask(url);
  while (answer.trouble !== null && performance.now() < deadlineMs) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    answer = await ask(url);
  }
  if (answer.trouble !== null) {
    throw new LauncherFailure(
      `No Redis answers at ${place}: ${answer.trouble}.`,
      'Start it, or put the address right. Without --redis (and REDIS_URL) the night has one of its own.',
    );
  }
  const refusal = /^-(NOAUTH|WRONGPASS|NOPERM|ERR)[^\r\n]*/m.exec(answer.text)?.[0].slice(1);
  if (refusal !== undefined) {
    throw new LauncherFailure(
      `The Redis at ${place} refused: ${refusal}`,
      'Put the user and the password into the address: redis://USER:PASSWORD@HOST:PORT (docs/RUNBOOK.md, "A Redis of yours").',
    );
  }
  const version = /^redis_version:(\d+)[^\r\n]*/m.exec(answer.text);
  if (version !== null && Number(version[1]) < REDIS_VERSION_MIN) {
    throw new LauncherFailure(
      `The Redis at ${place} is ${version[0].replace('redis_version:', 'version ')}; expected ${REDIS_VERSION_MIN} or newer.`,
      'Use a newer one, or leave --redis out: the night then has one of its own.',
    );
  }
}

/**
 * @param {URL} url
 * @returns {Promise<{ trouble: string | null, text: string }>} what it said, or why it said nothing
 */
function ask(url) {
  const user = decodeURIComponent(url.username) || 'default';
  const password = decodeURIComponent(url.password);
  const login = password === '' ? '' : command('AUTH', user, password);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 6379);
  return new Promise((resolve) => {
    let text = '';
    const socket =
      url.protocol === 'rediss:' ? connectTls({ host, port, servername: host }) : connect({ host, port });
    /** @param {string | null} trouble */
    const done = (trouble) => {
      socket.destroy();
      resolve({ trouble, text });
    };
    socket.setTimeout(ANSWER_MS_MAX, () => done('no answer in time'));
    socket.on('error', (error) => done('code' in error ? String(error.code) : error.message));
    socket.on('end', () => done(text === '' ? 'it hung up' : null));
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (/^-/m.test(text) || /^redis_version:.*\r\n/m.test(text)) done(null);
    });
    socket.write(`${login}${command('INFO', 'server')}`);
  });
}

/** As the protocol of Redis has it: a password may hold any character. @param {string[]} words */
function command(...words) {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join('')}`;
}
