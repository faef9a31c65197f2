import { publicResultOf } from '#lib/election/public-results.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { Contest, NightState, TimelineEntry } from '#lib/election/state.ts';
import { emptyContest } from '#lib/election/state.ts';
import { type Block, paragraph } from './document.ts';
import { momentWords } from './moments.ts';
import { noticeWords } from './notices.ts';
import type { Post } from './post.ts';
import { resultCard, rushCard } from './result-card.ts';

/** The system's posts, newest first; at most so many when a limit is given. */
export function systemPosts(roll: Roll, state: NightState, limit?: number): readonly Post[] {
  const entries =
    limit === undefined ? state.timeline : state.timeline.slice(Math.max(0, state.timeline.length - limit));
  return entries.map((entry) => systemPost(roll, state, entry)).reverse();
}

/** Only the key events of the night, newest first: its summary. */
export function keyEvents(roll: Roll, state: NightState): readonly Post[] {
  return state.timeline
    .filter((entry) => entry.kind === 'moment')
    .map((entry) => systemPost(roll, state, entry))
    .reverse();
}

/** The post of one entry of the timeline, with the figures as they stood at its event. */
function systemPost(roll: Roll, state: NightState, entry: TimelineEntry): Post {
  const constituency = constituencyOf(roll, entry.constituencyId);
  const contest: Contest = state.contests[entry.constituencyId] ?? emptyContest;
  const { seq, at, constituencyId } = entry;
  const about = { seq, at, constituencyId };
  switch (entry.kind) {
    case 'result':
    case 'correction': {
      const result = publicResultOf(contest, seq);
      if (result === null) throw new Error(`No public result of ${constituencyId} came from event ${seq}`);
      const why: readonly Block[] = result.reason === null ? [] : [paragraph(`Corrected: ${result.reason}`)];
      const card = resultCard(constituency, contest, result);
      return { ...about, id: String(seq), kind: 'card', headline: null, body: [card, ...why] };
    }
    case 'rush': {
      const card = rushCard(constituency, contest, entry.winner);
      return { ...about, id: String(seq), kind: 'card', headline: null, body: [card] };
    }
    case 'recount':
    case 'withdrawal':
    case 'postponement':
    case 'flag':
    case 'flagCleared': {
      const { headline, text } = noticeWords(constituency, entry);
      const body = text === '' ? [] : [paragraph(text)];
      return { ...about, id: String(seq), kind: 'notice', headline, body };
    }
    case 'moment': {
      const { headline, text } = momentWords(roll, constituency, contest, entry);
      const who = entry.candidateId ?? entry.standing;
      return {
        ...about,
        id: `${seq}-${entry.moment}-${who}`,
        kind: 'keyEvent',
        headline,
        body: text === '' ? [] : [paragraph(text)],
      };
    }
    default:
      return entry satisfies never;
  }
}
