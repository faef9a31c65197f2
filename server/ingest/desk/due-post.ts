import { z } from 'zod';
import type { ReceivedInput } from '../journal-line.ts';
import { postIdSchema } from '../liveblog-schema.ts';
import { DUE_FORMAT } from '../schedule-feed.ts';
import type { Bench, Standing, Verdict } from '../verdict.ts';
import { commitPost } from './publish-posts.ts';
import { refused } from './refusal.ts';

const dueSchema = z.strictObject({
  format: z.literal(DUE_FORMAT),
  postId: postIdSchema,
  version: z.int().min(1),
  publishAt: z.iso.datetime(),
  scheduledSeq: z.int().min(1),
});

const BY_ITSELF = { by: null, commandId: null, command: null } as const;

/** Publishes a post whose time has come, if it is still the one that was scheduled. */
export function verdictOnDue(bench: Bench, standing: Standing, input: ReceivedInput): Verdict {
  const due = dueSchema.safeParse(parsed(input.bytes));
  if (!due.success) return refused(BY_ITSELF, 'UNREADABLE', 'This is no post that is due.');
  const { postId, version, scheduledSeq } = due.data;
  const post = [...standing.deskState.posts.values()].find((each) => each.postId === postId);
  if (post === undefined) return refused(BY_ITSELF, 'NO_SUCH_POST', 'The post was discarded.');
  if (post.version !== version || post.scheduledSeq !== scheduledSeq) {
    return refused(BY_ITSELF, 'CHANGED_MEANWHILE', 'The post was changed after it was scheduled.');
  }
  return commitPost({ bench, input, asked: BY_ITSELF }, post);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
