/** One thing wrong with a source file, said so that the person who has the file can mend it. */
export interface ImportProblem {
  readonly file: string;
  /** Line of the file on which the record begins, the first being 1; null for the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  readonly received: string;
  readonly expected: string;
  readonly todo: string;
}

/** Takes one problem. Readers go on after it, so that one run shows every fault of a file. */
export type Report = (problem: ImportProblem) => void;

/** No pack is written after this: a pack with a known fault is worse than none. */
export class ImportFailed extends Error {
  readonly problems: readonly ImportProblem[];

  constructor(problems: readonly ImportProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.name = 'ImportFailed';
    this.problems = problems;
  }
}

/** Collects problems; `stopIfAny` ends the import with all of them. */
export function collectProblems(): { readonly report: Report; readonly stopIfAny: () => void } {
  const problems: ImportProblem[] = [];
  return {
    report: (problem) => {
      problems.push(problem);
    },
    stopIfAny: () => {
      if (problems.length > 0) throw new ImportFailed(problems);
    },
  };
}

/** "candidates.csv, row 12, column Votes: received "12O5"; expected a whole number. Correct the cell." */
export function problemText(problem: ImportProblem): string {
  const place = [
    problem.file,
    problem.row === null ? null : `row ${problem.row}`,
    problem.column === null ? null : `column ${problem.column}`,
  ].filter((part) => part !== null);
  return `${place.join(', ')}: received ${problem.received}; expected ${problem.expected}. ${problem.todo}`;
}
