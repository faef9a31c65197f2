import { z } from 'zod';
import { MODES } from '#lib/sync/mode.ts';

/** Version of the feed format. A message of another version is refused, loudly: the feed may have been upgraded. */
export const FEED_FORMAT = 'declared-feed/1';

/** The longest ballot paper at a general election so far had 18 names (13 in 2024); thirty is beyond any. */
export const CANDIDATES_MAX = 30;
/** Longest name of a person, a place or a source. */
export const NAME_CHARS_MAX = 200;
/** A reason is a sentence or three. */
export const REASON_CHARS_MAX = 500;
/** Ids and codes: "E14001305", "dc-117009". */
export const ID_CHARS_MAX = 64;
/** No constituency has a tenth of this many electors: a larger number is a slip of the hand. */
export const COUNT_MAX = 1_000_000;
/** A feed that counts beyond this counts something other than revisions. */
export const REVISION_MAX = 1_000_000;
/** Counted again more often than this is unheard of. */
export const RECOUNTS_MAX = 20;
/** What a sender may add for itself. */
export const EXTENSION_FIELDS_MAX = 20;

export const FEED_KINDS = [
  'nominations',
  'counting',
  'recount',
  'rush',
  'result',
  'correction',
  'withdrawal',
  'postponement',
] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

const id = z.string().min(1).max(ID_CHARS_MAX);
const name = z.string().min(1).max(NAME_CHARS_MAX);
const reason = z.string().min(1).max(REASON_CHARS_MAX);
const count = z.int().min(0).max(COUNT_MAX);
const percent = z.number().min(0).max(100);
/** The calendar is checked in `parse-instant.ts`; the shape says that a zone is not optional. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/)
  .describe('Instant with a time zone: 2024-07-05T03:36:00Z');

const envelope = {
  format: z.literal(FEED_FORMAT),
  election: id.describe('Id of the election pack: ge2024'),
  mode: z.enum(MODES),
  constituency: id.describe('ONS code of the constituency'),
  name: name.optional().describe('Name of the constituency: a second look at the code'),
  revision: z.int().min(1).max(REVISION_MAX).describe('One number per constituency, over all kinds, from 1'),
  source: name.describe('Who says so, in words a reader may see'),
  time: instant.describe('For a result the moment of declaration; else when the source learnt it'),
  extension: z
    .record(
      z.string().max(ID_CHARS_MAX),
      z.union([z.string().max(REASON_CHARS_MAX), z.number(), z.boolean(), z.null()]),
    )
    .optional()
    .describe(`The sender's own fields, at most ${EXTENSION_FIELDS_MAX}: kept in the journal, never read`),
};

const votesOfCandidate = z.strictObject({
  id,
  name: name.optional(),
  party: name.optional().describe('Party id, "independent" or "speaker", or a known alias'),
  votes: count,
  share: percent.optional().describe('Percent of the valid votes: compared with ours, never used'),
});

const nominee = z.strictObject({
  id,
  name,
  surname: name,
  party: name.describe('Party id, "independent" or "speaker", or a known alias'),
  description: name.nullable().optional(),
  gender: z.enum(['female', 'male', 'unknown']).optional(),
});

const figures = {
  electorate: count.optional().describe('When left out, the one known before the night'),
  ballots: count.optional().describe('Ballot papers verified: valid and rejected'),
  validVotes: count.optional(),
  rejectedBallots: count.nullable().describe('null when not known, which is not 0'),
  majority: count.optional(),
  turnout: percent.optional().describe('Percent: compared with ours, never used'),
  winner: id.optional().describe('Candidate id'),
  decidedByLot: id.nullable().optional().describe('Candidate id, when the highest votes were equal'),
  candidates: z.array(votesOfCandidate).min(1).max(CANDIDATES_MAX),
};

const kinds = {
  nominations: z.strictObject({
    ...envelope,
    kind: z.literal('nominations'),
    candidates: z.array(nominee).min(1).max(CANDIDATES_MAX),
  }),
  counting: z.strictObject({ ...envelope, kind: z.literal('counting') }),
  recount: z.strictObject({
    ...envelope,
    kind: z.literal('recount'),
    recount: z.int().min(1).max(RECOUNTS_MAX).describe('1 for the first recount'),
  }),
  rush: z.strictObject({ ...envelope, kind: z.literal('rush'), winner: id.describe('Candidate id') }),
  result: z.strictObject({ ...envelope, kind: z.literal('result'), ...figures }),
  correction: z.strictObject({ ...envelope, kind: z.literal('correction'), ...figures, reason }),
  withdrawal: z.strictObject({ ...envelope, kind: z.literal('withdrawal'), reason }),
  postponement: z.strictObject({ ...envelope, kind: z.literal('postponement'), reason }),
} as const satisfies Record<FeedKind, z.ZodType>;

/** One message of the feed format, unknown fields refused. */
export const feedMessageSchema = z.discriminatedUnion('kind', [
  kinds.nominations,
  kinds.counting,
  kinds.recount,
  kinds.rush,
  kinds.result,
  kinds.correction,
  kinds.withdrawal,
  kinds.postponement,
]);

/** A message whose shape is right. Whether it is true is for `judge` to say. */
export type FeedMessage = z.infer<typeof feedMessageSchema>;
export type NominationsMessage = z.infer<typeof kinds.nominations>;
/** A message that carries complete figures. */
export type FiguresMessage = z.infer<typeof kinds.result> | z.infer<typeof kinds.correction>;
