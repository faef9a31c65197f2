import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import { formatDayAndTime } from '#lib/format/times.ts';
import type { DeskEvent, FactCommitted } from '#server/log/desk-event.ts';

/** The desk's event that answers a command, as its asker is told. The same event is always the same answer. */
export function outcomeOf(event: DeskEvent): DeskOutcome {
  if (event.kind === 'commandRefused') {
    const { code, words, problems } = event;
    return { kind: 'refused', code, words, problems };
  }
  const nightSeq = 'nightSeq' in event ? event.nightSeq : null;
  return { kind: 'done', event: event.kind, nightSeq, words: wordsOf(event) };
}

function wordsOf(event: Exclude<DeskEvent, { readonly kind: 'commandRefused' }>): string {
  switch (event.kind) {
    case 'nothingToDo':
      return event.words;
    case 'inputJudged':
      return `The message was ${event.disposition}.`;
    case 'draftSaved':
      return 'Saved.';
    case 'draftDiscarded':
      return 'The draft is discarded.';
    case 'entryWaits':
      return event.needs.people > 1
        ? 'Kept. A second person must say the same.'
        : 'Kept. An editor must say the same.';
    case 'entryDiffers':
      return `This is not what ${namesOf(event.differsFrom)} entered: compare the two.`;
    case 'entryPublished':
      return 'Public.';
    case 'entryKnown':
      return 'That is public already.';
    case 'entryRevealed':
      return 'Compare it with the source.';
    case 'entryTakenBack':
      return 'The entry is taken back.';
    case 'acceptanceProposed':
      return 'Noted. A second editor must accept it too.';
    case 'quarantineDecided':
      return event.decision === 'accept' ? 'Accepted: it is public.' : 'Rejected.';
    case 'messageHeld':
      return 'Put aside.';
    case 'oneKeySet':
      return event.on ? 'One person may publish.' : 'Two people are needed again.';
    case 'postSaved':
      return event.stage === 'submitted' ? 'Handed in.' : 'Saved.';
    case 'postDiscarded':
      return 'The post is discarded.';
    case 'postScheduled':
      // With its day: a time of day that has gone by is that of tomorrow.
      return event.publishAt === null
        ? 'Taken off the schedule.'
        : `Scheduled for ${formatDayAndTime(event.publishAt)}.`;
    case 'factCommitted':
      return FACT_WORDS[event.fact] ?? 'Public.';
    case 'userChanged':
      return 'Done.';
    case 'securityNoted':
      return 'Noted.';
    default:
      return event satisfies never;
  }
}

/** Of what was done, not of how things stand: true also when somebody else has changed it since. */
const FACT_WORDS: Readonly<Partial<Record<FactCommitted['fact'], string>>> = {
  bannerSet: 'Published on every page.',
  bannerCleared: 'Taken down.',
  watchPicked: 'Put on the list.',
  watchUnpicked: 'Taken off the list.',
  forecastHidden: 'Switched off.',
  forecastShown: 'Switched on.',
  localPriorSet: 'The forecast was told.',
  localPriorRemoved: 'Taken off.',
};

function namesOf(people: readonly { readonly name: string }[]): string {
  return people.map(({ name }) => name).join(' and ');
}
