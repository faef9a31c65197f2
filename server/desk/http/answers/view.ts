import { hashOf } from '#server/desk/secret-token.ts';
import { compressedAnswer } from '#server/http/http-answer.ts';
import { type DeskAnswer, deskAnswer } from '../desk-answer.ts';
import { reading } from '../route.ts';

/** What the person who asks may see of the desk. */
export const view = reading('/desk/api/view', 'look', async (parts, { who, ifNoneMatch }) => {
  const etag = `"${hashOf(`${who.session.id} ${parts.viewVersion()}`).slice(0, 32)}"`;
  if (ifNoneMatch?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) {
    return { ...deskAnswer(''), status: 304, headers: { 'cache-control': 'no-store', etag }, body: '' };
  }
  const seen = parts.view(who.me);
  if (seen === null) throw new Error('Somebody without an account was let in');
  return tagged(deskAnswer(seen), etag);
});

/** Compressed, under a tag that is known before the view is made. */
async function tagged(answer: DeskAnswer, etag: string): Promise<DeskAnswer> {
  const { body, ...rest } = await compressedAnswer(answer);
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    return { ...rest, headers: { ...rest.headers, etag }, body };
  }
  return { ...rest, body: { ...body, etag } };
}
