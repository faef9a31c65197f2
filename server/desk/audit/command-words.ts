import type { DeskRequestKind } from '#lib/desk/desk-request.ts';

/** What was asked of the desk, as a noun. */
const WORDS: Readonly<Record<DeskRequestKind, string>> = {
  saveDraft: 'saving a draft',
  discardDraft: 'discarding a draft',
  submitEntry: 'an entry',
  revealEntry: 'seeing an entry',
  withdrawEntry: 'taking an entry back',
  decide: 'a decision on a message',
  setOneKey: 'a change of the keys',
  savePost: 'saving a post',
  discardPost: 'discarding a post',
  publishPost: 'publishing a post',
  schedulePost: 'scheduling a post',
  unschedulePost: 'taking a post off the schedule',
  editPost: 'a change of a post',
  retractPost: 'retracting a post',
  pinPost: 'pinning a post',
  unpinPost: 'unpinning a post',
  setBanner: 'a line of breaking news',
  clearBanner: 'taking the breaking line down',
  pickSeat: 'picking a seat',
  unpickSeat: 'unpicking a seat',
  hideForecast: 'hiding the forecast',
  showForecast: 'showing the forecast',
  setLocalPrior: 'telling the forecast of a candidate',
  removeLocalPrior: 'telling the forecast of a candidate no more',
  createUser: 'a new account',
  setRole: 'another role',
  disableUser: 'shutting somebody out',
  enableUser: 'letting somebody in again',
  setPassword: 'another password',
  setTotp: 'a second factor',
  requireTotp: 'who must have a second factor',
  noteSecurity: 'a note on signing in',
};

/** The command's own name where it is one that is not known here; a sentence where there is none. */
export function commandWords(command: string | null): string {
  if (command === null) return 'a command that could not be read';
  return Object.hasOwn(WORDS, command) ? WORDS[command as DeskRequestKind] : command;
}
