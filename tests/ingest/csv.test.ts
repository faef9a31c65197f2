import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CSV_COLUMNS } from '#server/ingest/csv-columns.ts';
import { splitFile } from '#server/ingest/parse-file.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { ALDER_ROWS, BIRCH_ROW, HEADER, parsed, problemsIn, sheet } from '#tests/support/csv-sheets.ts';
import { alderResult, bytesOf, CHANNEL } from '#tests/support/feed-messages.ts';

test('[F10] the rows of one constituency are one result, with any line ends (B06), and equal to its JSON', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const answer = parsed(`${sheet(...ALDER_ROWS).replaceAll('\n', end)}${end}`);
    assert.deepEqual(answer.ok ? { ...answer.value } : answer.problems, { ...alderResult() });
  }
  const mixed = `${HEADER}\r\n${ALDER_ROWS[0]}\n\n${ALDER_ROWS[1]}\r${ALDER_ROWS.slice(2).join('\r\n')}`;
  assert.equal(parsed(mixed).ok, true);
});

test('[F10] rejected ballots left blank are unknown, and a reason makes a correction', () => {
  const answer = parsed(
    sheet('tiny,rehearsal,E14000002,2,RO,2030-07-04T23:00:00Z,,birch-red,700')
      .replaceAll('votes', 'votes,reason')
      .replace(',700', ',700,A box was left out'),
  );
  assert.equal(answer.ok, true);
  if (!answer.ok || answer.value.kind !== 'correction') assert.fail('not a correction');
  assert.equal(answer.value.rejectedBallots, null);
  assert.equal(answer.value.reason, 'A box was left out');
});

test('[F10] B15 quoted line breaks and quotes are kept; extra and missing cells are named by row', () => {
  const quoted = parsed(sheet(BIRCH_ROW.replace('Returning officer', '"Returning\nofficer, ""acting"""')));
  assert.equal(quoted.ok ? quoted.value.source : '', 'Returning\nofficer, "acting"');
  assert.deepEqual(problemsIn(sheet(...ALDER_ROWS, `${ALDER_ROWS[3]},9`)), ['COLUMNS row 6']);
  assert.deepEqual(problemsIn(sheet(...ALDER_ROWS, 'tiny,rehearsal')), ['COLUMNS row 6']);
  assert.deepEqual(problemsIn(sheet(...ALDER_ROWS, HEADER)), ['REPEATED_HEADER row 6']);
  assert.deepEqual(problemsIn(sheet(ALDER_ROWS[0] ?? '', '"unclosed')), ['TRUNCATED row 3']);
  assert.deepEqual(problemsIn(sheet(BIRCH_ROW.replace('Returning officer', '"a"b'))), ['SYNTAX row 2']);
});

test('[F10] B15 columns that are unknown, missing or double are named', () => {
  assert.deepEqual(problemsIn(sheet(BIRCH_ROW).replace('votes', 'votes,swing').replace('700', '700,1')), [
    'UNKNOWN_FIELD row 1',
  ]);
  assert.deepEqual(problemsIn(sheet(BIRCH_ROW).replace('source,', '').replace('Returning officer,', '')), [
    'MISSING row 1, column source',
  ]);
  assert.deepEqual(problemsIn(sheet(BIRCH_ROW).replace('votes', 'votes,votes').replace('700', '700,7')), [
    'DUPLICATE_KEY row 1',
  ]);
  assert.deepEqual(problemsIn(HEADER), ['MISSING row 1']);
});

/** The votes of the only candidate of the last constituency; or what is wrong. */
function votesIn(text: string): unknown {
  const piece = splitFile(bytesOf(text), 'csv').at(-1);
  const answer = parseMessage(piece?.bytes ?? new Uint8Array(), CHANNEL);
  if (!answer.ok) return answer.problems.map(({ code, path }) => `${code} ${path}`).join();
  return answer.value.kind === 'result' ? answer.value.candidates[0]?.votes : answer.value.kind;
}

test('[F19] B15 the header shows what parts the cells; an option line wins, and a first line of a spreadsheet is none', () => {
  const night = `${sheet(...ALDER_ROWS, BIRCH_ROW)}\r\n`;
  for (const mark of [';', '\t']) {
    const other = night.replaceAll(',', mark);
    for (const first of ['', '\uFEFF', `sep=${mark}\r\n`, `\uFEFF"sep=${mark}"\r\n`]) {
      assert.equal(votesIn(`${first}${other}`), 700, JSON.stringify(first + mark));
    }
    assert.equal(votesIn(`# declared-feed/1 delimiter=,\n${other}`), 'COLUMNS row 2');
    assert.equal(votesIn(other.replace('mode', 'modus')), 'UNKNOWN_FIELD row 1,MISSING row 1, column mode');
  }
  assert.deepEqual(problemsIn(`# declared-feed/1 separator=;\n${night}`), ['OPTION row 1']);
  assert.deepEqual(problemsIn(`sep=,\n${sheet(BIRCH_ROW.replace('700', 'x'))}`), [
    'NOT_INTEGER row 3, column votes',
  ]);
});

test('[F19] B15 commas between thousands are read where they part the cells; any other mark needs the option line', () => {
  const row = (cell: string) => `${sheet(BIRCH_ROW.replace('700', cell))}\n`;
  for (const [cell, votes] of [
    ['"17,838"', 17_838],
    ['" 1,017,838 "', 'NOT_SAFE_INTEGER row 2, column votes'],
    ['"1,78"', 'NOT_INTEGER row 2, column votes'],
    ['"17,8380"', 'NOT_INTEGER row 2, column votes'],
    ['17.838', 'NOT_INTEGER row 2, column votes'],
    ['17 838', 'NOT_INTEGER row 2, column votes'],
    ['17,838', 'COLUMNS row 2'],
  ] as const) {
    assert.equal(votesIn(row(cell)), votes, cell);
  }
  const semicolons = row('17|838').replaceAll(',', ';').replace('|', ',');
  assert.equal(votesIn(semicolons), 'NOT_INTEGER row 2, column votes');
  assert.equal(votesIn(`# declared-feed/1 thousands=,\n${semicolons}`), 17_838);
  for (const space of [' ', '\u00a0', '\u202f']) {
    assert.equal(votesIn(`# declared-feed/1 thousands=space\n${row(`17${space}838`)}`), 17_838);
  }
});

test('[F19] blanks around a cell, capitals and blanks in a header, and empty columns beside the table say nothing', () => {
  const [first = '', ...others] = ALDER_ROWS;
  const said = [first.replace('E14000001', ' E14000001\u00a0').replace(/400$/, '\u00a0400 '), ...others];
  const header = HEADER.replace('rejectedBallots', 'Rejected ballots').replace('votes', '\u00a0VOTES ');
  const text = [header, ...said].map((line) => `${line},,\n`).join('');
  const [piece, ...rest] = splitFile(bytesOf(text), 'csv');
  assert.equal(rest.length, 0);
  const answer = parseMessage(piece?.bytes ?? new Uint8Array(), CHANNEL);
  assert.deepEqual(answer.ok ? { ...answer.value } : answer.problems, { ...alderResult() });
  assert.deepEqual(problemsIn(text.replace('340,,', '340,,?')), ['COLUMNS row 3']);
  assert.deepEqual(problemsIn(text.replace('election', 'Votes')), [
    'DUPLICATE_KEY row 1',
    'MISSING row 1, column election',
  ]);
  // A figure that its comma cuts in two moves every cell after it, and nothing is read from such a row.
  const moved = sheet('tiny,rehearsal,E14000002,1,RO,2030-07-04T23:00:00Z,,birch-red,12,345,').replace(
    'votes',
    'votes,reason',
  );
  assert.deepEqual(problemsIn(moved), ['COLUMNS row 2']);
});

test('[F10] B19 numbers in cells are digits', () => {
  for (const [cell, code] of [
    ['0700', 'NOT_INTEGER'],
    ['7e2', 'NOT_INTEGER'],
    ['700.0', 'NOT_INTEGER'],
    ['-0', 'NOT_INTEGER'],
    ['-7', 'NEGATIVE'],
    ['', 'MISSING'],
    ['99999999', 'NOT_SAFE_INTEGER'],
  ] as const) {
    assert.deepEqual(
      problemsIn(sheet(BIRCH_ROW.replace(/700$/, cell))),
      [`${code} row 2, column votes`],
      cell,
    );
  }
});

test('[F10] rows of one constituency that differ in what they share are refused', () => {
  const rows = [ALDER_ROWS[0] ?? '', 'tiny,rehearsal,E14000001,2,,,,alder-blue,340'];
  assert.deepEqual(problemsIn(sheet(...rows)), ['ROWS_DISAGREE row 3, column revision']);
});

test('[F10] B16 a cell that a spreadsheet would run as a formula is text like any other', () => {
  for (const text of ['=1+1', '+44 20', '-', '@SUM(A1)']) {
    const answer = parsed(sheet(BIRCH_ROW.replace('Returning officer', text)));
    assert.equal(answer.ok ? answer.value.source : '', text);
  }
});

test('[F10] the columns are the fields of a result under the same names', () => {
  const fields = new Set(Object.values(CSV_COLUMNS).map(({ field }) => field));
  for (const field of Object.keys(alderResult())) {
    assert.ok(fields.has(field as never) || ['format', 'kind', 'candidates'].includes(field), field);
  }
});

test('[I47] what a spreadsheet makes of figures is answered with the line that allows it', () => {
  const answer = parsed(sheet(BIRCH_ROW.replace('700', '12.345')));
  assert.match(answer.ok ? '' : (answer.problems[0]?.todo ?? ''), /"# declared-feed\/1 thousands=\."/);
});

test('[I59] a time that a spreadsheet wrote is refused with the instant that it would be in London', () => {
  for (const [cell, instant] of [
    ['05/07/2024 3:10', '2024-07-05T02:10:00Z'],
    ['05/07/2024 03:10:00', '2024-07-05T02:10:00Z'],
    ['2024-07-05 03:10', '2024-07-05T02:10:00Z'],
    ['2019-12-13T03:10:00', '2019-12-13T03:10:00Z'],
    ['45478.1319444444', '2024-07-05T02:10:00Z'],
    ['43812.1319444444', '2019-12-13T03:10:00Z'],
    ['31/02/2024 03:10', null],
    ['03:10', null],
    ['45478', null],
    ['05/07/24 03:10', null],
    ['31/03/2024 01:30', null],
  ] as const) {
    const answer = parsed(sheet(BIRCH_ROW.replace('2030-07-04T23:00:00Z', cell)));
    const [problem] = answer.ok ? [] : answer.problems;
    assert.equal(problem?.code, 'TIMESTAMP', cell);
    assert.equal(/London time, write ([^;]+);/.exec(problem?.todo ?? '')?.[1] ?? null, instant, cell);
  }
});
