import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DEPOSIT_POUNDS, depositsByStanding, lostDepositsOf } from '#lib/election/derive/deposits-tally.ts';
import { historyOf, members } from '#lib/election/derive/members.ts';
import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import type { Standing } from '#lib/election/ids.ts';
import { type Night2024, night2024 } from '#tests/support/night-2024.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  candidate,
  corrected,
  declared,
  fold,
  GOLD,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const after = (...facts: Parameters<typeof numbered>[0]) => fold(roll, numbered(facts));

describe('who is elected', () => {
  test('[G40] a member at dissolution is re-elected, one of an earlier House returns, anybody else is new', () => {
    assert.equal(historyOf(candidate('Alder', RED, { sittingMp: true, formerMp: true })), 'reElected');
    assert.equal(historyOf(candidate('Alder', RED, { formerMp: true })), 'returning');
    assert.equal(historyOf(candidate('Alder', RED)), 'new');
  });

  test('[G40] an announced winner is elected, a withdrawn one is not', () => {
    const rush = {
      kind: 'winnerAnnounced',
      constituencyId: ALDER,
      revision: 1,
      winner: idOf('alder', BLUE),
    } as const;
    assert.deepEqual(
      members(roll, after(rush)).map(({ candidate, history }) => [candidate.id, history]),
      [[idOf('alder', BLUE), 'reElected']],
    );
    const withdrawn = {
      kind: 'resultWithdrawn',
      constituencyId: ALDER,
      revision: 2,
      reason: 'Too soon',
    } as const;
    assert.deepEqual(members(roll, after(rush, withdrawn)), []);
  });
});

test('[G41] a deposit that a correction saves is not lost any more, and only declared seats count', () => {
  const first = declared(roll, ALDER, { [RED]: 500, [BLUE]: 475, [GOLD]: 25 });
  const [most] = depositsByStanding(roll, after(first));
  assert.deepEqual(most, { standing: GOLD, lost: 1, candidates: 1 });
  const state = after(first, corrected(roll, ALDER, { [RED]: 400, [BLUE]: 475, [GOLD]: 125 }, 2));
  assert.ok(depositsByStanding(roll, state).every(({ lost }) => lost === 0));
  const rush = { kind: 'winnerAnnounced', constituencyId: BIRCH, revision: 1, winner: idOf('birch', RED) };
  assert.deepEqual(depositsByStanding(roll, after(rush as never)), []);
});

describe('the published figures of 2024', () => {
  let night: Night2024;
  before(async () => {
    night = await night2024();
  });

  test('[G40] 335 new members, 15 who return, 300 re-elected; 263 women and 387 men', () => {
    const elected = members(night.roll, night.state);
    const count = (history: string) => elected.filter((each) => each.history === history).length;
    assert.deepEqual([count('new'), count('returning'), count('reElected')], [335, 15, 300]);
    const genders = elected.map(({ candidate }) => candidate.gender);
    assert.equal(genders.filter((each) => each === 'female').length, 263);
    assert.equal(genders.filter((each) => each === 'male').length, 387);
  });

  test('[G41] 1,673 of 4,515 deposits are lost, by party as published', () => {
    const rows = depositsByStanding(night.roll, night.state);
    assert.equal(
      rows.reduce((sum, { lost }) => sum + lost, 0),
      1673,
    );
    assert.equal(
      rows.reduce((sum, { candidates }) => sum + candidates, 0),
      4515,
    );
    assert.deepEqual(
      rows
        .slice(0, 5)
        .map(({ standing, lost, candidates }) => [abbreviationOf(night.roll, standing), lost, candidates]),
      [
        ['Ind', 406, 459],
        ['Grn', 258, 629],
        ['LD', 229, 630],
        ['WPB', 123, 152],
        ['SDP', 120, 122],
      ],
    );
    assert.equal(DEPOSIT_POUNDS, 500);
  });

  test('[G41] the candidates of a party who lost theirs are as many as its count, the nearest first', () => {
    const standing = depositsByStanding(night.roll, night.state)[1]?.standing as Standing;
    const list = lostDepositsOf(night.roll, night.state, standing);
    assert.equal(list.length, 258);
    assert.ok(list.every(({ share }, index) => share <= (list[index - 1]?.share ?? 0.05)));
  });
});
