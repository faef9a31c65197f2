import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scheduleWords } from '#lib/view/desk/schedule-words.ts';

const AT = '2024-07-05T23:10:00.000Z';

test('[D144] a schedule is told with its day, and that a change ends it, and that one did', () => {
  assert.match(
    scheduleWords({ publishAt: AT, was: AT }),
    /by itself on Saturday 6 July, 00:10.* a change takes it off/,
  );
  assert.match(
    scheduleWords({ publishAt: null, was: AT }),
    /^A change took it off .* Saturday 6 July, 00:10/,
  );
  assert.equal(scheduleWords({ publishAt: null, was: null }), '');
});
