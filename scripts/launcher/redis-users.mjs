import { createHash, createHmac } from 'node:crypto';

/**
 * Who may do what in the Redis of a night: the least that each process needs, by command and by key. Whoever takes a
 * process over can forge no event, delete no log, stop no server and read no configuration through Redis; through the
 * pages, which run the most code of others, not even the desk.
 *
 * `{*}` is the hash tag of a night. `%R~` may be read, `~` written too. Keys are named in server/log/night-keys.ts and
 * server/desk/desk-keys.ts. `docs/RUNBOOK.md` lists the same rules for a Redis that somebody else runs.
 */
export const REDIS_USERS = {
  /** The one writer. It alone loads the commit function, and asks how the disk is synced (no password is kept there). */
  ingest: rule(
    ['ping', 'info', 'config|get', 'function|load', 'fcall', 'multi', 'exec'],
    ['get', 'set', 'del', 'hget', 'hgetall', 'hmget', 'hset'],
    ['xadd', 'xdel', 'xlen', 'xrange', 'xrevrange', 'xread'],
    ['~{*}:night', '~{*}:night:inputs', '~{*}:desk', '~{*}:desk:inputs'],
    ['~{*}:meta', '~{*}:clock', '~{*}:ingest', '~{*}:commands'],
  ),
  /** Reads both logs, keeps sessions and limits, and hands commands in. */
  web: rule(
    ['ping', 'info', 'eval', 'get', 'set', 'del', 'pexpire'],
    ['hget', 'hgetall', 'hmget', 'hkeys', 'hset', 'hdel', 'hincrby', 'zadd', 'zrem', 'zmscore'],
    ['xadd', 'xlen', 'xrange', 'xrevrange', 'xread'],
    ['%R~{*}:night', '%R~{*}:desk', '%R~{*}:desk:inputs', '%R~{*}:meta', '%R~{*}:clock', '%R~{*}:ingest'],
    ['~{*}:commands', '~{*}:desk:sessions', '~{*}:desk:sessions:seen', '~{*}:desk:devices'],
    ['~{*}:desk:totp', '~{*}:desk:totp:pending:*', '~{*}:desk:limit:*'],
  ),
  /** Pages and realtime: what readers may know, to be read. */
  reader: rule(
    ['ping', 'info', 'get', 'hgetall', 'xrange', 'xrevrange', 'xread'],
    ['%R~{*}:night', '%R~{*}:meta', '%R~{*}:clock', '%R~{*}:ingest'],
  ),
};

/** @typedef {keyof typeof REDIS_USERS} RedisUser */

/**
 * Lines of redis.conf. The password of each user is made from the operator's, so that one secret is kept, and only its
 * hashes are known to Redis.
 *
 * @param {string} operatorPassword
 */
export function userLines(operatorPassword) {
  return [
    `user default on #${sha256(operatorPassword)} ~* &* +@all`,
    ...Object.entries(REDIS_USERS).map(
      ([name, rules]) =>
        `user ${name} on #${sha256(passwordOfUser(operatorPassword, /** @type {RedisUser} */ (name)))} ${rules}`,
    ),
  ];
}

/** Address of a Redis of ours for one of its users. @param {{ port: number, password: string }} redis @param {RedisUser} user */
export function redisUrlFor({ port, password }, user) {
  return `redis://${user}:${passwordOfUser(password, user)}@127.0.0.1:${port}`;
}

/** @param {string} operatorPassword @param {RedisUser} user */
function passwordOfUser(operatorPassword, user) {
  return createHmac('sha256', operatorPassword).update(`declared redis ${user}`).digest('hex');
}

/** @param {readonly string[][]} parts commands first; what begins with ~ or % is a key */
function rule(...parts) {
  const words = parts.flat();
  const isKey = (/** @type {string} */ word) => /^[~%]/.test(word);
  const commands = words.filter((word) => !isKey(word)).map((word) => `+${word}`);
  return ['resetkeys', 'resetchannels', '-@all', ...commands, ...words.filter(isKey)].join(' ');
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
