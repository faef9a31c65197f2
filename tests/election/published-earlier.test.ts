import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abbreviationOf } from '#lib/election/derive/result-summary.ts';
import { areaOf } from '#lib/election/derive/scope.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { Standing } from '#lib/election/ids.ts';
import { recordedNightOf } from '#tests/support/night-2024.ts';

test('[G15] the seats and votes of 2019 are the published ones', async () => {
  assert.deepEqual(await totalsOf('ge2019'), {
    seats: {
      Con: 365,
      Lab: 202,
      SNP: 48,
      LD: 11,
      DUP: 8,
      SF: 7,
      PC: 4,
      SDLP: 2,
      Grn: 1,
      Alli: 1,
      Spk: 1,
    },
    validVotes: 32_014_110,
    majorityOver: 80,
  });
});

test('[G15] the seats and votes of 2017 are the published ones, and no party has a majority', async () => {
  assert.deepEqual(await totalsOf('ge2017'), {
    seats: { Con: 317, Lab: 262, SNP: 35, LD: 12, DUP: 10, SF: 7, PC: 4, Grn: 1, Spk: 1, Ind: 1 },
    validVotes: 32_204_184,
    majorityOver: null,
  });
});

async function totalsOf(election: string) {
  const { roll, state } = await recordedNightOf(election);
  const seats = Object.entries(state.tally.seats).map(([standing, count]) => [
    abbreviationOf(roll, standing as Standing),
    count,
  ]);
  return {
    seats: Object.fromEntries(seats),
    validVotes: areaOf(roll, state.tally, 'UK').validVotes,
    majorityOver: stateOfPlay(roll, state.tally, 0).majority?.over ?? null,
  };
}
