import type { NightState, WrittenPost } from '#lib/election/state.ts';
import type { TimelineEntry } from '#lib/election/timeline-entry.ts';

/** What one post is made from: something that happened, or what a person wrote. */
export type StoryEntry = TimelineEntry | WrittenPost;

/** The whole liveblog in order, oldest first. No two entries share an id; several may share a sequence number. */
export function storyOf({ timeline, liveblog }: NightState): readonly StoryEntry[] {
  const { posts } = liveblog;
  if (posts.length === 0) return timeline;
  return [...timeline, ...posts].sort((left, right) => left.seq - right.seq);
}

/** The id of the post that is made from an entry. */
export function postIdOf(entry: StoryEntry): string {
  switch (entry.kind) {
    case 'written':
      return entry.id;
    case 'moment':
      return `${entry.seq}-${entry.moment}-${entry.candidateId ?? entry.standing}`;
    case 'summary':
      return `${entry.seq}-summary`;
    case 'result':
    case 'correction':
    case 'rush':
    case 'recount':
    case 'withdrawal':
    case 'postponement':
    case 'flag':
    case 'flagCleared':
      return String(entry.seq);
    default:
      return entry satisfies never;
  }
}

export function hasPost(state: NightState, id: string): boolean {
  return storyOf(state).some((entry) => postIdOf(entry) === id);
}

/** Whether the entry is one of the key events of the night. */
export function isKeyEvent(entry: StoryEntry): boolean {
  return entry.kind === 'moment' || entry.kind === 'summary' || (entry.kind === 'written' && entry.keyEvent);
}
