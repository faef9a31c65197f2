import { readFile } from 'node:fs/promises';
import { EVENT_VERSION, type NightEvent } from '#lib/election/events.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import { feedMessageSchema } from '#server/ingest/feed-message.ts';

/** The declarations of a recorded night in order of time; whatever else it holds is left out. */
export async function recordedResults(roll: Roll, file: string): Promise<readonly NightEvent[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.flatMap((line, index) => {
    const message = feedMessageSchema.parse(JSON.parse(line));
    if (message.kind !== 'result') return [];
    const constituencyId = message.constituency as ConstituencyId;
    const event: NightEvent = {
      v: EVENT_VERSION,
      epoch: 'recorded',
      seq: index + 1,
      at: message.time,
      inputId: `line-${index + 1}`,
      source: message.source,
      by: 'feed',
      chain: '',
      kind: 'resultDeclared',
      constituencyId,
      revision: message.revision,
      figures: {
        votes: Object.fromEntries(message.candidates.map((each) => [each.id as CandidateId, each.votes])),
        electorate: message.electorate ?? constituencyOf(roll, constituencyId).electorate,
        rejectedBallots: message.rejectedBallots,
        decidedByLot: (message.decidedByLot ?? null) as CandidateId | null,
        declaredAt: message.time,
      },
    };
    return [event];
  });
}
