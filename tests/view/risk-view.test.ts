import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyState } from '#lib/election/state.ts';
import { NO_FORECAST } from '#lib/view/forecast-words.ts';
import { riskPanelView } from '#lib/view/risk-panel-view.ts';
import { riskView } from '#lib/view/risk-view.ts';
import { night2024, recordedNightOf } from '#tests/support/night-2024.ts';

const inNight = async (count: number) => {
  const night = await night2024();
  return riskView(night.roll, night.after(count), Date.parse(night.roll.reference.election.closeOfPoll));
};

test('[V17] before there is a swing to measure by, that is what is said', async () => {
  const view = await inNight(4);
  assert.match(view.wait ?? '', /until 5 seats have declared/);
  assert.ok(view.bands.every(({ rows }) => rows.length === 0));
});

test('[V17] at three in the morning each band has its number, and people that readers know stand first', async () => {
  const { bands, method, wait } = await inNight(99);
  assert.equal(wait, null);
  assert.match(method ?? '', /No model and no polls/);
  for (const { title, count, rows } of bands) {
    assert.match(count, /^\d+ seats?$/, title);
    assert.ok(rows.length > 0, title);
  }
  const { roll } = await night2024();
  const [first] = bands.flatMap(({ rows }) => rows.slice(0, 1));
  assert.ok(first !== undefined);
  const { candidates } = constituencyOf(roll, first.id);
  assert.ok(candidates.some(({ notable, name }) => notable !== null && first.who.includes(name)));
});

test('[V17] a challenger without a base is said to be one', async () => {
  const { unmeasured } = await inNight(99);
  assert.match(unmeasured?.title ?? '', /^No 2019 base/);
  assert.match(unmeasured?.rows.map(({ words }) => words).join(' ') ?? '', /Jeremy Corbyn/);
});

test('[V17] after the last seat nothing is at risk and no method is explained', async () => {
  const { wait, method, bands, unmeasured } = await inNight(650);
  assert.deepEqual([wait, method, unmeasured], ['Every seat has declared.', null, null]);
  assert.ok(bands.every(({ rows }) => rows.length === 0));
});

test('[V17] once every seat has declared the closest results take the place of the risks', async () => {
  const { roll, after } = await night2024();
  assert.equal(riskPanelView(roll, after(649), 0, NO_FORECAST).kind, 'arithmetic');
  const panel = riskPanelView(roll, after(650), 0, NO_FORECAST);
  assert.equal(panel.kind, 'over');
  assert.deepEqual(
    panel.closest.rows.slice(0, 3).map(({ name, majority }) => `${name} ${majority}`),
    ['Hendon 15', 'Poole 18', 'Basildon and Billericay 20'],
  );
});

test('[V18] line and bar stay on the gauge all through three nights', async () => {
  for (const election of ['ge2024', 'ge2019', 'ge2017']) {
    const night = await recordedNightOf(election);
    for (const count of [20, 200, 500]) {
      for (const { rows } of riskView(night.roll, night.after(count), 0).bands) {
        for (const { gauge } of rows) {
          for (const length of [gauge.soFar, gauge.needed]) {
            const percent = Number(length.slice(0, -1));
            assert.ok(percent >= 0 && percent <= 100, length);
          }
        }
      }
    }
  }
});

test('[V18] an empty night has an empty gauge and not a broken one', async () => {
  const { roll } = await night2024();
  assert.ok(riskView(roll, emptyState, 0).bands.every(({ rows }) => rows.length === 0));
});
