// Run by the launcher in a rehearsal, with the settings of the night in its environment. Makes the accounts that people
// try the desk with, unless this night has them, and prints one line of JSON: the accounts, and whether they are new.
import { randomInt, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import type { Role } from '#lib/desk/role.ts';
import { nightFolder, readConfig } from '#server/config.ts';
import { askIngest, readDesk } from '#server/desk/ask-ingest.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { userNamed } from '#server/desk-state/desk-users.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { readMeta } from '#server/log/log-meta.ts';
import { nightKeys } from '#server/log/night-keys.ts';

const FILE = 'desk-accounts.json';

interface DemoAccount {
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** Two editors, because two must agree. */
const DEMO: readonly Omit<DemoAccount, 'password'>[] = [
  { name: 'chief', role: 'chief' },
  { name: 'editor', role: 'editor' },
  { name: 'editor-2', role: 'editor' },
  { name: 'reporter', role: 'reporter' },
];

const config = readConfig(process.env);
const redis = connectRedis(config.redisUrl, () => {});
try {
  if (config.mode !== 'rehearsal') throw new Error(`A ${config.mode} night has no demo accounts`);
  console.log(JSON.stringify(await demoAccounts()));
} finally {
  redis.disconnect();
}

async function demoAccounts() {
  const keys = nightKeys(config);
  const meta = await readMeta(redis, keys);
  if (meta === null) throw new Error('The night has not been opened');
  const file = join(nightFolder(config), FILE);
  const kept = await readKept(file);
  const isKept = kept?.epoch === meta.epoch;
  const accounts = isKept ? kept.accounts : DEMO.map((each) => ({ ...each, password: randomPassword() }));
  // Before the accounts exist: whoever is interrupted in between finds the passwords, and the rest is made next time.
  if (!isKept) await keep(file, { epoch: meta.epoch, accounts });
  const { users } = await readDesk(redis, keys);
  await Promise.all(
    accounts.map(async ({ name, role, password }) => {
      const user = userNamed(users, name);
      // Somebody made an account of this name: it is theirs.
      if (user !== null && (isKept || !user.demo)) return;
      const passwordHash = await hashPassword(password);
      const id = randomUUID();
      await done(
        user === null
          ? { id, kind: 'createUser', userId: id, name, role, passwordHash, demo: true }
          : // The file is gone, and its passwords with it.
            { id, kind: 'setPassword', userId: user.userId, passwordHash },
      );
    }),
  );
  return { file, isNew: !isKept, accounts };

  async function done(request: DeskRequest): Promise<void> {
    const answer = await askIngest(redis, keys, request);
    if (answer?.kind !== 'userChanged') throw new Error(`${request.kind}: ${answer?.kind ?? 'no answer'}`);
  }
}

interface Kept {
  readonly epoch: string;
  readonly accounts: readonly DemoAccount[];
}

async function readKept(file: string): Promise<Kept | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Kept;
  } catch {
    return null;
  }
}

async function keep(file: string, kept: Kept): Promise<void> {
  await mkdir(nightFolder(config), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Easy to read aloud: no letter looks like another, or like a digit. Eighty bits. */
function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
