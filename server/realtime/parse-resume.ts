import { z } from 'zod';
import { RESUME_BYTES_MAX } from '#lib/sync/limits.ts';
import type { Resume } from '#lib/sync/protocol.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const resumeSchema = z.strictObject({
  v: z.int().min(1),
  election: z.string().min(1).max(40),
  epoch: z.string().min(1).max(80),
  seq: z.int().min(0),
  chain: hash,
});

/** The one thing that a page may say; null when it is anything else. */
export function parseResume(args: readonly unknown[]): Resume | null {
  if (args.length !== 1) return null;
  const parsed = resumeSchema.safeParse(args[0]);
  if (!parsed.success) return null;
  return Buffer.byteLength(JSON.stringify(parsed.data)) <= RESUME_BYTES_MAX ? parsed.data : null;
}
