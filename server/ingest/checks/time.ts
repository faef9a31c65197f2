import type { FeedKind } from '../feed-message.ts';
import { type Case, doubt, type Finding } from './finding.ts';

/** Clocks of a source and of this night may differ by this much. */
export const CLOCK_SECONDS_MAX = 120;

/** Kinds that say how people voted, or that counting goes on: none of it may be public before the close of poll. */
const AFTER_CLOSE: ReadonlySet<FeedKind> = new Set([
  'counting',
  'recount',
  'rush',
  'result',
  'correction',
  'withdrawal',
]);

/** Not in the future, and nothing about how people voted before the close of poll (Representation of the People Act 1983, section 66A). */
export function timeFindings({ message, roll, context }: Case): readonly Finding[] {
  const now = Date.parse(context.nightNow);
  const time = Date.parse(message.time);
  const { closeOfPoll } = roll.reference.election;
  const close = Date.parse(closeOfPoll);
  const found = { path: 'time', received: message.time };
  if (AFTER_CLOSE.has(message.kind) && (time < close || now < close)) {
    const expected = `${closeOfPoll} or later, the close of poll`;
    const todo = 'Find out how it was sent; nothing of it may be published before the close of poll.';
    return [doubt('TIME', { ...found, expected, todo }, { held: true })];
  }
  if (time <= now + CLOCK_SECONDS_MAX * 1000) return [];
  const todo = 'The source may have sent local time as UTC: an hour out in summer.';
  return [
    doubt('TIME', { ...found, expected: `${context.nightNow} or earlier, the time of the night`, todo }),
  ];
}
