import { z } from 'zod';
import { PROBLEM_CODES } from '#lib/desk/problem-codes.ts';
import { CSV_COLUMNS } from './csv-columns.ts';
import { FEED_FORMAT, feedMessageSchema } from './feed-message.ts';

/** The JSON Schema of one message, as the file that feed authors check against. */
export function feedJsonSchema(): string {
  const schema = z.toJSONSchema(feedMessageSchema, { io: 'input' });
  const titled = { title: FEED_FORMAT, description: 'One message of a feed of Declared', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

/** The document with its generated tables, each between `<!-- name -->` and `<!-- end -->`. */
export function withTables(document: string): string {
  return document
    .replace(block('codes'), `$1${codesTable()}$2`)
    .replace(block('columns'), `$1${columnsTable()}$2`);
}

function block(name: string): RegExp {
  return new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end -->)`);
}

const BECOMES = { R: 'rejected', Q: 'quarantined', N: 'no-op', F: 'warning' } as const;

function codesTable(): string {
  const rows = Object.entries(PROBLEM_CODES).map(
    ([code, [becomes, meaning, todo]]) => `| \`${code}\` | ${BECOMES[becomes]} | ${meaning} | ${todo} |\n`,
  );
  return `| Code | The message is | Meaning | What to do |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function columnsTable(): string {
  const rows = Object.entries(CSV_COLUMNS).map(([name, { of, type, required }]) => {
    const words = type === 'count' ? 'whole number' : 'text';
    return `| \`${name}\` | ${of === 'seat' ? 'constituency' : 'candidate'} | ${words} | ${required ? 'yes' : ''} |\n`;
  });
  return `| Column | Says something of the | As | Required |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}
