import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { DeskAction } from '#lib/desk/desk-request.ts';
import type { DeskView, Me } from '#lib/desk/desk-view.ts';
import type { Role } from '#lib/desk/role.ts';
import type { Mode } from '#lib/sync/mode.ts';
import { askIngest } from '#server/desk/ask-ingest.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { nightKeys } from '#server/log/night-keys.ts';

/** Who works at the desk of a test: two of each role, so that two can agree. Names are also user ids. */
export const PEOPLE = {
  rita: 'reporter',
  ravi: 'reporter',
  edith: 'editor',
  emil: 'editor',
  clara: 'chief',
  carl: 'chief',
} as const satisfies Record<string, Role>;
export type PersonName = keyof typeof PEOPLE;

/** On a busy machine the log is followed within this time. */
const NEW_ACCOUNT_MS = 2_000;

/** What is not answered by then will not be: the test says which request it was. */
const ANSWER_MS_MAX = 40_000;

/** Everybody's. */
export const PASSWORD = 'four plain words suffice';

/** A thousandth of the real cost: tests sign in hundreds of times. */
export const CHEAP = { n: 1024, r: 8, p: 1 };

/** A night that people work on. */
export interface DeskServer {
  /** http://localhost:port, which is also the origin. */
  readonly address: string;
  readonly redisUrl: string;
  readonly mode?: Mode;
  readonly election?: string;
}

/** Makes the accounts as `npm run desk:user` does: through ingest. */
export async function addPeople(
  { redisUrl, mode = 'test', election = 'ge2024' }: DeskServer,
  people: Readonly<Record<string, Role>> = PEOPLE,
): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD, CHEAP);
  await Promise.all(
    Object.entries(people).map(([name, role]) =>
      ask(
        { redisUrl, mode, election, address: '' },
        { kind: 'createUser', userId: name, name, role, passwordHash, demo: false },
      ),
    ),
  );
}

/** Asks ingest in the machine's own name, and throws unless it is done. */
export async function ask(
  { redisUrl, mode = 'test', election = 'ge2024' }: DeskServer,
  action: DeskAction,
): Promise<void> {
  const redis = connectRedis(redisUrl, () => {});
  try {
    const answer = await askIngest(redis, nightKeys({ mode, election }), { id: randomUUID(), ...action });
    if (answer === null || answer.kind === 'commandRefused') {
      throw new Error(`${action.kind}: ${answer === null ? 'no answer' : answer.words}`);
    }
  } finally {
    redis.disconnect();
  }
}

/** Somebody signed in, who speaks to the desk as its pages do. */
export interface DeskClient {
  readonly me: Me;
  /** The session and the device, as a browser sends them. */
  readonly cookie: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** A header that is undefined is left out. */
  post(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string | undefined>>,
  ): Promise<Response>;
  /** Sends a request; the same id again is the same request. */
  command(action: DeskAction, id?: string): Promise<DeskOutcome>;
  view(): Promise<DeskView>;
}

/** Signs in over HTTP. Throws when the desk refuses. */
export async function signIn(
  server: Pick<DeskServer, 'address'>,
  name: string,
  { password = PASSWORD, code, cookie }: { password?: string; code?: string; cookie?: string } = {},
): Promise<DeskClient> {
  const body = { name, password, ...(code === undefined ? {} : { code }) };
  const ask = () => deskPost(server, '/desk/api/sign-in', body, cookie === undefined ? {} : { cookie });
  let response = await ask();
  // The web process hears of a new account a moment after ingest has committed it.
  if (response.status === 401 && password === PASSWORD) {
    await pause(NEW_ACCOUNT_MS);
    response = await ask();
  }
  const answer = await response.json();
  if (response.status !== 200) throw new Error(`${name} was not let in: ${JSON.stringify(answer)}`);
  return clientWith(server, answer.me, cookiesOf(response));
}

export function clientWith({ address }: Pick<DeskServer, 'address'>, me: Me, cookie: string): DeskClient {
  const post: DeskClient['post'] = (path, body, headers = {}) =>
    deskPost({ address }, path, body, { cookie, ...headers });
  const get: DeskClient['get'] = (path, headers = {}) =>
    fetch(address + path, { headers: { cookie, ...headers }, signal: AbortSignal.timeout(ANSWER_MS_MAX) });
  return {
    me,
    cookie,
    get,
    post,
    async command(action, id = randomUUID()) {
      const response = await post('/desk/api/commands', { id, ...action });
      const answer = await response.json();
      if (response.status !== 200) throw new Error(`${action.kind}: ${JSON.stringify(answer)}`);
      return answer.outcome;
    },
    async view() {
      const response = await get('/desk/api/view');
      if (response.status !== 200) throw new Error(`No view: ${await response.text()}`);
      return response.json();
    },
  };
}

/** A request as one of the desk's pages makes it. A header that is undefined is left out. */
export function deskPost(
  { address }: Pick<DeskServer, 'address'>,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Response> {
  const all = {
    origin: address,
    'content-type': 'application/json',
    'x-declared-desk': '1',
    ...headers,
  };
  const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
  return fetch(address + path, {
    method: 'POST',
    headers: sent,
    body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
}

/** What a browser would keep of an answer's cookies. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
