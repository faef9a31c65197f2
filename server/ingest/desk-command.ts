import { z } from 'zod';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import { canonicalJson } from '#lib/sync/canonical-json.ts';
import { deskRequestSchema, userIdSchema } from './desk-command-schema.ts';
import { scanJson } from './json-scan.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';

/** The origin of inputs that people at the desk sent. */
export const DESK_ORIGIN = 'desk';

/** Version of the commands below. */
export const DESK_FORMAT = 'declared-desk/2';

/** What the desk asks of ingest, and who asks; null for the machine's own command line. */
export type DeskCommand = DeskRequest & {
  readonly format: typeof DESK_FORMAT;
  readonly actor: string | null;
};

const headSchema = z.object({ format: z.literal(DESK_FORMAT), actor: userIdSchema.nullable() });

/** A draft, a post or an entry with every limit at its end, in JSON; the largest of them is a post. */
export const COMMAND_BYTES_MAX = 65_536;

/** The one way to write a command: the same request of the same person is always the same bytes, and so one input. */
export function commandText(request: DeskRequest, actor: string | null): string {
  return canonicalJson({ format: DESK_FORMAT, actor, ...request });
}

export type ParsedCommand =
  | { readonly ok: true; readonly command: DeskCommand }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The command in these bytes, or what is wrong with them. */
export function parseDeskCommand(bytes: Uint8Array): ParsedCommand {
  if (bytes.length > COMMAND_BYTES_MAX) {
    return unreadable('', `${bytes.length} bytes`, `at most ${COMMAND_BYTES_MAX} bytes`);
  }
  const scanned = scanJson(Buffer.from(bytes).toString('utf8'));
  if (!scanned.ok) return unreadable(scanned.fault.path, scanned.fault.received, scanned.fault.expected);
  if (typeof scanned.value !== 'object' || scanned.value === null) {
    return unreadable('', scanned.value, 'a command');
  }
  const { format, actor, ...rest } = scanned.value as Readonly<Record<string, unknown>>;
  const head = headSchema.safeParse({ format, actor });
  if (!head.success) return fromIssues(head.error.issues);
  const request = deskRequestSchema.safeParse(rest);
  if (!request.success) return fromIssues(request.error.issues);
  return { ok: true, command: { ...(request.data as DeskRequest), ...head.data } };
}

/** A person reads as many; a command with more is broken in one way. */
const PROBLEMS_MAX = 20;

function fromIssues(issues: readonly z.core.$ZodIssue[]): ParsedCommand {
  const problems = issues
    .slice(0, PROBLEMS_MAX)
    .map(({ path, message }) => shapeProblem(path.map(String).join('.'), 'something else', message));
  return { ok: false, problems };
}

function unreadable(path: string, received: unknown, expected: string): ParsedCommand {
  return { ok: false, problems: [shapeProblem(path, received, expected)] };
}

function shapeProblem(path: string, received: unknown, expected: string): Problem {
  return problem('TYPE', { path, received, expected, todo: 'Put it right and send it again.' });
}
