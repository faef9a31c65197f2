import assert from 'node:assert/strict';
import { test } from 'node:test';
import { losesDeposit, lostDeposits } from '#lib/election/derive/deposits.ts';
import { majority } from '#lib/election/derive/majority.ts';
import { ranked } from '#lib/election/derive/standing-order.ts';
import { turnoutOfBallots, turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import { validVotes } from '#lib/election/derive/valid-votes.ts';
import { inPoints, voteShare } from '#lib/election/derive/vote-share.ts';
import { leaders, winnerOf } from '#lib/election/derive/winner.ts';
import { figures, idOf } from '#tests/support/tiny-election.ts';

const oneThousand = figures('Alder', { gold: 50, red: 500, blue: 450 });

test('[G1] valid votes are the sum of the candidates’ votes, without the rejected papers', () => {
  assert.equal(validVotes(oneThousand), 1000);
  assert.equal(validVotes(figures('Alder', {})), 0);
});

test('[G1] the most votes come first; the lot decides the first, ids any other equals', () => {
  assert.deepEqual(
    ranked(oneThousand).map((each) => each.candidateId),
    ['alder-red', 'alder-blue', 'alder-gold'],
  );
  const tie = { gold: 7, red: 9, blue: 9 };
  assert.deepEqual(
    ranked(figures('Alder', tie)).map((each) => each.candidateId),
    ['alder-blue', 'alder-red', 'alder-gold'],
  );
  const lot = { decidedByLot: idOf('alder', 'red') };
  assert.deepEqual(
    ranked(figures('Alder', tie, lot)).map((each) => each.candidateId),
    ['alder-red', 'alder-blue', 'alder-gold'],
  );
});

test('[G1] the lot is first whatever the order of the figures', () => {
  const lot = { decidedByLot: idOf('alder', 'red') };
  const firsts = [
    { red: 9, blue: 9, gold: 7 },
    { blue: 9, red: 9, gold: 7 },
    { gold: 9, blue: 9, red: 9 },
    { red: 9, gold: 9, blue: 9 },
  ].map((votes) => ranked(figures('Alder', votes, lot))[0]?.candidateId);
  assert.deepEqual(firsts, ['alder-red', 'alder-red', 'alder-red', 'alder-red']);
});

test('[G2] equal highest votes are settled by the recorded lot alone', () => {
  const tie = { gold: 7, red: 9, blue: 9 };
  assert.deepEqual(leaders(figures('Alder', tie)), ['alder-red', 'alder-blue']);
  assert.equal(winnerOf(figures('Alder', tie)), null);
  assert.equal(winnerOf(figures('Alder', tie, { decidedByLot: idOf('alder', 'blue') })), 'alder-blue');
  // A lot that names somebody who is not among the equal settles nothing.
  assert.equal(winnerOf(figures('Alder', tie, { decidedByLot: idOf('alder', 'gold') })), null);
  assert.equal(winnerOf(oneThousand), 'alder-red');
});

test('[G3] the majority is the winner’s votes less the runner-up’s, 0 where the lot decided, unknown without a rival', () => {
  assert.deepEqual(majority(oneThousand), { votes: 50, share: 0.05, runnerUp: 'alder-blue' });
  const lot = figures('Alder', { red: 9, blue: 9 }, { decidedByLot: idOf('alder', 'blue') });
  assert.deepEqual(majority(lot), { votes: 0, share: 0, runnerUp: 'alder-red' });
  assert.equal(majority(figures('Alder', { red: 9 })), null);
});

test('[G4] exactly one-twentieth of the valid votes loses the deposit, one vote more keeps it', () => {
  assert.equal(losesDeposit(50, 1000), true);
  assert.equal(losesDeposit(51, 1000), false);
  // 2,001 / 20 = 100.05: a rounded share would say 5.0 %, the whole votes say kept.
  assert.equal(losesDeposit(101, 2001), false);
  assert.equal(losesDeposit(100, 2001), true);
  assert.deepEqual(lostDeposits(oneThousand), ['alder-gold']);
});

test('[G5] turnout is valid votes over the electorate; of ballots it counts the rejected too, and is unknown with them', () => {
  assert.equal(turnoutOfValidVotes(oneThousand), 0.5);
  assert.equal(turnoutOfBallots(oneThousand), 0.505);
  assert.equal(turnoutOfBallots({ ...oneThousand, rejectedBallots: null }), null);
  assert.equal(turnoutOfBallots({ ...oneThousand, rejectedBallots: 0 }), 0.5);
  assert.equal(turnoutOfValidVotes({ ...oneThousand, electorate: 0 }), null);
});

test('[G6] a share is of the valid votes, 0 where nobody voted', () => {
  assert.equal(voteShare(125, 1000), 0.125);
  assert.equal(inPoints(voteShare(125, 1000)), 12.5);
  assert.equal(voteShare(0, 0), 0);
});
