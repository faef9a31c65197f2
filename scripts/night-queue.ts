import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { MODES, type Mode } from '#lib/sync/mode.ts';
import { askIngest } from '#server/desk/ask-ingest.ts';
import { type DeskKeys, deskKeys } from '#server/desk/desk-keys.ts';
import { isPassword } from '#server/desk/passwords.ts';
import { stepOfCode } from '#server/desk/totp.ts';
import { takeTotpStep } from '#server/desk/totp-steps.ts';
import { type DeskState, emptyDeskState, foldDesk } from '#server/desk-state/desk-state.ts';
import { type DeskUser, userNamed } from '#server/desk-state/desk-users.ts';
import {
  type Quarantine,
  type Ticket,
  ticketsOf,
  type WaitingMessage,
} from '#server/desk-state/quarantine.ts';
import { escapeText, problemLine } from '#server/ingest/problem.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import type { DeskEvent, InputJudged } from '#server/log/desk-event.ts';
import { type NightKeys, nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';
import { ownRedis } from './desk/own-redis.ts';

const HELP = `Messages that wait for an editor, and those that nobody can accept. The desk shows the same; this works without it.

  npm run night:queue -- list
  npm run night:queue -- show ID
  npm run night:queue -- accept ID --by NAME --reason TEXT
  npm run night:queue -- reject ID --by NAME --reason TEXT
  npm run night:queue -- hold ID --by NAME --reason TEXT
  npm run night:queue -- rejected

ID is the id of a message, or its first characters. A message that would change or take back a public winner must
be accepted by two people, one after the other. --by is the name of an account of this night's desk; its password is
asked for, or read from DECLARED_PASSWORD or the first line of the input. --reason says why, for the record. "rejected"
lists what the night refused lately, with why: it has to be sent again, right.

  --mode, --election   which night         (DECLARED_MODE, DECLARED_ELECTION; rehearsal, ge2024)
  --data               data directory      (DECLARED_DATA, .data)
  --redis              address of Redis    (REDIS_URL, or the night's own Redis while it runs)
  --code               six digits          for an account with a second factor`;

const SHORT_ID_CHARACTERS = 12;
const READ_EVENTS_MAX = 1_000;
/** A feed that sends nonsense sends a lot of it: the newest say what is wrong. */
const REJECTED_SHOWN_MAX = 20;
/** Enough to recognise a message by. */
const TEXT_SHOWN_CHARACTERS_MAX = 160;
const EXIT_REFUSED = 1;
const EXIT_NOT_UNDERSTOOD = 2;

type Connection = ReturnType<typeof connectRedis>;

/** What cannot be done as asked, in words for whoever asked. */
class Refused extends Error {
  override readonly name = 'Refused';
}

class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

interface Desk {
  readonly state: DeskState;
  /** In order of time. */
  readonly rejected: readonly (DeskEvent & InputJudged)[];
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [action, id = ''] = positionals;
  if (values.help || action === undefined) return console.log(HELP);
  if (!ACTIONS.has(action)) throw new NotUnderstood(`There is no "${action}".\n\n${HELP}`);
  const mode = modeOf(values.mode);
  const address = values.redis || ownRedis(values.data, mode, values.election);
  if (address === null) {
    throw new Refused('No Redis of this night is known here: start the night, or give --redis.');
  }
  const redis = connectRedis(address, () => {});
  try {
    const keys = nightKeys({ mode, election: values.election });
    const { state, rejected } = await readDesk(redis, keys);
    const { quarantine } = state;
    if (action === 'list') return list(ticketsOf(quarantine), rejected.length);
    if (action === 'rejected') return listRejected(rejected);
    if (action === 'show') return show(messageOf(quarantine, id));
    if (values.by.trim() === '' || values.reason.trim() === '') {
      throw new NotUnderstood('Say who decides and why: --by NAME --reason TEXT');
    }
    const decision = action === 'accept' ? 'accept' : action === 'reject' ? 'reject' : 'hold';
    const message = messageOf(quarantine, id);
    const editor = await editorFor(state, values.by, (user) =>
      hasSecondFactor(redis, deskKeys({ mode, election: values.election }), user, values.code),
    );
    await decide(redis, keys, message, decision, editor, values.reason);
  } finally {
    redis.disconnect();
  }
}

const ACTIONS: ReadonlySet<string> = new Set(['list', 'show', 'accept', 'reject', 'hold', 'rejected']);

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new NotUnderstood((error as Error).message);
  }
}

const OPTIONS = {
  mode: { type: 'string', default: process.env.DECLARED_MODE || 'rehearsal' },
  election: { type: 'string', default: process.env.DECLARED_ELECTION || 'ge2024' },
  data: { type: 'string', default: process.env.DECLARED_DATA || '.data' },
  redis: { type: 'string', default: process.env.REDIS_URL ?? '' },
  by: { type: 'string', default: '' },
  reason: { type: 'string', default: '' },
  code: { type: 'string', default: '' },
  help: { type: 'boolean', default: false },
} as const;

function modeOf(text: string): Mode {
  const mode = MODES.find((each) => each === text);
  if (mode === undefined) throw new NotUnderstood(`--mode is one of ${MODES.join(', ')}`);
  return mode;
}

async function readDesk(redis: Connection, keys: NightKeys): Promise<Desk> {
  const log = redisEventLog<DeskEvent>({ redis, keys, name: 'desk' });
  const rejected: (DeskEvent & InputJudged)[] = [];
  let state = emptyDeskState;
  for (let seq = 0; ; ) {
    const events = await log.read(seq, READ_EVENTS_MAX);
    state = events.reduce(foldDesk, state);
    rejected.push(...events.filter(isRejection));
    seq += events.length;
    if (events.length < READ_EVENTS_MAX) return { state, rejected };
  }
}

function isRejection(event: DeskEvent): event is DeskEvent & InputJudged {
  return event.kind === 'inputJudged' && event.disposition === 'rejected';
}

/** The account of that name, once its password says that this is its person. One answer for every way to be wrong. */
async function editorFor(
  { users }: DeskState,
  name: string,
  hasCode: (user: DeskUser) => Promise<boolean>,
): Promise<DeskUser> {
  const user = userNamed(users, name);
  const password = await passwordFor(name);
  const isRight = await isPassword(password, user?.disabled === false ? user.passwordHash : null);
  if (user === null || !isRight) {
    throw new Refused(`There is no account "${name}" of this night with that password.`);
  }
  if (!(await hasCode(user))) {
    throw new Refused('That account has a second factor: give its six digits with --code.');
  }
  return user;
}

/** Whether the digits are those of now, and are used for the first time: here or at the desk. */
async function hasSecondFactor(
  redis: Connection,
  keys: DeskKeys,
  { userId, totpSecret }: DeskUser,
  code: string,
): Promise<boolean> {
  if (totpSecret === null) return true;
  const step = stepOfCode(totpSecret, code, Date.now());
  return step !== null && takeTotpStep(redis, keys, userId, step);
}

/** From the environment, or typed unseen, or the first line of what is piped in. */
async function passwordFor(name: string): Promise<string> {
  const given = process.env.DECLARED_PASSWORD;
  if (given !== undefined && given !== '') return given;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  if (process.stdin.isTTY) process.stderr.write(`Password of ${name}: `);
  const { value } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (process.stdin.isTTY) process.stderr.write('\n');
  return value ?? '';
}

function messageOf(quarantine: Quarantine, id: string): WaitingMessage {
  const found = [...quarantine.values()].filter(({ inputId }) => id !== '' && inputId.startsWith(id));
  const [message] = found;
  if (message === undefined)
    throw new Refused(`No message ${id} waits. List them: npm run night:queue -- list`);
  if (found.length > 1) throw new Refused(`${found.length} messages begin with ${id}: give more of the id.`);
  return message;
}

function list(tickets: readonly Ticket[], rejected: number): void {
  if (rejected > 0) console.log(`${rejected} rejected: npm run night:queue -- rejected`);
  if (tickets.length === 0) console.log('Nothing waits.');
  for (const { messages } of tickets) {
    const latest = messages.at(-1);
    if (latest === undefined) continue;
    const { summary, problems, terms, agreed } = latest;
    const about = [summary.constituencyId ?? 'unknown constituency', summary.kind ?? 'unreadable'];
    const revision = summary.revision === null ? [] : [`revision ${summary.revision}`];
    const others = messages.length === 1 ? [] : [`and ${messages.length - 1} before it`];
    const people = terms.twoEditors ? [`${agreed.length} of 2 editors agree`] : [];
    const words = [...about, ...revision, problems.map(({ code }) => code).join(' '), ...others, ...people];
    console.log(`${latest.inputId.slice(0, SHORT_ID_CHARACTERS)}  ${latest.at}  ${words.join(' · ')}`);
  }
}

/** The newest last, where a terminal ends. */
function listRejected(rejected: readonly (DeskEvent & InputJudged)[]): void {
  if (rejected.length === 0) console.log('Nothing was rejected.');
  const shown = rejected.slice(-REJECTED_SHOWN_MAX);
  if (shown.length < rejected.length) console.log(`The newest ${shown.length} of ${rejected.length}:`);
  for (const { inputId, at, origin, problems, text } of shown) {
    console.log(
      `${inputId.slice(0, SHORT_ID_CHARACTERS)}  ${at}  ${origin}  ${escapeText((text ?? '').slice(0, TEXT_SHOWN_CHARACTERS_MAX))}`,
    );
    for (const each of problems) console.log(`- ${problemLine(each)}`);
  }
}

function show({
  inputId,
  at,
  origin,
  summary,
  problems,
  warnings,
  terms,
  agreed,
  text,
}: WaitingMessage): void {
  console.log(`${inputId}\nreceived ${at} by ${origin}, source ${escapeText(summary.source ?? 'unknown')}`);
  for (const each of problems) console.log(`- ${problemLine(each)}`);
  for (const each of warnings) console.log(`- (warning) ${problemLine(each)}`);
  if (!terms.acceptable) console.log('It cannot be accepted until that is put right.');
  if (terms.twoEditors)
    console.log(`Two editors must accept it. So far: ${agreed.map(({ name }) => name).join(', ') || 'none'}`);
  // A stranger's text: nothing in it may move the cursor or turn the line round.
  console.log(escapeText(text));
}

async function decide(
  redis: Connection,
  keys: NightKeys,
  message: WaitingMessage,
  decision: 'accept' | 'reject' | 'hold',
  editor: DeskUser,
  reason: string,
): Promise<void> {
  const request = { id: randomUUID(), kind: 'decide', decided: message.inputId, decision, reason } as const;
  const answer = await askIngest(redis, keys, request, editor.userId);
  if (answer === null) {
    throw new Refused('Ingest has not answered. The command waits for it; list the queue again in a while.');
  }
  switch (answer.kind) {
    case 'quarantineDecided': {
      const published = answer.nightSeq === null ? '' : `: event ${answer.nightSeq} of the night`;
      const others = answer.settled.length === 0 ? '' : ` (and ${answer.settled.length} older with it)`;
      return console.log(`${decision === 'accept' ? 'Accepted' : 'Rejected'}${published}${others}.`);
    }
    case 'acceptanceProposed':
      return console.log('Noted. A second editor must accept it too.');
    case 'messageHeld':
      return console.log('Put aside: it waits below the others.');
    case 'commandRefused':
      throw new Refused(answer.words);
    default:
      throw new Error(`Ingest took a decision for something else: ${answer.kind}`);
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    const isForReader = error instanceof Refused || error instanceof NotUnderstood;
    console.error(isForReader ? error.message : error);
    process.exit(error instanceof NotUnderstood ? EXIT_NOT_UNDERSTOOD : EXIT_REFUSED);
  },
);
