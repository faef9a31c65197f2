import { findOnPath, run } from './run.mjs';

/**
 * macOS, or Linux with Homebrew: `brew install valkey` needs no administrator.
 *
 * @param {import('./find-redis.mjs').Surroundings} around
 */
export async function fetchBrewRedis({ env, say }) {
  const brew = findOnPath(['brew'], env);
  if (brew === null) return false;
  say('fetching Valkey with Homebrew');
  const { code, output } = await run(brew, ['install', 'valkey'], { env });
  if (code !== 0) say(`Homebrew could not install it: ${output.trim().split('\n').at(-1) ?? ''}`);
  return code === 0;
}
