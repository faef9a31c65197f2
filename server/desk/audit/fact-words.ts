import type { NightFact } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { FactCommitted } from '#server/log/desk-event.ts';

/** "Published the post p-1", "Chose Alder as a seat to watch". */
export function factWords(
  { fact, postId, constituencyId }: FactCommitted,
  seat: (id: ConstituencyId | null) => string,
): string {
  const words = WORDS[fact];
  if (words === undefined) return `Published ${fact}`;
  const about = postId ?? (constituencyId === null ? '' : seat(constituencyId));
  return `${words}${about === '' ? '' : ` ${about}`}`;
}

const WORDS: Readonly<Partial<Record<NightFact['kind'], string>>> = {
  postPublished: 'Published the post',
  postEdited: 'Changed the published post',
  postRetracted: 'Retracted the post',
  postPinned: 'Pinned the post',
  postUnpinned: 'Unpinned the post',
  bannerSet: 'Put a line on every page',
  bannerCleared: 'Took the line down from every page',
  watchPicked: 'Chose as a seat to watch',
  watchUnpicked: 'No longer a chosen seat to watch',
  localPriorSet: 'Told the forecast what to expect in',
  localPriorRemoved: 'Told the forecast to expect nothing of its own in',
  forecastHidden: 'Switched the forecast off',
  forecastShown: 'Switched the forecast on',
};
