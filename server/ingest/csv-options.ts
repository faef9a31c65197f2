import type { Parsed } from './judgement.ts';
import { FILE_MESSAGES_MAX } from './piece.ts';
import { problem } from './problem.ts';

/** How a CSV file is written, when that is not the usual way. */
export interface CsvOptions {
  /** Null when no option line says it: `delimiterOf` then sees it in the header. */
  readonly delimiter: string | null;
  /** Mark between groups of three digits; null when no option line names one. */
  readonly thousands: string | null;
  /** Numbers of the rows in the file that these rows were taken from; null when this is the file. */
  readonly rows: readonly number[] | null;
  /** Row of the file in which the rest begins: an option line stands above it. */
  readonly restRow: number;
  /** Row of the header in the file that it was taken from; null when this is the file. */
  readonly headerRow: number | null;
  /** The text after the option line. */
  readonly rest: string;
}

/** "# declared-feed/1 delimiter=; thousands=," on the first line. */
export const OPTION_MARK = '# declared-feed/1';

const DELIMITERS: Readonly<Record<string, string>> = { ',': ',', ';': ';', tab: '\t' };
const THOUSANDS: Readonly<Record<string, string>> = { ',': ',', '.': '.', space: ' ', "'": "'" };

export function csvOptions(text: string): Parsed<CsvOptions> {
  const usual = { delimiter: null, thousands: null, rows: null, restRow: 1, headerRow: null, rest: text };
  const withoutMark = withoutSeparatorLine(text);
  if (withoutMark !== text)
    return { ok: true, value: { ...usual, restRow: 2, rest: withoutMark }, notes: [] };
  if (!text.startsWith(OPTION_MARK)) return { ok: true, value: usual, notes: [] };
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(line.length).replace(/^(?:\r\n|\r|\n)/, '');
  const options = { ...usual, restRow: 2, rest } as {
    -readonly [Key in keyof CsvOptions]: CsvOptions[Key];
  };
  for (const word of line.slice(OPTION_MARK.length).split(' ').filter(Boolean)) {
    const [name = '', value = ''] = word.split(/=(.*)/s);
    const delimiter = name === 'delimiter' ? DELIMITERS[value] : undefined;
    const thousands = name === 'thousands' ? THOUSANDS[value] : undefined;
    const rows =
      name === 'rows' && /^\d{1,7}(,\d{1,7})*$/.test(value) ? value.split(',').map(Number) : undefined;
    if (delimiter !== undefined) options.delimiter = delimiter;
    else if (thousands !== undefined) options.thousands = thousands;
    else if (rows !== undefined) options.rows = rows;
    else if (name === 'header' && /^\d{1,7}$/.test(value)) options.headerRow = Number(value);
    else return name === 'messages' ? tooManyMessages(value) : unknownOption(word);
  }
  return { ok: true, value: options, notes: [] };
}

/** Spreadsheets write and read a first line such as "sep=;", which no other program knows. */
export function withoutSeparatorLine(text: string): string {
  return text.replace(/^"?sep=[,;\t]"?[,;\t]*(?:\r\n|\r|\n)/i, '');
}

/** What the splitter leaves of a file of too many messages. */
function tooManyMessages(received: string): Parsed<never> {
  const only = problem('TOO_MANY_MESSAGES', {
    path: '',
    received,
    expected: `at most ${FILE_MESSAGES_MAX} messages a file`,
    todo: 'Split it into several files; begin a new file for what is new.',
  });
  return { ok: false, problems: [only] };
}

function unknownOption(word: string): Parsed<never> {
  const only = problem('OPTION', {
    path: 'row 1',
    received: word,
    expected: "delimiter= , or ; or tab; thousands= , or . or ' or space",
    todo: 'Put the option line right, or take it out.',
  });
  return { ok: false, problems: [only] };
}
