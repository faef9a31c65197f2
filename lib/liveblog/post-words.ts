import type { Roll } from '#lib/election/roll.ts';
import { standingName } from '#lib/format/names.ts';
import { formatCount, formatPercent } from '#lib/format/numbers.ts';
import { swingWords } from '#lib/format/sentences/swing.ts';
import { verdict } from '#lib/format/sentences/verdict.ts';
import { plainText } from './document.ts';
import type { Post } from './post.ts';
import type { PostCard, ResultCard } from './result-card.ts';

/** More of a post that has no headline of its own does not fit a line. */
const TITLE_CHARS_MAX = 90;

/** What a post says in one line, for titles and lists. */
export function postTitle(roll: Roll, post: Post): string {
  if (post.retraction !== null) return 'Retracted post';
  if (post.headline !== null) return post.headline;
  const [card] = cardsOf(post);
  if (post.kind === 'card' && card !== undefined) return cardTitle(roll, card);
  const [line = ''] = plainText(post.body).split('\n');
  return shortened(line) || 'Post';
}

/** "Alder: Red gain from Blue, majority 100". */
export function cardTitle(roll: Roll, card: PostCard): string {
  const { name } = card.constituency;
  const how = `${name}: ${verdict(roll, card.summary)}`;
  if (card.kind === 'rushCard') return `${how}, figures to come`;
  const lead = card.majority;
  if (lead === null) return how;
  return lead.votes === 0 ? `${how}, by lot after a tie` : `${how}, majority ${formatCount(lead.votes)}`;
}

/** All that a post says, one line a paragraph or a candidate: for machines that read no tables. */
export function postText(roll: Roll, post: Post): string {
  if (post.retraction !== null) return `This post was retracted. ${post.retraction.reason}`;
  const cards = cardsOf(post).flatMap((card) => [cardTitle(roll, card), ...cardLines(roll, card)]);
  return [...cards, plainText(post.body), ...endedLines(post)].filter((line) => line !== '').join('\n');
}

/** The candidates, then what describes the contest. */
export function cardLines(roll: Roll, card: PostCard): readonly string[] {
  if (card.kind === 'rushCard') return [`${card.winner.name} is elected. The figures are to come.`];
  const rows = card.rows.map(
    ({ candidate, votes, share }) =>
      `${candidate.name} (${standingName(roll, candidate.standing)}) ${formatCount(votes)}, ${formatPercent(share)}`,
  );
  return [...rows, factsLine(roll, card), ...endedLines(card)];
}

function factsLine(roll: Roll, { turnout, swing }: ResultCard): string {
  const facts = [
    `Turnout ${formatPercent(turnout)}`,
    ...(swing === null ? [] : [`swing ${swingWords(roll, swing)}`]),
  ];
  return `${facts.join(', ')}.`;
}

/** What became of the result whose figures are told, as a line; none while it stands. */
export function endedLines({ ended }: Pick<Post, 'ended'>): readonly string[] {
  return ended === null ? [] : [`This result was ${ended.how} later: ${ended.reason}`];
}

function cardsOf({ body }: Post): readonly PostCard[] {
  return body.filter((block) => block.kind === 'resultCard' || block.kind === 'rushCard');
}

function shortened(line: string): string {
  if (line.length <= TITLE_CHARS_MAX) return line;
  const cut = line.slice(0, TITLE_CHARS_MAX);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
