import { z } from 'zod';
import { REASON_CHARS_MAX, SOURCE_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import { CANDIDATES_MAX, COUNT_MAX, ID_CHARS_MAX, RECOUNTS_MAX, REVISION_MAX } from './feed-message.ts';
import { line } from './liveblog-schema.ts';

/** ONS code. Whether there is such a constituency is for the verdict to say. */
export const seatId = z.string().regex(/^[A-Z]\d{8}$/);

export const candidateId = z
  .string()
  .max(ID_CHARS_MAX)
  .regex(/^[\w.:-]+$/);
const count = z.int().min(0).max(COUNT_MAX);
const reason = line(REASON_CHARS_MAX);

const figures = z.strictObject({
  votes: z
    .record(candidateId, count)
    .refine((votes) => Object.keys(votes).length <= CANDIDATES_MAX, `At most ${CANDIDATES_MAX} candidates`),
  electorate: count.nullable(),
  rejectedBallots: count.nullable(),
  ballots: count.nullable(),
  majority: count.nullable(),
  winner: candidateId.nullable(),
  decidedByLot: candidateId.nullable(),
  declaredAt: z.iso.datetime(),
});

/** What one person says of a contest. */
export const entrySchema = z.strictObject({
  constituencyId: seatId,
  expectedRevision: z.int().min(0).max(REVISION_MAX),
  source: line(SOURCE_CHARS_MAX),
  content: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('result'), figures }),
    z.strictObject({ kind: z.literal('correction'), figures, reason }),
    z.strictObject({ kind: z.literal('rush'), winner: candidateId }),
    z.strictObject({ kind: z.literal('counting') }),
    z.strictObject({ kind: z.literal('recount'), recount: z.int().min(1).max(RECOUNTS_MAX) }),
    z.strictObject({ kind: z.literal('withdrawal'), reason }),
    z.strictObject({ kind: z.literal('postponement'), reason }),
    z.strictObject({ kind: z.literal('flag'), words: reason }),
    z.strictObject({ kind: z.literal('flagCleared') }),
  ]),
});
