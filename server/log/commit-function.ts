import type { Redis } from 'ioredis';

/**
 * Compare and append, inside Redis, where nothing comes between. Every check stands before the first write,
 * because an error after a write would leave the write behind.
 *
 * Keys: stream, inputs, meta. Arguments: epoch, input id, expected seq, expected chain, seq, chain, event as JSON.
 * Answers: committed | duplicate seq chain | moved seq chain | foreign epoch.
 */
const LIBRARY = `#!lua name=declared
redis.register_function('declared_commit', function(keys, args)
  local stream, inputs, meta = keys[1], keys[2], keys[3]
  local epoch, inputId, expectedSeq, expectedChain = args[1], args[2], args[3], args[4]
  local seq, chain, event = args[5], args[6], args[7]

  local opened = redis.call('HMGET', meta, 'epoch', 'opening')
  if opened[1] ~= epoch then return {'foreign', opened[1] or ''} end

  local first = redis.call('HGET', inputs, inputId)
  if first then
    local firstSeq, firstChain = string.match(first, '^(%d+) (%x+)$')
    return {'duplicate', firstSeq, firstChain}
  end

  local headSeq, headChain = '0', opened[2]
  local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
  if last then
    headSeq = string.match(last[1], '^0%-(%d+)$')
    headChain = last[2][2]
  end
  if headSeq ~= expectedSeq or headChain ~= expectedChain then
    return {'moved', headSeq or '', headChain or ''}
  end
  if tonumber(seq) ~= tonumber(headSeq) + 1 then
    return redis.error_reply('DENSE the next sequence number is not ' .. seq)
  end

  redis.call('XADD', stream, '0-' .. seq, 'chain', chain, 'event', event)
  redis.call('HSET', inputs, inputId, seq .. ' ' .. chain)
  return {'committed'}
end)
`;

export const COMMIT_FUNCTION = 'declared_commit';

/** Puts the function into Redis; the same again, or a newer one over an older, does no harm. */
export async function loadCommitFunction(redis: Redis): Promise<void> {
  await redis.function('LOAD', 'REPLACE', LIBRARY);
}

/** Whether a command failed because this Redis does not have the function yet, as after its data was lost. */
export function isFunctionMissing(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Function not found');
}
