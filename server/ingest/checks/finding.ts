import type { ProblemCode } from '#lib/desk/problem-codes.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import type { Contest } from '#lib/election/state.ts';
import type { FiguresMessage } from '../feed-message.ts';
import type { JudgeInput } from '../judge-input.ts';
import { type Problem, problem } from '../problem.ts';

/** What a check found. A doubt holds the message for an editor, a warning does not. */
export interface Finding {
  readonly weight: 'doubt' | 'warning';
  readonly problem: Problem;
  /** A doubt that no editor can wave through, because the fact would be false or could not be told. */
  readonly held: boolean;
  /** A published winner would change or vanish. */
  readonly twoEditors: boolean;
}

/** A message beside what is known of its constituency. */
export interface Case extends JudgeInput {
  readonly constituency: Constituency;
  readonly contest: Contest;
  /** Who stands: the pack's nominations or the amended ones. */
  readonly standing: readonly Candidate[];
}

/** The same for a message with complete figures. */
export interface FiguresCase extends Case {
  readonly message: FiguresMessage;
}

/** "Ann Ash (c-12)": an id alone tells an editor nothing. */
export function named({ standing }: Case, id: string): string {
  const name = standing.find((each) => each.id === id)?.name;
  return name === undefined ? id : `${name} (${id})`;
}

interface Found {
  readonly path: string;
  readonly received: unknown;
  readonly expected: string;
  readonly todo: string;
}

export function doubt(
  code: ProblemCode,
  found: Found,
  { held = false, twoEditors = false }: { readonly held?: boolean; readonly twoEditors?: boolean } = {},
): Finding {
  return { weight: 'doubt', problem: problem(code, found), held, twoEditors };
}

export function warning(code: ProblemCode, found: Found): Finding {
  return { weight: 'warning', problem: problem(code, found), held: false, twoEditors: false };
}
