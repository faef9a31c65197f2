import { z } from 'zod';
import { CHANGE_REASON_CHARS_MAX } from '#lib/liveblog/post-limits.ts';
import { line } from './liveblog-schema.ts';

/** Both sides of the forecast's switch. The reason is a public note: it stands where the forecast stood. */
export const forecastFactSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forecastHidden'), reason: line(CHANGE_REASON_CHARS_MAX) }),
  z.strictObject({ kind: z.literal('forecastShown') }),
]);
