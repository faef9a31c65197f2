import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * What one guess costs: 64 MB and a quarter of a second of one core (OWASP's second setting for scrypt, 2^16, 8, 2).
 * A stored hash says its own cost, so that this can rise.
 */
const COST: Cost = { n: 2 ** 16, r: 8, p: 2 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export type PasswordHash = string;

/** `cost` is for tests, which sign in hundreds of times. */
export async function hashPassword(password: string, cost = COST): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether this is the password. Without a hash the same work is done for nothing, and the answer is no. */
export async function isPassword(password: string, stored: PasswordHash | null): Promise<boolean> {
  const { cost, salt, hash } = parse(stored ?? NOBODYS_HASH);
  const derived = await derive(password, salt, cost);
  return timingSafeEqual(derived, hash) && stored !== null;
}

/** As a hash that was made today, so that a name that nobody has takes as long as one that somebody has. */
const NOBODYS_HASH: PasswordHash = [
  'scrypt',
  COST.n,
  COST.r,
  COST.p,
  randomBytes(SALT_BYTES).toString('base64url'),
  randomBytes(HASH_BYTES).toString('base64url'),
].join('$');

const STORED = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

function parse(stored: PasswordHash): { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer } {
  const [, n, r, p, salt = '', hash = ''] = STORED.exec(stored) ?? [];
  if (n === undefined) throw new Error('A stored password hash is not one of ours');
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

/** The same letters typed on another keyboard are the same password, hence the normal form. */
function derive(password: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  const maxmem = 128 * n * r + 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { N: n, r, p, maxmem }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}
