import { readMoment } from '#lib/format/read-moment.ts';

/** The moment that a page or an answer shows, and why it is another than the one asked for. */
export interface Moment {
  /** UTC instant on the night's clock. */
  readonly at: string;
  /** True when the night went on after this moment: then what is shown of it can never change. */
  readonly isPast: boolean;
  /** Null when what was asked for is shown; otherwise the night is shown as it is now. */
  readonly instead: InsteadOf | null;
}

export type InsteadOf =
  /** Nothing has happened after the moment asked for, a UTC instant: it is the present, or still to come. */
  | { readonly why: 'notPast'; readonly asked: string }
  /** What was asked for, as it came, is no moment. */
  | { readonly why: 'malformed'; readonly asked: string };

/** What the address of a page asks to be shown. */
export type AskedMoment =
  | { readonly kind: 'now' }
  | { readonly kind: 'instant'; readonly at: string }
  | { readonly kind: 'malformed'; readonly text: string };

/** More of a text that is no moment need not be repeated to whoever wrote it. */
const TEXT_LENGTH_MAX = 40;

/** The parameter of an address that asks for a moment. */
export const MOMENT_PARAMETER = 'at';

/** The header by which a page is told what moment its address asks for. */
export const MOMENT_HEADER = 'x-declared-moment';

/** The header by which a page is told the query of its address. */
export const QUERY_HEADER = 'x-declared-query';

/** The header by which a layout is told the path of its address. */
export const PATH_HEADER = 'x-declared-path';

/** What the parameter asks for; without it, empty (as a form sends it) or "now", the night as it is. */
export function askedMoment(parameter: string | null): AskedMoment {
  if (parameter === null || parameter === '' || parameter === 'now') return { kind: 'now' };
  const at = readMoment(parameter);
  return at === null ? { kind: 'malformed', text: parameter } : { kind: 'instant', at };
}

/** An asked moment as one line of plain letters, for a header. */
export function momentToHeader(asked: AskedMoment): string {
  switch (asked.kind) {
    case 'now':
      return 'now';
    case 'instant':
      return asked.at;
    case 'malformed':
      return `malformed ${encodeURIComponent([...asked.text].slice(0, TEXT_LENGTH_MAX).join(''))}`;
    default:
      return asked satisfies never;
  }
}

/** The same back; a request without the header asks for now. */
export function momentFromHeader(header: string | null): AskedMoment {
  if (header === null || header === 'now') return { kind: 'now' };
  const [kind, text] = header.split(' ');
  if (kind === 'malformed') return { kind: 'malformed', text: decodeURIComponent(text ?? '') };
  return { kind: 'instant', at: header };
}
