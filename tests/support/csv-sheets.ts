import { parseMessage } from '#server/ingest/parse-message.ts';
import { bytesOf, CHANNEL } from './feed-messages.ts';

/** The columns that the rows below have. */
export const HEADER = 'election,mode,constituency,revision,source,time,rejectedBallots,candidate,votes';
/** Alder's result, a candidate a row. */
export const ALDER_ROWS: readonly string[] = [
  'tiny,rehearsal,E14000001,1,Returning officer,2030-07-04T23:00:00Z,10,alder-red,400',
  ',,E14000001,,,,,alder-blue,340',
  ',,E14000001,,,,,alder-gold,180',
  ',,E14000001,,,,,alder-independent,80',
];
export const BIRCH_ROW = 'tiny,rehearsal,E14000002,1,Returning officer,2030-07-04T23:00:00Z,,birch-red,700';

/** What the text is read as, by itself. */
export function parsed(text: string) {
  return parseMessage(bytesOf(text), CHANNEL);
}

/** "CODE place" of every problem. */
export function problemsIn(text: string): readonly string[] {
  const answer = parsed(text);
  return answer.ok ? [] : answer.problems.map(({ code, path }) => `${code} ${path}`);
}

/** A file of the rows under the header. */
export function sheet(...rows: readonly string[]): string {
  return [HEADER, ...rows].join('\n');
}
