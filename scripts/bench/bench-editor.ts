import { randomUUID } from 'node:crypto';
import { askIngest } from '#server/desk/ask-ingest.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { ELECTION, type LaunchedNight } from './launched-night.ts';

export interface Editor {
  readonly name: string;
  readonly password: string;
}

/** An account of this night, made as `npm run desk:user` makes one. */
export async function addEditor({ redisUrl }: LaunchedNight): Promise<Editor> {
  const editor = { name: 'Bench', password: randomUUID() };
  const redis = connectRedis(redisUrl, () => {});
  const passwordHash = await hashPassword(editor.password);
  const answer = await askIngest(redis, nightKeys({ mode: 'test', election: ELECTION }), {
    id: randomUUID(),
    kind: 'createUser',
    userId: randomUUID(),
    name: editor.name,
    role: 'editor',
    passwordHash,
    demo: false,
  });
  redis.disconnect();
  if (answer?.kind !== 'userChanged') throw new Error('No account was made');
  return editor;
}
