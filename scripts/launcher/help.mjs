import { OPTIONS } from './options.mjs';

/** What `npm start -- --help` prints. The README points here: options are listed in one place. */
export function helpText() {
  const rows = OPTIONS.map(({ name, value, variable, byDefault, says }) => [
    `  --${name}${value === null ? '' : ` ${value}`}`,
    `${says}\n${' '.repeat(26)}default: ${byDefault} · variable: ${variable}`,
  ]);
  return [
    'npm start                 rehearse the night of the 2024 general election at 60 times speed',
    'npm start -- OPTIONS      the same, another way',
    '',
    ...rows.map(([left = '', right]) => `${left.padEnd(26)}${right}`),
    '',
    'An option wins over its environment variable. Ctrl-C stops everything; starting again goes on from',
    'where the log is. How to rehearse, go live, correct and recover: docs/RUNBOOK.md',
    '',
  ].join('\n');
}
