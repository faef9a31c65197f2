import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { MESSAGE_BYTES_MAX } from '#server/ingest/parse-bytes.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { bytesOf, CHANNEL, rawResult } from '#tests/support/feed-messages.ts';

const good = JSON.stringify(rawResult());

/** Code and received value of the only problem. */
function refusal(bytes: Uint8Array | string): string {
  const parsed = parseMessage(typeof bytes === 'string' ? bytesOf(bytes) : bytes, CHANNEL);
  assert.equal(parsed.ok, false);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  if (parsed.ok) return '';
  assert.equal(parsed.problems.length, 1);
  return parsed.problems[0]?.code ?? '';
}

test('[F1] B12 a message beyond 256 kB is refused before anything of it is read', () => {
  assert.equal(refusal(Buffer.alloc(MESSAGE_BYTES_MAX + 1, '{')), 'TOO_LARGE');
  const padded = good.replace('{', `{${' '.repeat(MESSAGE_BYTES_MAX - good.length)}`);
  assert.equal(padded.length, MESSAGE_BYTES_MAX);
  assert.equal(parseMessage(bytesOf(padded), CHANNEL).ok, true);
});

test('[F1] B12 a list of a million entries and a text of two million letters are too large', () => {
  assert.equal(refusal(`[${'1,'.repeat(1_000_000)}1]`), 'TOO_LARGE');
  assert.equal(refusal(JSON.stringify({ source: 'a'.repeat(2_000_000) })), 'TOO_LARGE');
});

test('[F2] B33 the channel decides: what comes by a test channel is never for this night, whatever it says', () => {
  const parsed = parseMessage(bytesOf(good), { mode: 'rehearsal', channelMode: 'test' });
  assert.deepEqual(parsed.ok ? [] : parsed.problems.map(({ code, received }) => [code, received]), [
    ['WRONG_MODE', '"test"'],
  ]);
  assert.equal(parseMessage(bytesOf(good.slice(0, 9)), { mode: 'live', channelMode: 'test' }).ok, false);
});

test('[F2] B32 a message of another mode is refused before its shape is looked at', () => {
  for (const mode of ['live', 'test']) {
    const parsed = parseMessage(bytesOf({ ...rawResult({ mode }), more: 1 }), CHANNEL);
    assert.deepEqual(parsed.ok ? [] : parsed.problems.map(({ code, path }) => [code, path]), [
      ['WRONG_MODE', 'mode'],
    ]);
  }
});

test('[F3] B01 an empty file, white space or a lone mark is EMPTY', () => {
  for (const text of ['', ' \r\n\t ', '\uFEFF', '\uFEFF \n']) assert.equal(refusal(text), 'EMPTY');
});

test('[F3] B02 a byte order mark is taken off once and noted', () => {
  const once = parseMessage(bytesOf(`\uFEFF${good}`), CHANNEL);
  assert.equal(once.ok, true);
  assert.deepEqual(
    once.notes?.map(({ code }) => code),
    ['BOM'],
  );
  assert.equal(refusal(`\uFEFF\uFEFF${good}`), 'SYNTAX');
});

test('[F3] B03 UTF-16 is named, with and without a mark', () => {
  const little = Buffer.from(good, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big]) assert.equal(refusal(bytes), 'ENCODING');
  for (const mark of [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ]) {
    assert.equal(refusal(Buffer.concat([Buffer.from(mark), mark[0] === 0xff ? little : big])), 'ENCODING');
  }
});

test('[F3] B04 a byte of Windows-1252 is refused with its offset, never replaced', () => {
  const bytes = Buffer.from(good.replace('Returning officer', 'Andr\u00e9'), 'latin1');
  const parsed = parseMessage(bytes, CHANNEL);
  const offset = bytes.indexOf(0xe9);
  assert.deepEqual(parsed.ok ? [] : parsed.problems.map(({ code, received }) => [code, received]), [
    ['ENCODING', `"the byte 0xE9 at byte ${offset}"`],
  ]);
});

test('[F3] B05 half surrogate pairs, overlong forms and NUL are refused', () => {
  for (const text of ['\\ud800', 'a\\udc00', '\\u0000']) {
    assert.equal(refusal(good.replace('Returning officer', text)), 'ENCODING');
  }
  const [before = '', after = ''] = good.split('Returning officer');
  const with_ = (...bytes: number[]) =>
    Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
  assert.equal(refusal(with_(0xc0, 0xaf)), 'ENCODING');
  assert.equal(refusal(with_(0xed, 0xa0, 0x80)), 'ENCODING');
  assert.equal(refusal(with_(0x00)), 'ENCODING');
  assert.equal(parseMessage(bytesOf(good.replace('Returning officer', '\\ud83d\\uddf3')), CHANNEL).ok, true);
});

test('[F3] B13 compressed bytes are refused and never unpacked', () => {
  assert.equal(refusal(gzipSync(Buffer.alloc(100_000_000))), 'COMPRESSED');
  assert.equal(refusal(Buffer.from('PK\u0003\u0004')), 'COMPRESSED');
});

test('[F4] B07 a message cut at any byte is TRUNCATED, also inside a letter', () => {
  const bytes = bytesOf(good.replace('Returning officer', 'Swyddog D\u0175r'));
  for (let length = 1; length < bytes.length; length += 1) {
    assert.equal(refusal(bytes.subarray(0, length)), 'TRUNCATED', `cut after ${length} bytes`);
  }
});

test('[F4] B08 a second document, or anything else after the end, is TRAILING', () => {
  for (const more of [good, 'x', ']', ',', '0', ' null']) assert.equal(refusal(`${good}${more}`), 'TRAILING');
});

test('[F4] B06 the line ends of a message may be any', () => {
  const lines = JSON.stringify(rawResult(), null, 1);
  for (const end of ['\n', '\r\n', '\r']) {
    assert.equal(parseMessage(bytesOf(lines.replaceAll('\n', end)), CHANNEL).ok, true);
  }
});

test('[F4] B10 what only looks like JSON is SYNTAX', () => {
  const wrong = [
    'NaN',
    'Infinity',
    '-Infinity',
    "'1'",
    '0x10',
    '01',
    '+1',
    '.5',
    '1.',
    'undefined',
    '1,',
    '/* */1',
  ];
  for (const text of wrong)
    assert.equal(refusal(good.replace('"revision":1', `"revision":${text}`)), 'SYNTAX');
  assert.equal(refusal(good.replace('{', '{// note\n')), 'SYNTAX');
  assert.equal(refusal(good.replace(/}$/, ',}')), 'SYNTAX');
  assert.equal(refusal(good.replace('Returning officer', 'Returning\nofficer')), 'SYNTAX');
});

test('[F4] B14 XML is not read, and a document type is refused by name', () => {
  assert.equal(
    refusal('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    'DTD',
  );
  assert.equal(refusal('<?xml version="1.0"?><result/>'), 'SYNTAX');
});

test('[F5] B09 a field given twice is refused, at any depth, also when it is spelled with escapes', () => {
  assert.equal(refusal(good.replace('"votes":400', '"votes":400,"votes":4000')), 'DUPLICATE_KEY');
  assert.equal(refusal(good.replace('"revision":1', '"revision":1,"revisio\\u006e":1')), 'DUPLICATE_KEY');
});

test('[F5] B11 ten thousand levels are refused at the seventeenth', () => {
  assert.equal(refusal('['.repeat(10_000)), 'TOO_DEEP');
  assert.equal(refusal(`{"extension":${'{"a":'.repeat(10_000)}`), 'TOO_DEEP');
  assert.equal(refusal(`${'['.repeat(16)}${']'.repeat(16)}`), 'TYPE');
  assert.equal(refusal(`${'['.repeat(17)}${']'.repeat(17)}`), 'TOO_DEEP');
});

test('[F5] B24 names that reach into objects are refused as fields and as ids', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    assert.equal(refusal(good.replace('{', `{"${name}":{"polluted":1},`)), 'FORBIDDEN_KEY');
    assert.equal(refusal(good.replace('"votes":400', `"votes":400,"${name}":1`)), 'FORBIDDEN_KEY');
    assert.equal(refusal(good.replace('"alder-red"', `"${name}"`)), 'FORBIDDEN_KEY');
    assert.equal(refusal(good.replace('"votes":400', `"votes":400,"party":"${name}"`)), 'FORBIDDEN_KEY');
  }
  assert.equal(refusal(good.replace('{', '{"__pro\\u0074o__":{"polluted":1},')), 'FORBIDDEN_KEY');
});
