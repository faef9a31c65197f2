import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightEvent, ResultDeclared } from '#lib/election/events.ts';
import { emptyState } from '#lib/election/state.ts';
import { contributionsOf } from '#lib/forecast/contributions.ts';
import { centredRow } from '#lib/forecast/design.ts';
import { emptyEvidence, follow, unusedResults } from '#lib/forecast/evidence.ts';
import { posteriorsOf } from '#lib/forecast/forecast.ts';
import { logistic } from '#lib/forecast/logit.ts';
import { dot } from '#lib/forecast/matrix.ts';
import { addSeat, emptyStatistics } from '#lib/forecast/sufficient-statistics.ts';
import { plain, smallForecast } from '#tests/support/forecast-night.ts';

const night = await smallForecast();
const { events, model, roll } = night;
const first = events.slice(0, 30);

test('[M8] an announced winner settles the seat and moves no coefficient', () => {
  const next = events[30] as NightEvent & ResultDeclared;
  const winner = Object.keys(next.figures.votes)[0];
  const { figures: _, ...about } = next;
  const rush = { ...about, kind: 'winnerAnnounced', winner } as NightEvent;
  const before = night.after(night.stateOf(first));
  const after = night.after(night.stateOf([...first, rush]));
  const seatOf = (forecast: typeof after) =>
    forecast.seats.find((seat) => seat.constituencyId === next.constituencyId);
  assert.equal(seatOf(before)?.settled, null);
  assert.equal(seatOf(after)?.settled, 'announced');
  assert.deepEqual([...(seatOf(after)?.probabilities.values() ?? [])], [1]);
  const others = (forecast: typeof after) =>
    plain(forecast).seats.filter((seat) => seat.constituencyId !== next.constituencyId);
  assert.deepEqual(others(after), others(before));
});

test('[M9] implausible figures settle the seat, move no coefficient, and are listed with the reason', () => {
  const wrong = events[30] as NightEvent & ResultDeclared;
  const before = night.after(night.stateOf(first));
  for (const [figures, why] of [
    [{ ...wrong.figures, electorate: wrong.figures.electorate * 4 }, 'implausibleTurnout'],
    [swappedExtremes(wrong.figures), 'implausibleChange'],
  ] as const) {
    const state = night.stateOf([...first, { ...wrong, figures }]);
    const evidence = emptyEvidence(model);
    follow(model, evidence, state);
    assert.deepEqual(unusedResults(evidence), [{ id: wrong.constituencyId, why }]);
    assert.deepEqual(
      posteriorsOf(model, evidence, model.greatBritain).map(({ mean }) => mean),
      before.posteriors.get(model.greatBritain)?.map(({ mean }) => mean),
    );
    const seat = night.after(state).seats.find((each) => each.constituencyId === wrong.constituencyId);
    assert.equal(seat?.settled, 'declared');
  }
});

test("[M9] none of the 650 real results of 2024 is refused, but for the Speaker's", () => {
  const evidence = emptyEvidence(model);
  follow(model, evidence, night.stateOf(events));
  assert.deepEqual(
    unusedResults(evidence).map(({ id, why }) => [roll.constituencies.get(id)?.name, why]),
    [['Chorley', 'heldBySpeaker']],
  );
});

test('[M10] a local prior moves its candidate alone, by precision', async () => {
  const id = night.idOf('Islington North');
  const candidate = roll.constituencies.get(id)?.candidates.find(({ surname }) => surname === 'Corbyn');
  assert.ok(candidate !== undefined);
  const informed = await smallForecast((inputs) => ({
    ...inputs,
    localPriors: [{ candidate: candidate.id, share: 0.45, sd: 0.3, reason: 'A poll of the constituency' }],
  }));
  const state = night.stateOf(first);
  const [without, withPrior] = [night.after(state), informed.after(state)];
  const chance = (forecast: typeof without) =>
    forecast.seats.find((seat) => seat.constituencyId === id)?.probabilities.get('ins') ?? 0;
  assert.ok(chance(withPrior) > chance(without) + 0.2, `${chance(without)} to ${chance(withPrior)}`);
  const others = (forecast: typeof without) =>
    plain(forecast).seats.filter((seat) => seat.constituencyId !== id);
  assert.deepEqual(others(withPrior), others(without));
});

test('[M35] what the newsroom expects takes the place of the file, moves its seat alone, and leaves no trace', async () => {
  const id = night.idOf('Islington North');
  const candidate = roll.constituencies.get(id)?.candidates.find(({ surname }) => surname === 'Corbyn');
  assert.ok(candidate !== undefined);
  const onFile = { candidate: candidate.id, share: 0.05, sd: 0.3, reason: 'A poll of the constituency' };
  const informed = await smallForecast((inputs) => ({ ...inputs, localPriors: [onFile] }));
  const state = night.stateOf(first);
  const about = { constituencyId: id, candidateId: candidate.id, reason: 'A newer poll', seq: 31, at: '' };
  const told = { ...state, localPriors: [{ ...about, sharePermille: 450, sdPermille: 60 }] };
  const chance = (forecast: ReturnType<typeof night.after>) =>
    forecast.seats.find((seat) => seat.constituencyId === id)?.probabilities.get('ins') ?? 0;
  const [byFile, without, withWord] = [informed.after(state), night.after(state), night.after(state, told)];
  assert.ok(chance(byFile) <= chance(without));
  assert.ok(chance(withWord) > chance(without) + 0.2, `${chance(without)} to ${chance(withWord)}`);
  assert.deepEqual(plain(informed.after(state, told)), plain(withWord));
  assert.deepEqual(plain(night.after(told, state)), plain(without));
  const others = (forecast: typeof without) =>
    plain(forecast).seats.filter((seat) => seat.constituencyId !== id);
  assert.deepEqual(others(withWord), others(without));
});

test('[M12] Northern Ireland tells nothing of Great Britain, nor the other way round, and is marked', () => {
  const isIrish = (event: NightEvent) =>
    'constituencyId' in event && model.places.get(event.constituencyId)?.area === model.northernIreland;
  const irish = events.filter(isIrish);
  assert.equal(irish.length, 18);
  const [none, all] = [night.after(emptyState), night.after(night.stateOf(irish))];
  const british = (forecast: typeof all) =>
    plain(forecast).seats.filter(({ lowConfidence }) => !lowConfidence);
  assert.equal(british(all).length, 632);
  assert.deepEqual(british(all), british(none));
  const partly = night.after(night.stateOf(irish.slice(0, 9)));
  assert.notDeepEqual(
    partly.posteriors.get(model.northernIreland)?.map(({ mean }) => mean),
    none.posteriors.get(model.northernIreland)?.map(({ mean }) => mean),
  );
});

test('[M13] the contributions of the groups are the whole expected change of the share, in points', () => {
  const { posteriors } = night.after(night.stateOf(first));
  const own = posteriors.get(model.greatBritain) ?? [];
  const { designs } = model.greatBritain;
  for (const place of [0, 100, 300]) {
    for (const [slot, design] of designs.entries()) {
      const row = design.rows[place] ?? null;
      const parts = contributionsOf(model.greatBritain, own, place, slot);
      if (row === null) {
        assert.deepEqual(parts, []);
        continue;
      }
      const swing = dot(centredRow(design, row), own[slot]?.mean ?? new Float64Array(0));
      const base = design.base[place] ?? 0;
      const points = parts.reduce((sum, each) => sum + each.points, 0);
      assert.ok(Math.abs(points - 100 * (logistic(base + swing) - logistic(base))) < 1e-9);
      assert.ok(parts.some(({ group }) => group === 'demographics'));
    }
  }
});

test('[M17] sums of seats are exact: a seat taken away leaves zeros', () => {
  const statistics = emptyStatistics(3);
  const seats = Array.from({ length: 200 }, (_, index) => ({
    x: Float64Array.of(1, Math.sin(index) * 4.7, Math.sqrt(index) / 3),
    y: Math.cos(index) / 7,
  }));
  for (const seat of seats) addSeat(statistics, seat, 1);
  assert.equal(statistics.n, 200);
  assert.ok(statistics.yty > 0);
  for (const seat of seats.toReversed()) addSeat(statistics, seat, -1);
  assert.deepEqual([...statistics.xtx, ...statistics.xty, statistics.yty, statistics.n], Array(14).fill(0));
});

/** The most votes for the candidate who had the fewest, and the other way round. */
function swappedExtremes(figures: ResultDeclared['figures']): ResultDeclared['figures'] {
  const order = Object.entries(figures.votes).sort(([, a], [, b]) => b - a);
  const [most, fewest] = [order[0], order.at(-1)];
  if (most === undefined || fewest === undefined) return figures;
  return { ...figures, votes: { ...figures.votes, [most[0]]: fewest[1], [fewest[0]]: most[1] } };
}
