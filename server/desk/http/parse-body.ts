import type { z } from 'zod';
import { scanJson } from '#server/ingest/json-scan.ts';
import type { Refusal } from './desk-answer.ts';

export type ParsedBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * A body as its schema has it. The reader refuses what `JSON.parse` swallows: equal keys, depth without end, and names
 * through which an object's workings could be reached.
 */
export function parseBody(bytes: Uint8Array, schema: z.ZodType): ParsedBody {
  const text = textOf(bytes);
  if (text === null) return refused('ENCODING', 'These bytes are not UTF-8.');
  const scanned = scanJson(text);
  if (!scanned.ok) {
    const { code, path, expected } = scanned.fault;
    return refused(code, `This cannot be read${path === '' ? '' : ` at ${path}`}.`, expected);
  }
  const parsed = schema.safeParse(scanned.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return refused(
    'WRONG_SHAPE',
    `Not what is asked here${path === '' ? '' : `, at ${path}`}.`,
    issue?.message,
  );
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refused(code: string, words: string, expected?: string): ParsedBody {
  return { ok: false, refusal: { code, words, ...(expected === undefined ? {} : { expected }) } };
}
