import { readFileSync } from 'node:fs';

/** A message of the recorded night, marked as a test. */
export interface RecordedMessage {
  readonly format: string;
  readonly election: string;
  readonly mode: 'test';
  readonly constituency: string;
  readonly source: string;
  readonly time: string;
  readonly validVotes: number;
  readonly majority: number;
  readonly candidates: readonly { readonly id: string; readonly party: string; readonly votes: number }[];
}

/** The declaration of a constituency in 2024. */
export function recordedMessage(constituency: string): RecordedMessage {
  const line = readFileSync('data/nights/ge2024.ndjson', 'utf8')
    .split('\n')
    .find((each) => each.includes(`"constituency":"${constituency}"`));
  if (line === undefined) throw new Error(`No recorded message about ${constituency}`);
  return { ...JSON.parse(line), mode: 'test' };
}

/** The same with the votes of the first and the second exchanged: the other one wins by as much. */
export function withVotesExchanged(message: RecordedMessage): RecordedMessage {
  const [first, second] = message.candidates.toSorted((left, right) => right.votes - left.votes);
  const votesOf = ({ id, votes }: { readonly id: string; readonly votes: number }) =>
    id === first?.id ? (second?.votes ?? votes) : id === second?.id ? first?.votes : votes;
  return {
    ...message,
    candidates: message.candidates.map((each) => ({ ...each, votes: votesOf(each) ?? each.votes })),
  };
}
