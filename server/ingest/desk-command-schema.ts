import { z } from 'zod';
import {
  ACKNOWLEDGED_MAX,
  DRAFT_BYTES_MAX,
  DRAFT_FIELDS_MAX,
  PRIOR_SD_PERMILLE,
  PRIOR_SHARE_PERMILLE,
  REASON_CHARS_MAX,
  SOURCE_CHARS_MAX,
  USER_ID_CHARS_MAX,
  USER_NAME_CHARS_MAX,
} from '#lib/desk/desk-limits.ts';
import { BROWSER_KINDS, SECURITY_NOTES } from '#lib/desk/desk-request.ts';
import { ROLES } from '#lib/desk/role.ts';
import {
  AUTHOR_CHARS_MAX,
  BANNER_CHARS_MAX,
  CHANGE_REASON_CHARS_MAX,
  TITLE_CHARS_MAX,
} from '#lib/liveblog/post-limits.ts';
import { candidateId, entrySchema, seatId } from './desk-entry-schema.ts';
import { draftDocumentSchema, line, linkSchema, postIdSchema, text } from './liveblog-schema.ts';

/** A field of a form may hold a reason that is still too long. */
const DRAFT_FIELD_CHARS_MAX = 4_000;
/** A name that is the server's own, and an address: no more is noted of an attempt to get in. */
const DETAIL_CHARS_MAX = 300;
/** `scrypt$N$r$p$salt$hash`. */
const PASSWORD_HASH =
  /^scrypt\$\d{1,8}\$\d{1,3}\$\d{1,3}\$[A-Za-z0-9+/=_-]{16,100}\$[A-Za-z0-9+/=_-]{40,200}$/;
/** Base32, 160 bits and a little more. */
const TOTP_SECRET = /^[A-Z2-7]{16,64}$/;

/** A UUID, or a word: what people are known by in the records, never shown. */
export const userIdSchema = z
  .string()
  .max(USER_ID_CHARS_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const inputId = z.string().regex(/^[0-9a-f]{64}$/);
const reason = line(REASON_CHARS_MAX);
const changeReason = line(CHANGE_REASON_CHARS_MAX);
const instant = z.iso.datetime();
const version = z.int().min(1);
const postId = postIdSchema;
/** As it is being typed; on its way to the public no blanks are left around it. */
const title = text(TITLE_CHARS_MAX).nullable();

const draftField = z.union([
  z.string().max(DRAFT_FIELD_CHARS_MAX),
  z.int(),
  z.boolean(),
  z.null(),
  z.record(z.string().max(SOURCE_CHARS_MAX), z.string().max(DRAFT_FIELD_CHARS_MAX)).refine(fewFields),
]);
const form = z
  .record(z.string().max(SOURCE_CHARS_MAX), draftField)
  .refine(fewFields, `At most ${DRAFT_FIELDS_MAX} fields`)
  .refine((fields) => Buffer.byteLength(JSON.stringify(fields)) <= DRAFT_BYTES_MAX, 'Too much for a draft');

function fewFields(fields: object): boolean {
  return Object.keys(fields).length <= DRAFT_FIELDS_MAX;
}

function request<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.strictObject({ id: z.uuid(), kind: z.literal(kind), ...shape });
}

const userId = userIdSchema;
const constituencyId = seatId;

function within({ least, most }: { readonly least: number; readonly most: number }) {
  return z.int().min(least).max(most);
}

const entryRequests = [
  request('saveDraft', { constituencyId, form }),
  request('discardDraft', { constituencyId }),
  request('submitEntry', {
    entry: entrySchema,
    confirms: userId.nullable(),
    acknowledged: z.array(z.string().regex(/^[A-Z_]{1,40}$/)).max(ACKNOWLEDGED_MAX),
    fromInput: inputId.nullable(),
  }),
  request('revealEntry', { constituencyId }),
  request('withdrawEntry', { constituencyId, owner: userId }),
] as const;

const queueRequests = [
  request('decide', { decided: inputId, decision: z.enum(['accept', 'reject', 'hold']), reason }),
  request('setOneKey', { constituencyId: constituencyId.nullable(), on: z.boolean(), reason }),
] as const;

const liveblogRequests = [
  request('savePost', {
    postId,
    base: version.nullable(),
    title,
    document: draftDocumentSchema,
    author: line(AUTHOR_CHARS_MAX).nullable(),
    keyEvent: z.boolean(),
    pinned: z.boolean(),
    stage: z.enum(['draft', 'submitted']),
  }),
  request('discardPost', { postId, reason: changeReason }),
  request('publishPost', { postId, base: version }),
  request('schedulePost', { postId, base: version, publishAt: instant }),
  request('unschedulePost', { postId }),
  request('editPost', {
    postId,
    base: version,
    title,
    document: draftDocumentSchema,
    keyEvent: z.boolean(),
    reason: changeReason,
  }),
  request('retractPost', { postId, reason: changeReason }),
  request('pinPost', { postId }),
  request('unpinPost', { postId }),
  request('setBanner', { words: line(BANNER_CHARS_MAX), href: linkSchema.nullable() }),
  request('clearBanner', {}),
] as const;

const settingRequests = [
  request('pickSeat', { constituencyId, reason: changeReason }),
  request('unpickSeat', { constituencyId }),
  request('setLocalPrior', {
    constituencyId,
    candidateId,
    sharePermille: within(PRIOR_SHARE_PERMILLE),
    sdPermille: within(PRIOR_SD_PERMILLE),
    reason: changeReason,
  }),
  request('removeLocalPrior', { constituencyId, candidateId }),
  request('hideForecast', { reason: changeReason }),
  request('showForecast', {}),
] as const;

const passwordHash = z.string().regex(PASSWORD_HASH);

const userRequests = [
  request('createUser', {
    userId,
    name: line(USER_NAME_CHARS_MAX),
    role: z.enum(ROLES),
    passwordHash,
    demo: z.boolean(),
  }),
  request('setRole', { userId, role: z.enum(ROLES), reason }),
  request('disableUser', { userId, reason }),
  request('enableUser', { userId, reason }),
  request('setPassword', { userId, passwordHash }),
  request('setTotp', { userId, secret: z.string().regex(TOTP_SECRET).nullable() }),
  request('requireTotp', { roles: z.array(z.enum(ROLES)).max(ROLES.length), reason }),
  request('noteSecurity', {
    what: z.enum(SECURITY_NOTES),
    userId: userId.nullable(),
    detail: z.string().max(DETAIL_CHARS_MAX),
  }),
] as const;

/** A request of the desk, unknown fields refused. Whoever asks is not in it. */
export const deskRequestSchema = z.discriminatedUnion('kind', [
  ...entryRequests,
  ...queueRequests,
  ...liveblogRequests,
  ...settingRequests,
  ...userRequests,
]);

/** The same without what only the server may make: what a browser may send. */
export const browserRequestSchema = deskRequestSchema.refine(
  ({ kind }) => (BROWSER_KINDS as readonly string[]).includes(kind),
  'Not for a browser',
);
