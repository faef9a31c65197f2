// Checks a night from its records alone: the journal, the streams in Redis, the pack's files and, with --url, the
// published figures. It shares no code with the application on purpose, so that one mistake cannot be in both;
// and it is one file, so that it can be read, or taken away and run elsewhere, whole.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';

const HELP = `Checks the records of a night. Exit code 0: every check holds. 1: at least one does not. 2: it could not check.

  npm run night:verify -- --mode rehearsal --election ge2024 [--url http://localhost:3000]

  --mode, --election   which night                        (DECLARED_MODE, DECLARED_ELECTION)
  --data               data directory                     (DECLARED_DATA, .data)
  --packs              directory of the election packs    (DECLARED_PACKS, data)
  --redis              address of Redis, or "none" to check the journal alone
                       (REDIS_URL, or the night's own Redis while it runs)
  --url                address of a running site: its published figures are checked too
  --expect-head        SEQ:CHAIN, as this command printed it earlier: a log must still have that event there. A log
                       that was cut off at its end is found by nothing else. May be given more than once`;

const { values } = readArguments({
  options: {
    mode: { type: 'string', default: process.env.DECLARED_MODE || 'rehearsal' },
    election: { type: 'string', default: process.env.DECLARED_ELECTION || 'ge2024' },
    data: { type: 'string', default: process.env.DECLARED_DATA || '.data' },
    packs: { type: 'string', default: process.env.DECLARED_PACKS || 'data' },
    redis: { type: 'string', default: process.env.REDIS_URL },
    url: { type: 'string' },
    'expect-head': { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

/** A command line that cannot be understood is no check that does not hold. */
function readArguments(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`Could not check: ${error.message}`);
    process.exit(2);
  }
}

/** Kinds of the desk's events that may make something public, and who the night says it was. */
const ANSWERS = {
  inputJudged: 'feed',
  quarantineDecided: 'feed',
  entryPublished: 'desk',
  factCommitted: 'desk',
};

/** Kinds of the night's events that take two people at the desk. */
const TWO_PEOPLE = new Set(['resultDeclared', 'winnerAnnounced', 'pollPostponed']);
const ROLES = ['reporter', 'editor', 'chief'];

/** What does not hold, in words. */
const differences = [];
const differ = (words) => differences.push(words);
const say = (words) => console.log(words);
const sha256 = (content) => createHash('sha256').update(content).digest('hex');

try {
  await main();
} catch (error) {
  console.error(`Could not check: ${error.message}`);
  process.exit(2);
}

async function main() {
  if (values.help) return say(HELP);
  const pack = readPack(path.join(values.packs, values.election));
  const journal = readJournal(path.join(values.data, values.mode, values.election, 'journal.ndjson'));
  // Asked before the log is read: a running night goes on, and the log must have what the site has.
  const published = values.url ? await readPublished() : null;
  const redis = await readRedis();
  if (journal === null && redis === null)
    throw new Error('there is neither a journal nor a Redis with this night');

  const identity = redis?.identity ?? journal.identity;
  if (redis !== null && journal !== null) compareIdentity(journal.identity, redis.identity);
  if (identity.packHash !== pack.hash)
    differ(`the night was begun with pack ${identity.packHash}, here is ${pack.hash}`);
  const { mode, election, packHash, epoch } = identity;
  const opening = sha256(canonical({ mode, election, packHash, epoch }));
  say(`Night ${values.mode} ${values.election}, epoch ${epoch}`);

  const records = [
    journal && { from: 'journal', ...journal.logs },
    redis && { from: 'Redis', ...redis.logs },
  ];
  for (const record of records.filter(Boolean)) {
    for (const log of ['night', 'desk'])
      checkChain(`${log} log of the ${record.from}`, record[log], opening, epoch);
  }
  if (journal !== null && redis !== null) compareLogs(journal.logs, redis.logs);
  if (redis !== null) checkInputs(redis);
  const { night, desk } = (redis ?? journal).logs;
  checkDesk(night, desk);
  checkPeople(pack, night, desk);
  checkHeads(night, desk);
  if (journal !== null) checkReceived(journal, desk);

  const totals = totalsOf(pack, night);
  sayTotals(pack, totals, night, desk);
  if (published !== null) checkPublished(pack, night, published, opening);
  for (const words of differences) say(`DIFFERENT  ${words}`);
  say(differences.length === 0 ? 'Every check holds.' : `${differences.length} checks do not hold.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

/** JSON with sorted members, as RFC 8785 writes the kinds of value that events have. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function readPack(folder) {
  const json = (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const sealed = json('pack.json')
    .files.map(({ name }) => name)
    .sort();
  const lines = sealed.map((name) => `${sha256(readFileSync(path.join(folder, name)))}  ${name}\n`);
  const candidates = new Map(
    Object.entries(json('candidates.json')).map(([seat, list]) => [
      seat,
      new Map(list.map((one) => [one.id, one.standing])),
    ]),
  );
  return { hash: sha256(lines.join('')), candidates, seats: json('constituencies.json').length };
}

function readJournal(file) {
  if (!existsSync(file)) {
    say(`No journal at ${file}.`);
    return null;
  }
  const found = { opened: null, received: [], night: [], desk: [] };
  let number = 0;
  for (const text of linesOf(readFileSync(file))) {
    number += 1;
    const line = parsed(text);
    if (line?.line === 'opened') found.opened ??= line;
    else if (line?.line === 'received') found.received.push(line);
    else if (line?.line === 'committed') found[line.log].push(line.event);
    else if (line?.line !== 'attempt') differ(`line ${number} of the journal cannot be read`);
  }
  if (found.opened === null) throw new Error(`${file} does not begin with what night it is`);
  const { mode, election, packHash, epoch } = found.opened;
  const logs = { night: inOrder(found.night), desk: inOrder(found.desk) };
  return { identity: { mode, election, packHash, epoch }, received: found.received, logs };
}

/** What follows the last line end was never finished, and nobody was told that it was taken. */
function* linesOf(bytes) {
  for (let start = 0, end = 0; ; start = end + 1) {
    end = bytes.indexOf(0x0a, start);
    if (end === -1) return;
    yield bytes.toString('utf8', start, end);
  }
}

/** A journal may hold an event twice after a repair; the same one, or it would break the chain. */
function inOrder(events) {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return [...bySeq.values()].sort((left, right) => left.seq - right.seq);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function redisAddress() {
  if (values.redis) return values.redis === 'none' ? null : values.redis;
  const config = path.join(values.data, values.mode, values.election, 'redis', 'redis.conf');
  if (!existsSync(config)) return null;
  const text = readFileSync(config, 'utf8');
  const port = /^port (\d+)$/m.exec(text)?.[1];
  const password = /^(?:# operator|requirepass) (\w+)$/m.exec(text)?.[1];
  return port ? `redis://:${password ?? ''}@127.0.0.1:${port}` : null;
}

async function readRedis() {
  const address = redisAddress();
  if (address === null) return null;
  const redis = new Redis(address, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  try {
    await redis.connect();
  } catch {
    say('Redis does not answer: only the journal is checked.');
    return null;
  }
  const tag = `{${values.mode}:${values.election}}`;
  const [identity, night, desk, nightInputs, deskInputs] = await Promise.all([
    redis.hgetall(`${tag}:meta`),
    redis.xrange(`${tag}:night`, '-', '+'),
    redis.xrange(`${tag}:desk`, '-', '+'),
    redis.hgetall(`${tag}:night:inputs`),
    redis.hgetall(`${tag}:desk:inputs`),
  ]);
  redis.disconnect();
  if (!identity.epoch) return null;
  const logs = { night: night.map(eventIn), desk: desk.map(eventIn) };
  return { identity, logs, inputs: { night: nightInputs, desk: deskInputs } };
}

function eventIn([id, fields]) {
  const event = parsed(fields[fields.indexOf('event') + 1]) ?? {};
  if (id !== `0-${event.seq}`) differ(`entry ${id} of a stream holds the event ${event.seq}`);
  return event;
}

function compareIdentity(journal, redis) {
  for (const name of ['mode', 'election', 'packHash', 'epoch']) {
    if (journal[name] !== redis[name])
      differ(`${name}: the journal has ${journal[name]}, Redis has ${redis[name]}`);
  }
}

function checkChain(what, events, opening, epoch) {
  let before = { seq: 0, chain: opening, at: '' };
  const inputs = new Set();
  for (const event of events) {
    const { chain, ...rest } = event;
    if (event.seq !== before.seq + 1) differ(`${what}: ${event.seq} follows ${before.seq}`);
    if (chain !== sha256(before.chain + canonical(rest)))
      differ(`${what}: the chain of ${event.seq} is wrong`);
    if (event.epoch !== epoch) differ(`${what}: ${event.seq} is of epoch ${event.epoch}`);
    if (event.at < before.at) differ(`${what}: the time of ${event.seq} is before that of ${before.seq}`);
    if (inputs.has(event.inputId)) differ(`${what}: the input of ${event.seq} was committed before`);
    inputs.add(event.inputId);
    before = event;
  }
}

/** While a night runs, one record may be a moment ahead; what both have must be the same. */
function compareLogs(journal, redis) {
  for (const log of ['night', 'desk']) {
    const both = Math.min(journal[log].length, redis[log].length);
    for (let index = 0; index < both; index += 1) {
      if (canonical(journal[log][index]) === canonical(redis[log][index])) continue;
      differ(`${log} log: event ${index + 1} is not the same in the journal and in Redis`);
    }
    const [inJournal, inRedis] = [journal[log].length, redis[log].length];
    if (inJournal > inRedis) differ(`${log} log: the journal has ${inJournal} events, Redis ${inRedis}`);
    if (inRedis > inJournal)
      say(`The ${log} log in Redis is ${inRedis - inJournal} events ahead of the journal.`);
  }
}

function checkInputs({ logs, inputs }) {
  for (const log of ['night', 'desk']) {
    const known = new Map(Object.entries(inputs[log]));
    if (known.size < logs[log].length) differ(`${log} log: ${logs[log].length} events, ${known.size} inputs`);
    for (const { inputId, seq, chain } of logs[log]) {
      if (known.get(inputId) !== `${seq} ${chain}`)
        differ(`${log} log: the input of ${seq} is not found by its id`);
    }
  }
}

/** Every event of the night must be answered for by the desk's log, and the desk may claim none that is not there. */
function checkDesk(night, desk) {
  const answered = new Map();
  for (const event of desk) {
    if (!event.nightSeq) continue;
    if (answered.has(event.nightSeq)) differ(`event ${event.nightSeq} is answered for twice`);
    answered.set(event.nightSeq, event);
  }
  const last = Math.max(0, ...answered.keys());
  if (last > night.length) differ(`the desk's log answers for event ${last}, which the night does not have`);
  for (const { seq, inputId, by, kind } of night) {
    if (seq > last) continue;
    const event = answered.get(seq);
    const isSame = event !== undefined && (event.decided ?? event.inputId) === inputId;
    if (!isSame || ANSWERS[event.kind] !== by) differ(`event ${seq} is not accounted for in the desk's log`);
    else if (event.kind === 'factCommitted' && event.fact !== kind)
      differ(`event ${seq} is ${kind}, and the desk's log says ${event.fact}`);
  }
}

/**
 * By whose keys: each named by the input in which that person said so, used once, of an account that had that role then.
 * A winner who was public changes or vanishes by two editors at least, and a first result by two people, unless one was
 * allowed.
 */
function checkPeople(pack, night, desk) {
  const winnersBefore = winnersOf(pack, night);
  const users = new Map();
  const said = new Map();
  const used = new Set();
  let people = 0;
  for (const event of desk) {
    if (event.kind === 'userChanged') foldUser(users, event.change);
    if (event.kind === 'entryWaits' || event.kind === 'entryDiffers') said.set(event.inputId, event);
    if (event.kind === 'quarantineDecided' && event.decision === 'accept') {
      for (const { userId } of event.editors) checkUser(users, event.seq, userId, 'editor');
    }
    if (event.kind !== 'entryPublished') continue;
    people += event.keys.length;
    checkKeys(event, { users, said, used });
    const { before, after, kind } = winnersBefore.get(event.nightSeq) ?? {};
    const changes = before !== undefined && before !== after;
    const takesTwo = changes || (TWO_PEOPLE.has(kind) && event.oneKey === null);
    if (takesTwo && event.keys.length < 2)
      differ(`event ${event.nightSeq} is published by one person (event ${event.seq} of the desk)`);
    if (changes && event.keys.some(({ role }) => role === 'reporter'))
      differ(`event ${event.nightSeq} changes a public winner by the key of a reporter`);
    if (kind === 'resultWithdrawn' && !event.keys.some(({ role }) => role === 'chief'))
      differ(`event ${event.nightSeq} withdraws a result without a chief`);
  }
  say(`${users.size} accounts, ${people} keys`);
}

function checkKeys({ seq, inputId, keys }, { users, said, used }) {
  if (new Set(keys.map(({ userId }) => userId)).size !== keys.length) differ(`desk ${seq}: one person twice`);
  for (const key of keys) {
    const first = said.get(key.inputId);
    const isOwn = key.inputId === inputId || first?.by?.userId === key.userId;
    if (!isOwn) differ(`desk ${seq}: no entry of ${key.userId} is the input that its key names`);
    if (used.has(key.inputId)) differ(`desk ${seq}: a key that was used before`);
    used.add(key.inputId);
    checkUser(users, seq, key.userId, key.role);
  }
}

function checkUser(users, seq, userId, role) {
  const user = users.get(userId);
  if (user === undefined || user.disabled) differ(`desk ${seq}: ${userId} had no open account`);
  else if (ROLES.indexOf(user.role) < ROLES.indexOf(role))
    differ(`desk ${seq}: ${userId} was no ${role} then`);
}

function foldUser(users, change) {
  const user = users.get(change.userId) ?? {};
  if (change.kind === 'created') users.set(change.userId, { role: change.role, disabled: false });
  if (change.kind === 'role') user.role = change.role;
  if (change.kind === 'disabled' || change.kind === 'enabled') user.disabled = change.kind === 'disabled';
}

/** Of each event about a seat: who was its public winner before, and who is after it. Undefined for nobody. */
function winnersOf(pack, night) {
  const winners = new Map();
  const changes = new Map();
  for (const event of night) {
    const { seq, kind, constituencyId: seat } = event;
    if (!pack.candidates.has(seat)) continue;
    const before = winners.get(seat);
    if (kind === 'winnerAnnounced') winners.set(seat, event.winner);
    if (kind === 'resultDeclared' || kind === 'resultCorrected')
      winners.set(seat, winnerOf(event.figures, seq));
    if (kind === 'resultWithdrawn' || kind === 'recountStarted' || kind === 'pollPostponed')
      winners.delete(seat);
    changes.set(seq, { kind, before, after: winners.get(seat) });
  }
  return changes;
}

/** Where the logs end, to be noted elsewhere; and whether what was noted is still there. */
function checkHeads(night, desk) {
  for (const [log, events] of Object.entries({ night, desk })) {
    const head = events.at(-1);
    say(`The ${log} log ends at ${head === undefined ? 'nothing' : `${head.seq}:${head.chain}`}`);
  }
  for (const head of values['expect-head']) {
    const [, seq, chain] = /^(\d+):([0-9a-f]{64})$/.exec(head) ?? [];
    if (seq === undefined) throw new Error(`--expect-head ${head} is no SEQ:CHAIN`);
    if (![night, desk].some((events) => events[seq - 1]?.chain === chain))
      differ(`no log has the event ${seq} with the chain ${chain}: it was cut off, or is another log`);
  }
}

function checkReceived({ received }, desk) {
  const judged = new Set(desk.map(({ inputId }) => inputId));
  for (const { inputId, text, base64 } of received) {
    const bytes = text === undefined ? Buffer.from(base64, 'base64') : Buffer.from(text, 'utf8');
    if (sha256(bytes) !== inputId)
      differ(`the bytes of the input ${inputId} are not those that were received`);
  }
  const waiting = received.filter(({ inputId }) => !judged.has(inputId)).length;
  say(`${received.length} inputs received, ${waiting} not yet judged`);
}

/** The figures of the night, from its events and the pack's list of candidates. */
function totalsOf(pack, night) {
  const nominated = new Map(pack.candidates);
  const results = new Map();
  for (const event of night) {
    // What people write, and which seats they watch, moves no figure.
    if (/^(post|banner|forecast|localPrior|watch)/.test(event.kind)) continue;
    const seat = event.constituencyId;
    if (!pack.candidates.has(seat)) differ(`event ${event.seq} is about ${seat}, which is not in the pack`);
    if (event.kind === 'nominationsAmended') {
      nominated.set(seat, new Map(event.candidates.map((one) => [one.id, one.standing])));
    }
    if (event.kind === 'resultDeclared' || event.kind === 'resultCorrected') results.set(seat, event);
    if (event.kind === 'resultWithdrawn') results.delete(seat);
  }
  const seats = {};
  const votes = {};
  for (const [seat, { seq, figures }] of results) {
    const list = nominated.get(seat) ?? new Map();
    const cast = Object.entries(figures.votes);
    if (cast.length !== list.size || cast.some(([id]) => !list.has(id)))
      differ(`event ${seq}: votes and nominations differ`);
    if (cast.some(([, count]) => !Number.isSafeInteger(count) || count < 0))
      differ(`event ${seq}: votes are no whole numbers`);
    for (const [id, count] of cast) add(votes, list.get(id), count);
    add(seats, list.get(winnerOf(figures, seq)), 1);
  }
  return { declared: results.size, seats, votes };
}

function winnerOf({ votes, decidedByLot }, seq) {
  const most = Math.max(...Object.values(votes));
  const first = Object.keys(votes).filter((id) => votes[id] === most);
  if (first.length > 1 && !first.includes(decidedByLot)) differ(`event ${seq}: a tie without a lot`);
  return first.length > 1 ? decidedByLot : first[0];
}

function add(counts, key, count) {
  counts[key] = (counts[key] ?? 0) + count;
}

function sum(counts) {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function mostFirst(counts) {
  return Object.entries(counts).sort((left, right) => right[1] - left[1]);
}

function sayTotals(pack, { declared, seats, votes }, night, desk) {
  say(`${night.length} events of the night, ${desk.length} of the desk`);
  if (sum(seats) !== declared) differ(`${sum(seats)} seats taken in ${declared} declared constituencies`);
  const list = mostFirst(seats).map(([standing, count]) => `${standing} ${count}`);
  say(`${declared} of ${pack.seats} declared: ${list.join(', ') || 'no seats yet'}`);
  say(`${sum(votes).toLocaleString('en-GB')} valid votes`);
}

async function readPublished() {
  const answer = await fetch(new URL('/api/v1/night', values.url));
  if (!answer.ok) throw new Error(`${values.url} answers ${answer.status}`);
  return answer.json();
}

/** Compares what a running site publishes with what its log says at the same place. */
function checkPublished(pack, night, { position, shares }, opening) {
  const behind = night.filter(({ seq }) => seq <= position.seq);
  // Before the first declaration a site stands at the opening of the night.
  const last = behind.at(-1) ?? { seq: 0, chain: opening };
  if (last.seq !== position.seq || last.chain !== position.chain) {
    return differ(`the site stands at ${position.seq}, which the log does not have with that chain`);
  }
  const { declared, votes } = totalsOf(pack, behind);
  const published = Object.fromEntries(shares.rows.map((row) => [row.standing, row.votes]));
  for (const standing of new Set([...Object.keys(votes), ...Object.keys(published)])) {
    const [ours, theirs] = [votes[standing] ?? 0, published[standing] ?? 0];
    if (ours !== theirs) differ(`votes of ${standing}: published ${theirs}, by the log ${ours}`);
  }
  say(`The site at seq ${position.seq} publishes the votes of ${declared} declared constituencies.`);
}
