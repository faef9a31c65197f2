import type { ConstituencyId } from '#lib/election/ids.ts';
import { publicResultOf } from '#lib/election/public-results.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { Contest, NightState, WrittenPost } from '#lib/election/state.ts';
import { emptyContest } from '#lib/election/state.ts';
import type { TimelineEntry } from '#lib/election/timeline-entry.ts';
import type { WrittenBlock, WrittenDocument } from '#lib/election/written-document.ts';
import { asSentence } from '#lib/format/names.ts';
import { type Block, type Document, paragraph } from './document.ts';
import { endOfTold, momentWords } from './moments.ts';
import { noticeWords } from './notices.ts';
import type { Post } from './post.ts';
import { resultCard, rushCard } from './result-card.ts';
import { isKeyEvent, postIdOf, type StoryEntry, storyOf } from './story.ts';
import { summaryBody, summaryHeadline } from './summary.ts';

/** All posts, newest first; at most so many when a limit is given. */
export function postsOf(roll: Roll, state: NightState, limit?: number): readonly Post[] {
  const story = storyOf(state);
  const entries = limit === undefined ? story : story.slice(Math.max(0, story.length - limit));
  return entries.map((entry) => postOf(roll, state, entry)).reverse();
}

/** Only the key events of the night, newest first: its summary. */
export function keyEvents(roll: Roll, state: NightState): readonly Post[] {
  return storyOf(state)
    .filter(isKeyEvent)
    .map((entry) => postOf(roll, state, entry))
    .reverse();
}

/** The posts of some entries of the story, newest first. */
export function postsIn(
  roll: Roll,
  state: NightState,
  choose: (story: readonly StoryEntry[]) => readonly StoryEntry[],
): readonly Post[] {
  return choose(storyOf(state))
    .map((entry) => postOf(roll, state, entry))
    .reverse();
}

/** The post of one entry, with the figures as they stood at its event: the same object while nothing of it changes. */
export function postOf(roll: Roll, state: NightState, entry: StoryEntry): Post {
  const contests = contestsOf(state, entry);
  const known = made.get(entry);
  if (known?.roll === roll && known.contests.every((each, index) => each === contests[index])) {
    return known.post;
  }
  const post: Post = {
    id: postIdOf(entry),
    seq: entry.seq,
    at: entry.at,
    isKeyEvent: isKeyEvent(entry),
    constituencyId: null,
    author: null,
    headline: null,
    ended: null,
    edits: [],
    retraction: null,
    ...(entry.kind === 'written' ? writtenParts(roll, state, entry) : systemParts(roll, state, entry)),
  };
  made.set(entry, { roll, contests, post });
  return post;
}

/** When what the post says last changed: its own words, or what became of the results in it. */
export function changedAt({ at, edits, retraction, body, ended }: Post): string {
  if (retraction !== null) return retraction.at;
  const changes = body.flatMap((block) =>
    block.kind === 'resultCard' && block.ended !== null ? [block.ended.at] : [],
  );
  const instants = [at, ...edits.map((edit) => edit.at), ...changes, ...(ended === null ? [] : [ended.at])];
  return instants.reduce((last, each) => (Date.parse(each) > Date.parse(last) ? each : last));
}

interface Made {
  readonly roll: Roll;
  /** Of all the night, what the post was made from: any of these may be corrected later. */
  readonly contests: readonly Contest[];
  readonly post: Post;
}

/** A whole night has a thousand posts, of which an event changes a few: the others are kept. */
const made = new WeakMap<StoryEntry, Made>();

function contestsOf(state: NightState, entry: StoryEntry): readonly Contest[] {
  const ids = entry.kind === 'written' ? seatsNamedIn(entry.document) : [entry.constituencyId];
  return ids.map((id) => state.contests[id] ?? emptyContest);
}

function seatsNamedIn(blocks: WrittenDocument): readonly ConstituencyId[] {
  return blocks.flatMap((block) => (block.kind === 'result' ? [block.constituencyId] : []));
}

type Parts = Pick<Post, 'kind' | 'body'> & Partial<Post>;

function writtenParts(roll: Roll, state: NightState, post: WrittenPost): Parts {
  const { title: headline, author, edits, retraction, document: blocks } = post;
  const body: Block[] = blocks.flatMap((block) => writtenBlock(roll, state, block));
  // Of a moment before it was taken back: nobody can publish a post of no words.
  if (blocks.length === 0 && retraction === null) body.push(paragraph(TAKEN_BACK_LATER));
  return { kind: 'written', headline, author, body, edits, retraction };
}

const TAKEN_BACK_LATER = 'This post was retracted later. What it said is no longer shown.';

/** A reference to a result that never was is left out: there is nothing to show. */
function writtenBlock(roll: Roll, state: NightState, block: WrittenBlock): readonly Block[] {
  if (block.kind !== 'result') return [block];
  const constituency = roll.constituencies.get(block.constituencyId);
  const contest = state.contests[block.constituencyId];
  const result = contest === undefined ? null : publicResultOf(contest, block.seq);
  if (constituency === undefined || contest === undefined || result === null) return [];
  return [resultCard(constituency, contest, result)];
}

function systemParts(roll: Roll, state: NightState, entry: TimelineEntry): Parts {
  const constituency = constituencyOf(roll, entry.constituencyId);
  const contest: Contest = state.contests[entry.constituencyId] ?? emptyContest;
  const { seq, constituencyId } = entry;
  switch (entry.kind) {
    case 'result':
    case 'correction': {
      const result = publicResultOf(contest, seq);
      if (result === null) throw new Error(`No public result of ${constituencyId} came from event ${seq}`);
      const why: Document =
        result.reason === null ? [] : [paragraph(asSentence(`Corrected: ${result.reason}`))];
      return { constituencyId, kind: 'card', body: [resultCard(constituency, contest, result), ...why] };
    }
    case 'rush':
      return { constituencyId, kind: 'card', body: [rushCard(constituency, contest, entry.winner)] };
    case 'recount':
    case 'withdrawal':
    case 'postponement':
    case 'flag':
    case 'flagCleared': {
      const { headline, text } = noticeWords(constituency, entry);
      return { constituencyId, kind: 'notice', headline, body: words(asSentence(text)) };
    }
    case 'moment': {
      const { headline, text } = momentWords(roll, constituency, contest, entry);
      const ended = endOfTold(contest, entry);
      return { constituencyId, kind: 'keyEvent', headline, body: words(text), ended };
    }
    case 'summary':
      return { kind: 'summary', headline: summaryHeadline(roll, entry), body: summaryBody(roll, entry) };
    default:
      return entry satisfies never;
  }
}

function words(text: string): Document {
  return text === '' ? [] : [paragraph(text)];
}
