import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFile } from '#lib/view/list-file.ts';
import { resultsListView } from '#lib/view/results-list-view.ts';
import { night2024 } from '#tests/support/night-2024.ts';

test('[V337] a list of people has a file of exactly its rows, with parties apart and numbers as numbers', async () => {
  const { roll, after } = await night2024();
  const view = resultsListView(roll, after(650), { slug: 'defeated-mps', parameters: {} });
  const [table] = view?.tables ?? [];
  assert.ok(view !== null && table !== undefined);
  assert.equal(view.csv, '/results.csv?list=defeated-mps');
  const { heading, rows } = listFile(table);
  assert.deepEqual(heading, [
    'MP',
    'MP, party',
    'Stood in',
    'Elected there',
    'Elected there, party',
    'Votes',
    'Behind',
  ]);
  assert.equal(rows.length, table.rows.length);
  const truss = rows.find(([name]) => name === 'Liz Truss' || name === 'Elizabeth Truss');
  assert.deepEqual(truss?.slice(1), ['Con', 'South West Norfolk', 'Terry Jermy', 'Lab', 11_217, 630]);
});

test('[V337] the file of a list keeps what its address asks for, and lists of seats have theirs', async () => {
  const { roll, after } = await night2024();
  const asked = resultsListView(roll, after(650), { slug: 'lost-deposits', parameters: { party: 'con' } });
  assert.equal(asked?.csv, '/results.csv?list=lost-deposits&party=con');
  const gains = resultsListView(roll, after(650), { slug: 'gains', parameters: {} });
  assert.equal(gains?.csv, null);
});
