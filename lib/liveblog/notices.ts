import type { Constituency } from '#lib/election/reference.ts';
import type { TimelineNotice, TimelineRecount } from '#lib/election/timeline-entry.ts';
import { recountWords } from '#lib/format/recount-words.ts';
import type { Words } from './moments.ts';

/** What a notice says: a recount, a withdrawal, a postponement, a doubt or its end. */
export function noticeWords(constituency: Constituency, entry: TimelineNotice | TimelineRecount): Words {
  const { name } = constituency;
  switch (entry.kind) {
    case 'recount':
      return {
        headline: `${recountWords(entry.recount)} in ${name}`,
        text: '',
      };
    case 'withdrawal':
      return {
        headline: `Result withdrawn: ${name}`,
        text: `Nothing of it is counted until the seat is declared again. Reason: ${entry.words}`,
      };
    case 'postponement':
      return { headline: `Poll postponed: ${name}`, text: entry.words };
    case 'flag':
      return { headline: `In doubt: ${name}`, text: entry.words };
    case 'flagCleared':
      return { headline: `No longer in doubt: ${name}`, text: 'The result stands as it was declared.' };
    default:
      return entry satisfies never;
  }
}
