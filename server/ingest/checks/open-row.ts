import type { FiguresCase, Finding } from './finding.ts';

/** A row that may have been cut in its last figure waits for an editor, unless a stated sum would tell. */
export function openRowFindings({ message, notes }: FiguresCase): readonly Finding[] {
  const weight = message.validVotes === undefined ? 'doubt' : 'warning';
  return notes
    .filter(({ code }) => code === 'OPEN_ROW')
    .map((problem) => ({ weight, problem, held: false, twoEditors: false }));
}
