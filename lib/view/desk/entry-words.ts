import type { KeysNeeded } from '#lib/desk/desk-view.ts';
import type { EntryKind } from '#lib/desk/entry.ts';

/** What an entry says, as a heading and as a choice. */
export const KIND_NAMES: Readonly<Record<EntryKind, string>> = {
  result: 'Result',
  correction: 'Correction',
  rush: 'Winner only',
  counting: 'Counting',
  recount: 'Recount',
  withdrawal: 'Withdrawal',
  postponement: 'Postponed',
  flag: 'Put in doubt',
  flagCleared: 'Clear the doubt',
};

/** The same in a sentence: "Ann entered a result". */
export const KIND_NOUNS: Readonly<Record<EntryKind, string>> = {
  result: 'a result',
  correction: 'a correction',
  rush: 'a winner without figures',
  counting: 'that the count has begun',
  recount: 'a recount',
  withdrawal: 'a withdrawal',
  postponement: 'a postponement',
  flag: 'a doubt',
  flagCleared: 'the end of a doubt',
};

/** Who is still needed: "two people, one of them an editor". */
export function keysWords({ people, editors, chiefs }: KeysNeeded): string {
  if (people === 1) return editors === 0 ? 'one person' : 'one editor';
  const whole = people === 2 ? 'two people' : `${people} people`;
  if (chiefs > 0 && editors >= people) return 'two editors, one of them a chief';
  if (editors >= people) return 'two editors';
  return editors === 0 ? whole : `${whole}, one of them an editor`;
}
