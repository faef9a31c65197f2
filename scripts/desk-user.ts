import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import { ROLES, type Role } from '#lib/desk/role.ts';
import { MODES, type Mode } from '#lib/sync/mode.ts';
import { askIngest, readDesk } from '#server/desk/ask-ingest.ts';
import { deskKeys } from '#server/desk/desk-keys.ts';
import { passwordRefusal } from '#server/desk/password-rules.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { signInLimits } from '#server/desk/sign-in-limits.ts';
import { type DeskUser, type DeskUsers, plainName, userNamed } from '#server/desk-state/desk-users.ts';
import { escapeText } from '#server/ingest/problem.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { ownRedis } from './desk/own-redis.ts';
import { readPassword } from './desk/read-password.ts';

const HELP = `Accounts of the desk, of a night that runs.

  npm run desk:user -- list
  npm run desk:user -- add NAME --role reporter|editor|chief
  npm run desk:user -- role NAME --role reporter|editor|chief --reason TEXT
  npm run desk:user -- disable NAME --reason TEXT
  npm run desk:user -- enable NAME --reason TEXT
  npm run desk:user -- password NAME
  npm run desk:user -- totp-reset NAME
  npm run desk:user -- unlock NAME

A password is asked for, or is the first line of what is piped in: it is never an argument. "totp-reset" takes a lost
second factor away. "unlock" lets somebody try at once whom a stranger's guessing keeps waiting. Every change signs the
person out everywhere, within a second, and is in the desk's record.

  --mode, --election   which night         (DECLARED_MODE, DECLARED_ELECTION; rehearsal, ge2024)
  --data               data directory      (DECLARED_DATA, .data)
  --redis              address of Redis    (REDIS_URL, or the night's own Redis while it runs)`;

const EXIT_REFUSED = 1;
const EXIT_NOT_UNDERSTOOD = 2;

/** What cannot be done as asked, in words for whoever asked. */
class Refused extends Error {
  override readonly name = 'Refused';
}

class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

interface Asked {
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  readonly users: DeskUsers;
}

/** What each word does to an account. */
const CHANGES: Readonly<Record<string, (asked: Asked) => Promise<DeskAction>>> = {
  async add(asked) {
    const { name, users } = asked;
    if (userNamed(users, name) !== null) throw new Refused(`There is a ${name} already.`);
    const role = roleOf(asked.role);
    const passwordHash = await chosenPassword(name);
    return { kind: 'createUser', userId: randomUUID(), name, role, passwordHash, demo: false };
  },
  async role(asked) {
    return { kind: 'setRole', ...userOf(asked), role: roleOf(asked.role), reason: reasonOf(asked) };
  },
  disable: async (asked) => ({ kind: 'disableUser', ...userOf(asked), reason: reasonOf(asked) }),
  enable: async (asked) => ({ kind: 'enableUser', ...userOf(asked), reason: reasonOf(asked) }),
  async password(asked) {
    return { kind: 'setPassword', ...userOf(asked), passwordHash: await chosenPassword(asked.name) };
  },
  'totp-reset': async (asked) => ({ kind: 'setTotp', ...userOf(asked), secret: null }),
};

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [action, name = '', ...rest] = positionals;
  if (values.help || action === undefined) return console.log(HELP);
  const change = CHANGES[action];
  if (change === undefined && action !== 'list' && action !== 'unlock') {
    throw new NotUnderstood(`There is no "${action}".\n\n${HELP}`);
  }
  if (rest.length > 0)
    throw new NotUnderstood(`Put a name of several words in quotes: "${[name, ...rest].join(' ')}"`);
  if (action !== 'list' && name.trim() === '') throw new NotUnderstood(`Say whom: ${action} NAME`);
  const mode = modeOf(values.mode);
  const night = { mode, election: values.election };
  const address = values.redis || ownRedis(values.data, mode, values.election);
  if (address === null) {
    throw new Refused('No Redis of this night is known here: start the night, or give --redis.');
  }
  const redis = connectRedis(address, () => {});
  try {
    const keys = nightKeys(night);
    const { users } = await readDesk(redis, keys);
    if (action === 'list') return list(users);
    if (change === undefined) {
      userOf({ name: name.trim(), users });
      await signInLimits(redis, deskKeys(night)).forget(plainName(name));
      return console.log(`${name} may try to sign in again.`);
    }
    const request = await change({ name: name.trim(), role: values.role, reason: values.reason, users });
    const answer = await askIngest(redis, keys, { id: randomUUID(), ...request });
    if (answer === null) {
      throw new Refused(
        'Ingest has not answered. The change waits for it; list the accounts again in a while.',
      );
    }
    if (answer.kind === 'commandRefused') throw new Refused(answer.words);
    console.log(answer.kind === 'nothingToDo' ? answer.words : 'Done.');
  } finally {
    redis.disconnect();
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new NotUnderstood((error as Error).message);
  }
}

const OPTIONS = {
  mode: { type: 'string', default: process.env['DECLARED_MODE'] || 'rehearsal' },
  election: { type: 'string', default: process.env['DECLARED_ELECTION'] || 'ge2024' },
  data: { type: 'string', default: process.env['DECLARED_DATA'] || '.data' },
  redis: { type: 'string', default: process.env['REDIS_URL'] ?? '' },
  role: { type: 'string', default: '' },
  reason: { type: 'string', default: '' },
  help: { type: 'boolean', default: false },
} as const;

function modeOf(text: string): Mode {
  const mode = MODES.find((each) => each === text);
  if (mode === undefined) throw new NotUnderstood(`--mode is one of ${MODES.join(', ')}`);
  return mode;
}

function roleOf(text: string): Role {
  const role = ROLES.find((each) => each === text);
  if (role === undefined) throw new NotUnderstood(`--role is one of ${ROLES.join(', ')}`);
  return role;
}

function reasonOf({ reason }: Asked): string {
  if (reason.trim() === '') throw new NotUnderstood('Say why, for the record: --reason TEXT');
  return reason.trim();
}

function userOf({ users, name }: Pick<Asked, 'users' | 'name'>): Pick<DeskUser, 'userId'> {
  const user = userNamed(users, name);
  if (user === null) throw new Refused(`There is no ${name}. List them: npm run desk:user -- list`);
  return { userId: user.userId };
}

async function chosenPassword(name: string): Promise<string> {
  const password = await readPassword(name);
  if (password === null) throw new Refused('These are two different passwords.');
  const refusal = passwordRefusal(password, name);
  if (refusal !== null) throw new Refused(refusal);
  return hashPassword(password);
}

function list({ byId, totpRequired }: DeskUsers): void {
  if (byId.size === 0) console.log('Nobody has an account yet: npm run desk:user -- add NAME --role chief');
  for (const { name, role, disabled, demo, totpSecret } of byId.values()) {
    const more = [
      ...(disabled ? ['switched off'] : []),
      ...(totpSecret === null ? [] : ['second factor']),
      ...(demo ? ['demo'] : []),
    ];
    console.log([role.padEnd(8), escapeText(name), ...more].join('  '));
  }
  if (totpRequired.length > 0)
    console.log(`A second factor is needed by every ${totpRequired.join(' and ')}.`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    const isForReader = error instanceof Refused || error instanceof NotUnderstood;
    console.error(isForReader ? error.message : error);
    process.exit(error instanceof NotUnderstood ? EXIT_NOT_UNDERSTOOD : EXIT_REFUSED);
  },
);
