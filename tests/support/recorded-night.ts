import { readFileSync } from 'node:fs';
import { EVENT_VERSION, type Figures, type NightEvent, type NightFact } from '#lib/election/events.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { type FeedMessage, type FiguresMessage, feedMessageSchema } from '#server/ingest/feed-message.ts';

/** A recorded night as numbered events, without ingest and Redis: one event a line, in order, chains left empty. */
export function recordedNight(roll: Roll, file: string): readonly NightEvent[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => eventOf(roll, feedMessageSchema.parse(JSON.parse(line)), index + 1));
}

function eventOf(roll: Roll, message: FeedMessage, seq: number): NightEvent {
  return {
    v: EVENT_VERSION,
    epoch: 'recorded',
    seq,
    at: message.time,
    inputId: `line-${seq}`,
    source: message.source,
    by: 'feed',
    chain: '',
    ...factOf(roll, message),
  };
}

function factOf(roll: Roll, message: FeedMessage): NightFact {
  const about = { constituencyId: message.constituency as ConstituencyId, revision: message.revision };
  switch (message.kind) {
    case 'counting':
      return { ...about, kind: 'countingStarted' };
    case 'recount':
      return { ...about, kind: 'recountStarted', recount: message.recount };
    case 'rush':
      return { ...about, kind: 'winnerAnnounced', winner: message.winner as CandidateId };
    case 'result':
      return { ...about, kind: 'resultDeclared', figures: figuresOf(roll, message) };
    case 'correction':
      return { ...about, kind: 'resultCorrected', figures: figuresOf(roll, message), reason: message.reason };
    case 'withdrawal':
      return { ...about, kind: 'resultWithdrawn', reason: message.reason };
    case 'postponement':
      return { ...about, kind: 'pollPostponed', reason: message.reason };
    case 'nominations':
      throw new Error('A recorded night amends no nominations');
    default:
      return message satisfies never;
  }
}

function figuresOf(roll: Roll, message: FiguresMessage): Figures {
  const constituency = constituencyOf(roll, message.constituency as ConstituencyId);
  return {
    votes: Object.fromEntries(message.candidates.map((each) => [each.id as CandidateId, each.votes])),
    electorate: message.electorate ?? constituency.electorate,
    rejectedBallots: message.rejectedBallots,
    decidedByLot: (message.decidedByLot ?? null) as CandidateId | null,
    declaredAt: message.time,
  };
}
