import { join } from 'node:path';
import { z } from 'zod';
import { MODES, type Mode } from '#lib/sync/mode.ts';
import { parseProxies, type TrustedProxies } from './desk/client-address.ts';

/** Everything that a process is told from outside, read once at its start. */
export interface Config {
  /** Election pack: a folder of `packsFolder`, and a part of every key in Redis. */
  readonly election: string;
  readonly mode: Mode;
  readonly feed: FeedChoice;
  /** Night seconds per real second. Always 1 in live mode. */
  readonly speed: number;
  /** UTC instant at which a rehearsal starts; null for the close of poll. */
  readonly start: string | null;
  /** Longest stretch of night minutes without news that a replay keeps; 0 keeps every one. */
  readonly quietMinutes: number;
  readonly faults: ReplayFaults;
  readonly port: number;
  readonly host: string;
  /** The one origin that browsers come from, without a slash at its end. */
  readonly origin: string;
  /** Proxies in front, whose word on where a request comes from is taken; null for none. */
  readonly proxies: TrustedProxies | null;
  readonly dataFolder: string;
  readonly packsFolder: string;
  /** False where the forecast is left to other processes: it takes a thread and some 250 MB. */
  readonly forecast: boolean;
  readonly redisUrl: string;
  /** The same Redis for a process that may only read what readers may know; `redisUrl` where there is no other. */
  readonly redisReaderUrl: string;
  /** A word for "begin a new night": the same word again, as after a crash, begins no second one. Null: go on. */
  readonly fresh: string | null;
  /** For tests of recovery only: where the process is to kill itself. Never in live mode. */
  readonly crashAt: CrashPoint | null;
}

export type FeedChoice =
  | { readonly kind: 'replay' }
  | { readonly kind: 'inbox'; readonly folder: string }
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'none' };

/** How often, between 0 and 1, a replay does wrong what a bad feed does; the seed makes it do so again. */
export interface ReplayFaults {
  readonly seed: number;
  readonly duplicate: number;
  readonly reorder: number;
  readonly truncate: number;
}

export interface CrashPoint {
  readonly label: string;
  /** The nth time that the label is passed, or an input id: each time that the label is passed with it. */
  readonly when: number | string;
}

/** A setting that cannot be used, in words for the person who set it. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
}

/**
 * Reads the settings of a process. Throws ConfigRefused naming every setting that cannot be used.
 * An empty value counts as not set.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const words = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigRefused(words.join('\n'));
  }
  const config = fromEnvironment(parsed.data);
  const refusal = refusalIn(config);
  if (refusal !== null) throw new ConfigRefused(refusal);
  return config;
}

/** Where the journal of this night is kept. */
export function nightFolder({ dataFolder, mode, election }: Config): string {
  return join(dataFolder, mode, election);
}

/** Where the pack of this night is kept. */
export function packFolder({ packsFolder, election }: Config): string {
  return join(packsFolder, election);
}

const instant = z.iso.datetime({ error: 'expected a UTC instant such as 2024-07-04T21:00:00Z' });

const feed = z.string().transform((text, context): FeedChoice => {
  if (text === 'replay' || text === 'none') return { kind: text };
  if (/^inbox:./.test(text)) return { kind: 'inbox', folder: text.slice('inbox:'.length) };
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return { kind: 'http', url: text };
  context.addIssue('expected replay, none, inbox:DIRECTORY, or an http:// or https:// address');
  return z.NEVER;
});

const share = z
  .string()
  .regex(/^(0|1|0?\.\d+)$/, 'expected a share such as 0.05')
  .transform(Number);

const faults = z.string().transform((text, context): ReplayFaults => {
  const found = { seed: 1, duplicate: 0, reorder: 0, truncate: 0 };
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.trim().split('=');
    const parsed = name === 'seed' ? z.coerce.number().int().safeParse(value) : share.safeParse(value);
    if (!Object.hasOwn(found, name) || !parsed.success) {
      context.addIssue('expected parts such as seed=7,duplicate=0.05,reorder=0.05,truncate=0.01');
      return z.NEVER;
    }
    found[name as keyof typeof found] = parsed.data;
  }
  return found;
});

const crashPoint = z
  .string()
  .regex(/^[a-z-]+:[0-9a-f]+$/, 'expected label:number or label:input id')
  .transform((text): CrashPoint => {
    const [label = '', when = ''] = text.split(':');
    return { label, when: /^\d{1,9}$/.test(when) ? Number(when) : when };
  });

const proxies = z.string().transform((text, context): TrustedProxies => {
  const parsed = parseProxies(text);
  if (parsed !== null) return parsed;
  context.addIssue('expected addresses or networks, separated by commas: 127.0.0.1,10.0.0.0/8');
  return z.NEVER;
});

const redisAddress = z
  .string({ error: 'no Redis given: start with npm start, or set redis://host:port' })
  .regex(/^rediss?:\/\//, 'expected redis://host:port');

const environment = z.object({
  DECLARED_ELECTION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'expected the name of an election pack')
    .default('ge2024'),
  DECLARED_MODE: z.enum(MODES).default('rehearsal'),
  DECLARED_FEED: feed.default({ kind: 'replay' }),
  DECLARED_SPEED: z.coerce.number().positive().max(1_000_000).default(60),
  DECLARED_START: instant.optional(),
  DECLARED_QUIET_MINUTES: z.coerce.number().nonnegative().default(10),
  DECLARED_FAULTS: faults.default({ seed: 1, duplicate: 0, reorder: 0, truncate: 0 }),
  DECLARED_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DECLARED_HOST: z.string().default('127.0.0.1'),
  DECLARED_ORIGIN: z
    .string()
    .refine((text) => URL.canParse(text) && new URL(text).origin === text, 'expected scheme://host:port')
    .optional(),
  DECLARED_PROXY: proxies.optional(),
  DECLARED_DATA: z.string().default('.data'),
  DECLARED_PACKS: z.string().default('data'),
  DECLARED_FORECAST: z.enum(['on', 'off'], { error: 'expected on or off' }).default('on'),
  DECLARED_FRESH: z.string().optional(),
  DECLARED_CRASH_AT: crashPoint.optional(),
  REDIS_URL: redisAddress,
  REDIS_READER_URL: redisAddress.optional(),
});

function fromEnvironment(given: z.output<typeof environment>): Config {
  const isLocal = given.DECLARED_HOST === '127.0.0.1' || given.DECLARED_HOST === '0.0.0.0';
  const shownHost = isLocal ? 'localhost' : given.DECLARED_HOST;
  const fresh = given.DECLARED_FRESH;
  return {
    election: given.DECLARED_ELECTION,
    mode: given.DECLARED_MODE,
    feed: given.DECLARED_FEED,
    speed: given.DECLARED_MODE === 'live' ? 1 : given.DECLARED_SPEED,
    start: given.DECLARED_START ?? null,
    quietMinutes: given.DECLARED_QUIET_MINUTES,
    faults: given.DECLARED_FAULTS,
    port: given.DECLARED_PORT,
    host: given.DECLARED_HOST,
    origin: given.DECLARED_ORIGIN ?? new URL(`http://${shownHost}:${given.DECLARED_PORT}`).origin,
    proxies: given.DECLARED_PROXY ?? null,
    dataFolder: given.DECLARED_DATA,
    packsFolder: given.DECLARED_PACKS,
    forecast: given.DECLARED_FORECAST === 'on',
    redisUrl: given.REDIS_URL,
    redisReaderUrl: given.REDIS_READER_URL ?? given.REDIS_URL,
    fresh: fresh === undefined || fresh === '0' ? null : fresh,
    crashAt: given.DECLARED_CRASH_AT ?? null,
  };
}

function refusalIn({ mode, feed: chosen, faults: chances, crashAt }: Config): string | null {
  if (mode !== 'live') return null;
  if (chosen.kind === 'replay') {
    return 'DECLARED_FEED: a live night never reads a recorded one. Choose inbox:DIRECTORY, an address, or none.';
  }
  if (chances.duplicate + chances.reorder + chances.truncate > 0) {
    return 'DECLARED_FAULTS: faults are for rehearsals, never for a live night.';
  }
  if (crashAt !== null) return 'DECLARED_CRASH_AT: is for tests of recovery, never for a live night.';
  return null;
}
