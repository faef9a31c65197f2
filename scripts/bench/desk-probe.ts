import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { DeskOutcome } from '#lib/desk/desk-outcome.ts';
import type { EntryContent } from '#lib/desk/entry.ts';
import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import { makeRoll } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { decodeSnapshot } from '#lib/sync/snapshot.ts';
import { loadPack } from '#server/pack/load-pack.ts';

// Works at the desk as an editor does, on a thread of its own: corrects one declared seat again and again, and doubts it
// and clears the doubt in between; notes how long each answer takes, from the request to "it is public". Run by isolation.ts.

const PAUSE_MS = 150;

const { address, name, password, packFolder } = workerData as {
  readonly address: string;
  readonly name: string;
  readonly password: string;
  readonly packFolder: string;
};
const roll = makeRoll((await loadPack(packFolder)).reference);
const times: { correction: number[]; doubt: number[] } = { correction: [], doubt: [] };
let isStopped = false;
parentPort?.once('message', () => {
  isStopped = true;
});

const headers = { origin: address, 'content-type': 'application/json', 'x-declared-desk': '1' };
const cookie = await signedIn();
const [seat] = roll.reference.constituencies;
if (seat === undefined) throw new Error('The pack has no seats');

while (!isStopped) {
  times.correction.push(await timed(seat.id, correctionOf));
  times.doubt.push(await timed(seat.id, () => ({ kind: 'flag', words: 'A figure is being checked' })));
  times.doubt.push(await timed(seat.id, () => ({ kind: 'flagCleared' })));
}
parentPort?.postMessage(times);

async function signedIn(): Promise<string> {
  const body = JSON.stringify({ name, password });
  const response = await fetch(`${address}/desk/api/sign-in`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The desk let nobody in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

/** One vote more for whoever came last: the winner stays, and nothing falls. */
function correctionOf(contest: Contest): EntryContent {
  if (contest.phase.kind !== 'declared') throw new Error('The first seat of the pack has not declared');
  const { votes, electorate, rejectedBallots, decidedByLot, declaredAt } = contest.phase.figures;
  const [[last, had] = ['' as CandidateId, 0]] = Object.entries(votes).toSorted(
    ([, left], [, right]) => left - right,
  ) as [CandidateId, number][];
  const figures = { electorate, rejectedBallots, decidedByLot, declaredAt };
  return {
    kind: 'correction',
    reason: 'A bundle was found',
    figures: {
      ...figures,
      votes: { ...votes, [last]: had + 1 },
      ballots: null,
      majority: null,
      winner: null,
    },
  };
}

async function timed(constituencyId: ConstituencyId, content: (contest: Contest) => EntryContent) {
  await pause(PAUSE_MS);
  const decoded = decodeSnapshot(roll, await (await fetch(`${address}/api/v1/snapshot`)).json());
  const contest = decoded.kind === 'decoded' ? decoded.state.contests[constituencyId] : undefined;
  if (contest === undefined) throw new Error('The snapshot tells nothing of the first seat of the pack');
  const entry = {
    constituencyId,
    expectedRevision: contest.revision,
    source: 'Returning officer',
    content: content(contest),
  };
  const about = { confirms: null, acknowledged: [], fromInput: null };
  const body = JSON.stringify({ id: randomUUID(), kind: 'submitEntry', entry, ...about });
  const startedAt = performance.now();
  const response = await fetch(`${address}/desk/api/commands`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body,
  });
  const { outcome } = (await response.json()) as { readonly outcome: DeskOutcome };
  const took = performance.now() - startedAt;
  if (outcome?.kind !== 'done') throw new Error(`The desk did not publish it: ${JSON.stringify(outcome)}`);
  return took;
}
