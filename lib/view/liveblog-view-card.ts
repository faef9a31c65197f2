import type { Majority } from '#lib/election/derive/majority.ts';
import type { ResultRow } from '#lib/election/derive/result-row.ts';
import type { Swing } from '#lib/election/derive/swing.ts';
import type { Roll } from '#lib/election/roll.ts';
import { formatCount, formatPercent, formatSignedPoints } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** A result in a few lines: the first candidates, and the figures that describe the contest. */
export interface CardView {
  readonly caption: string;
  readonly rows: readonly CardRow[];
  readonly facts: readonly string[];
}

export interface CardRow {
  readonly id: string;
  readonly tag: TagView;
  readonly name: string;
  readonly votes: string;
  readonly share: string;
  readonly change: string;
}

/** The winner, the runner-up, and two more: enough to tell the story, and the same height for nearly every seat. */
export const CARD_ROWS_MAX = 4;

export interface CardFigures {
  readonly rows: readonly ResultRow[];
  readonly majority: Majority | null;
  /** Valid votes over the electorate, 0 to 1. */
  readonly turnout: number | null;
  readonly swing: Swing | null;
}

export function cardView(
  roll: Roll,
  seat: string,
  { rows, majority, turnout, swing }: CardFigures,
): CardView {
  return {
    caption: `Votes in ${seat}`,
    rows: rows.slice(0, CARD_ROWS_MAX).map(({ candidate, votes, share, change }) => ({
      id: candidate.id,
      tag: tagOf(roll, candidate.standing),
      name: candidate.name,
      votes: formatCount(votes),
      share: formatPercent(share),
      change: formatSignedPoints(change),
    })),
    facts: [
      ...(majority === null ? [] : [majorityWords(majority)]),
      `Turnout ${formatPercent(turnout)}`,
      ...(swing === null ? [] : [`Swing ${swingWords(roll, swing)}`]),
    ],
  };
}

function majorityWords({ votes }: Majority): string {
  return votes === 0 ? 'Decided by lot after a tie' : `Majority ${formatCount(votes)}`;
}
