import type { ConstituencyId } from '#lib/election/ids.ts';
import { problemLine } from '#server/ingest/problem.ts';
import type { DeskEnvelope, InputJudged } from '#server/log/desk-event.ts';

const DISPOSITIONS = {
  committed: 'Published',
  noop: 'Knew already',
  rejected: 'Rejected',
  quarantined: 'Held for an editor',
} as const;

/** "Published result, revision 1, for Alder, from inbox". */
export function messageWords(
  { disposition, summary, origin }: InputJudged & DeskEnvelope,
  seat: (id: ConstituencyId | null) => string,
): string {
  const { kind, revision, constituencyId } = summary;
  const what =
    kind === null
      ? 'a message that could not be read'
      : `${kind}${revision === null ? '' : `, revision ${revision}`}`;
  const where = constituencyId === null ? '' : `, for ${seat(constituencyId as ConstituencyId)}`;
  return `${DISPOSITIONS[disposition]}: ${what}${where}, by ${origin}`;
}

export function messageDetails({ summary, problems, warnings }: InputJudged): readonly string[] {
  return [
    ...(summary.source === null ? [] : [`Source: ${summary.source}`]),
    ...problems.map(problemLine),
    ...warnings.map((each) => `(warning) ${problemLine(each)}`),
  ];
}
