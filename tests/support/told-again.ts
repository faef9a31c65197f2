import type { NightEvent, NightFact } from '#lib/election/events.ts';
import type { Constituency } from '#lib/election/reference.ts';
import type { SaidFact } from './commit-written.ts';
import type { RecordedNight } from './night-2024.ts';

/** A recorded event as what a feed said, to be committed anew. */
export function said({
  v: _v,
  epoch: _e,
  seq: _s,
  at,
  inputId: _i,
  source,
  by: _b,
  chain: _c,
  ...fact
}: NightEvent): SaidFact {
  return { fact: fact as NightFact, at, source, by: 'feed' };
}

/** Throws for a code that nothing has. */
export function seatOf({ roll }: RecordedNight, id: string): Constituency {
  const found = roll.reference.constituencies.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No seat ${id}`);
  return found;
}

/** What the recorded night has of the seat, as a message of now. */
export function resultMessage(
  night: RecordedNight,
  seat: Constituency,
  { more = 0, ...about }: { readonly revision: number; readonly time: string; readonly more?: number },
): object {
  const { phase } = night.seat(seat.name).contest;
  if (phase.kind !== 'declared') throw new Error(`${seat.name} is declared`);
  const { winner, figures } = phase;
  return message(seat, {
    kind: 'result',
    source: 'Returning officer, via press feed',
    electorate: figures.electorate,
    rejectedBallots: figures.rejectedBallots,
    candidates: candidatesOf({ ...figures.votes, [winner]: (figures.votes[winner] ?? 0) + more }),
    ...about,
  });
}

/** A message about a seat, as the tests' server takes it. */
export function message({ id, name }: Constituency, about: object): object {
  return { format: 'declared-feed/1', election: 'ge2024', mode: 'test', constituency: id, name, ...about };
}

export function candidatesOf(
  votes: Readonly<Record<string, number>>,
): readonly { id: string; votes: number }[] {
  return Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
}
