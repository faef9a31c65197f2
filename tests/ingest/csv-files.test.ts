import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MESSAGE_BYTES_MAX } from '#server/ingest/parse-bytes.ts';
import { containerNamed, splitFile } from '#server/ingest/parse-file.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { FILE_MESSAGES_MAX } from '#server/ingest/piece.ts';
import { ALDER_ROWS, BIRCH_ROW, HEADER, sheet } from '#tests/support/csv-sheets.ts';
import { alderResult, bytesOf, CHANNEL, rawResult } from '#tests/support/feed-messages.ts';

/** What is said of each message of a file: "" of one that reads well. */
function saidOf(file: string | Uint8Array, name = 'results.csv') {
  const bytes = typeof file === 'string' ? bytesOf(file) : file;
  return splitFile(bytes, containerNamed(name)).map((piece) => {
    const answer = parseMessage(piece.bytes, CHANNEL);
    return answer.ok ? '' : answer.problems.map(({ code, path }) => `${code} ${path}`).join('; ');
  });
}

test('[F11] a CSV file is split by constituency, wherever its rows stand, and rows keep their numbers', () => {
  const [first = '', ...others] = ALDER_ROWS;
  const file = bytesOf(sheet(first, BIRCH_ROW.replace('700', 'x'), ...others));
  const pieces = splitFile(file, 'csv');
  assert.deepEqual(
    pieces.map(({ where }) => where),
    ['rows 2–6', 'row 3'],
  );
  const [alder, birch] = pieces.map(({ bytes }) => parseMessage(bytes, CHANNEL));
  assert.deepEqual(alder?.ok ? { ...alder.value } : alder?.problems, { ...alderResult() });
  assert.deepEqual(birch?.ok ? [] : birch?.problems.map(({ path }) => path), ['row 3, column votes']);
});

test('[F11] a blank constituency is that of the row above, and another revision is another message', () => {
  const blank = sheet(...ALDER_ROWS).replaceAll(',,E14000001', ',,');
  const again = ALDER_ROWS.join('\n').replaceAll('E14000001,1', 'E14000001,2');
  const pieces = splitFile(bytesOf(`${blank}\n${again}`), 'csv');
  const revisions = pieces.map(({ bytes }) => {
    const answer = parseMessage(bytes, CHANNEL);
    return answer.ok && 'candidates' in answer.value
      ? [answer.value.revision, answer.value.candidates.length]
      : answer;
  });
  assert.deepEqual(revisions, [
    [1, 4],
    [2, 4],
  ]);
});

test('[I56] a file of more messages than a night has is refused as that, once', () => {
  const rows = Array.from({ length: FILE_MESSAGES_MAX + 1 }, (_, index) => `,,seat ${index},,,,,,`).join(
    '\n',
  );
  for (const text of ['{}\n'.repeat(FILE_MESSAGES_MAX + 1), `${HEADER}\n${rows}`]) {
    const [piece, ...others] = splitFile(bytesOf(text), null);
    assert.equal(others.length, 0);
    const answer = piece === undefined ? null : parseMessage(piece.bytes, CHANNEL);
    if (answer === null || answer.ok) assert.fail('read');
    assert.deepEqual(
      answer.problems.map(({ code, expected }) => [code, expected]),
      [['TOO_MANY_MESSAGES', 'at most 20000 messages a file']],
    );
  }
});

test('[I54] a last row without its line end may be cut: it is noted, unless its last cell is closed by a quote', () => {
  const notesOf = (text: string) =>
    splitFile(bytesOf(text), 'csv').map(({ bytes, ending }) => {
      const answer = parseMessage(bytes, CHANNEL);
      return [ending, answer.ok ? answer.notes.map(({ code, path }) => `${code} ${path}`).join() : 'refused'];
    });
  const night = sheet(...ALDER_ROWS, BIRCH_ROW);
  assert.deepEqual(notesOf(night), [
    ['closed', ''],
    ['open', 'OPEN_ROW row 6'],
  ]);
  assert.deepEqual(notesOf(`${night}\n`), [
    ['closed', ''],
    ['mayGoOn', ''],
  ]);
  assert.deepEqual(notesOf(night.replace(/700$/, '"700"'))[1], ['mayGoOn', '']);
  assert.deepEqual(notesOf(`${night}\n,,,,,,,,`)[1], ['mayGoOn', '']);
});

test('[F11] a row without readable constituency fails alone', () => {
  const file = bytesOf(
    sheet(...ALDER_ROWS.map((row) => row.replace('E14000001,,', 'E14000001,1,')), 'half a row'),
  );
  const answers = splitFile(file, null).map(({ bytes }) => parseMessage(bytes, CHANNEL));
  assert.deepEqual(
    answers.map((answer) => answer.ok),
    [true, false],
  );
});

test('[F11] each line of NDJSON is a message, and a bad line does not lose the rest', () => {
  const line = JSON.stringify(rawResult());
  const file = bytesOf(`\uFEFF${line}\r\n\r\n${line.slice(0, 40)}\n${line}\r${line}`);
  for (const container of ['ndjson', null] as const) {
    const pieces = splitFile(file, container);
    assert.deepEqual(
      pieces.map(({ where }) => where),
      ['line 1', 'line 3', 'line 4', 'line 5'],
    );
    assert.deepEqual(
      pieces.map(({ bytes }) => parseMessage(bytes, CHANNEL).ok),
      [true, false, true, true],
    );
  }
});

test('[F11] the name of a file or its first line says how it is split; two documents in .json are one mistake', () => {
  assert.deepEqual(['a.json', 'b.NDJSON', 'c.jsonl', 'd.csv', 'e.txt'].map(containerNamed), [
    'json',
    'ndjson',
    'ndjson',
    'csv',
    null,
  ]);
  const line = JSON.stringify(rawResult());
  assert.equal(splitFile(bytesOf(`${line}\n${line}`), 'json').length, 1);
  assert.equal(splitFile(bytesOf(JSON.stringify(rawResult(), null, 2)), null).length, 1);
  assert.equal(splitFile(bytesOf(''), 'ndjson').length, 1);
});

test('[F11] B12 an oversized line is cut to just over the limit: enough to be refused', () => {
  const [piece] = splitFile(Buffer.alloc(3 * MESSAGE_BYTES_MAX, '{'), 'ndjson');
  assert.equal(piece?.bytes.length, MESSAGE_BYTES_MAX + 1);
});

test('[I47] a header that cannot be read is told once, by the row in the file, however many constituencies follow', () => {
  const night = sheet(...ALDER_ROWS, BIRCH_ROW);
  assert.deepEqual(saidOf(night.replace('votes', 'votes,votes')), ['DUPLICATE_KEY row 1']);
  assert.deepEqual(saidOf(night.replace('mode,', '')), ['MISSING row 1, column mode']);
  assert.deepEqual(saidOf(`\n\n${night.replace('mode', 'modus')}`), [
    'UNKNOWN_FIELD row 3; MISSING row 3, column mode',
  ]);
  assert.deepEqual(saidOf(`# declared-feed/1\n${night.replace('mode', 'modus')}`), [
    'UNKNOWN_FIELD row 2; MISSING row 2, column mode',
  ]);
  assert.deepEqual(saidOf(`Results of the night,,,\n${night}`), ['COLUMNS row 1']);
  const manyRows = sheet(...Array.from({ length: 9_000 }, () => BIRCH_ROW)).replaceAll(',', '|');
  assert.ok(manyRows.length > MESSAGE_BYTES_MAX);
  assert.deepEqual(saidOf(manyRows), ['COLUMNS row 1']);
});

test('[I47] rows without a cell that says anything are no rows, and count in the numbers of the others', () => {
  const blank = ','.repeat(HEADER.split(',').length - 1);
  assert.deepEqual(saidOf(sheet(...ALDER_ROWS, BIRCH_ROW, blank, blank)), ['', '']);
  assert.deepEqual(saidOf(sheet(...ALDER_ROWS, '', blank, BIRCH_ROW.replace('700', '7.5'))), [
    '',
    'NOT_INTEGER row 8, column votes',
  ]);
});

test('[F20] a row of sums is refused alone, and the constituency above it is read', () => {
  for (const total of [
    ',,,,,,,Total,1000',
    'Total,,,,,,,,1000',
    ',,E14000001,1,,,, TOTALS: ,1000',
    ',,Grand total,,,,,,1000',
  ]) {
    assert.deepEqual(saidOf(`${sheet(...ALDER_ROWS, total)}\n`), ['', 'COLUMNS row 6'], total);
  }
  assert.deepEqual(saidOf(`${sheet(...ALDER_ROWS, ',,Total,,,,,birch-total,1000')}\n`)[0], '');
});

test('[I48] a packed file and one in UTF-16 are refused as what they are, however large', () => {
  const wide = Buffer.from(`\uFEFF${sheet(...Array.from({ length: 9_000 }, () => BIRCH_ROW))}`, 'utf16le');
  const packed = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(MESSAGE_BYTES_MAX * 2, 7)]);
  for (const name of ['night.csv', 'night.ndjson', 'night.json', 'night']) {
    assert.deepEqual(saidOf(wide, name), ['ENCODING '], name);
    assert.deepEqual(saidOf(packed, name), ['COMPRESSED '], name);
  }
});
