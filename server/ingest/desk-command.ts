import { z } from 'zod';
import { NAME_CHARS_MAX, REASON_CHARS_MAX } from './feed-message.ts';

/** The origin of inputs that came from the desk; everything else is a feed. */
export const DESK_ORIGIN = 'desk';

const deskCommandSchema = z.strictObject({
  format: z.literal('declared-desk/1'),
  /** Makes two equal decisions two inputs, and the same command sent twice one. */
  id: z.uuid(),
  kind: z.literal('decide'),
  /** Input id of the quarantined message. */
  decided: z.string().regex(/^[0-9a-f]{64}$/),
  decision: z.enum(['accept', 'reject']),
  editor: z.string().trim().min(1).max(NAME_CHARS_MAX),
  reason: z.string().trim().min(1).max(REASON_CHARS_MAX),
});

/** What the desk asks of ingest. */
export type DeskCommand = z.infer<typeof deskCommandSchema>;

/** The command in these bytes, or null when they hold none. */
export function parseDeskCommand(bytes: Uint8Array): DeskCommand | null {
  try {
    return deskCommandSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
