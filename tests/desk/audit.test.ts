import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '#lib/desk/entry.ts';
import type { Person } from '#lib/desk/person.ts';
import type { CandidateId, PostId } from '#lib/election/ids.ts';
import type { AuditAround } from '#server/desk/audit/audit-around.ts';
import { auditLine } from '#server/desk/audit/audit-line.ts';
import { exportedEvent } from '#server/desk/audit/exported-event.ts';
import { AUDIT_LINES_MAX, readAudit } from '#server/desk/audit/read-audit.ts';
import { DESK_EVENT_VERSION, type DeskEvent, type DeskFact } from '#server/log/desk-event.ts';
import type { EventLog } from '#server/log/event-log.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const state = fold(
  roll,
  numbered([
    declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 }),
    corrected(roll, ALDER, { [RED]: 450, [BLUE]: 400 }, 2),
  ]),
);
const around: AuditAround = { roll, state, nameOf: (id) => `the user ${id}`, isHidden: () => false };

const ANN: Person = { userId: 'u-ann', name: 'Ann' };
const BEN: Person = { userId: 'u-ben', name: 'Ben' };
const SECRET = 'scrypt$secret';

const asked = { by: ANN, commandId: null } as const;
const entry: Entry = {
  constituencyId: ALDER,
  expectedRevision: 1,
  source: 'Returning officer',
  content: {
    kind: 'correction',
    reason: 'A bundle was counted twice',
    figures: {
      votes: { [idOf('alder', RED)]: 450, [idOf('alder', BLUE)]: 400 } as Record<CandidateId, number>,
      electorate: null,
      rejectedBallots: null,
      ballots: null,
      majority: null,
      winner: null,
      decidedByLot: null,
      declaredAt: '2030-07-05T01:00:00.000Z',
    },
  },
};
const submission = {
  entry,
  confirms: null,
  against: '',
  doubts: [],
  fromInput: null,
  blind: true,
  needs: { people: 1, editors: 1, chiefs: 0 },
} as const;
const created = {
  kind: 'userChanged',
  ...asked,
  change: { kind: 'created', userId: 'u-cyd', name: 'Cyd', role: 'chief', passwordHash: SECRET, demo: false },
} as const satisfies DeskFact;
const correction = {
  kind: 'entryPublished',
  ...asked,
  ...submission,
  keys: [
    { ...ANN, inputId: 'a', role: 'editor', blind: true },
    { ...BEN, inputId: 'b', role: 'chief', blind: false },
  ],
  oneKey: null,
  settled: [],
  warnings: [],
  nightSeq: 2,
} as const satisfies DeskFact;
const waits = {
  kind: 'entryWaits',
  ...asked,
  ...submission,
  entry: { ...entry, constituencyId: BIRCH },
} as const satisfies DeskFact;
const draft = { kind: 'draftSaved', ...asked, constituencyId: ALDER, form: {} } as const satisfies DeskFact;
const retracted = {
  kind: 'factCommitted',
  ...asked,
  fact: 'postRetracted',
  postId: 'p-1' as PostId,
  constituencyId: null,
  reason: 'It was not so',
  nightSeq: 3,
} as const satisfies DeskFact;

/** A log that holds these; only what an audit asks of it. */
function logOf(...facts: readonly DeskFact[]): EventLog<DeskEvent> {
  const events = facts.map((fact, index) => eventOf(fact, index + 1));
  const last = events.at(-1);
  const log: Pick<EventLog<DeskEvent>, 'head' | 'read'> = {
    head: async () => ({ epoch: 'first', seq: last?.seq ?? 0, chain: last?.chain ?? 'opening' }),
    read: async (after: number, limit: number) => events.slice(after, after + limit),
  };
  return log as EventLog<DeskEvent>;
}

function eventOf(fact: DeskFact, seq: number): DeskEvent {
  const place = {
    v: DESK_EVENT_VERSION,
    epoch: 'first',
    seq,
    chain: `chain ${seq}`,
    inputId: `input-${seq}`,
  };
  return { ...place, at: '2030-07-05T01:00:00.000Z', origin: 'desk', ...fact } as DeskEvent;
}

const nothing = () => false;

const ALL = { group: null, constituencyId: null, words: '', before: null } as const;

test('[D96] the record says who did what, when, why, from which input, and what was before and after', () => {
  const line = auditLine(eventOf(correction, 7), around);
  assert.equal(line.by, 'Ann');
  assert.equal(line.what, 'Published a correction for Alder');
  assert.equal(line.why, 'A bundle was counted twice');
  assert.equal(line.inputId, 'input-7');
  assert.equal(line.nightSeq, 2);
  assert.equal(line.details[0], 'Keys: Ann (editor, blind), Ben (chief)');
  const figures = line.details.filter((each) => /^(After|Before)/.test(each));
  assert.equal(figures.length, 2);
  assert.match(figures[0] ?? '', /450.*400/);
  assert.match(figures[1] ?? '', /500.*400.*source/);
});

test('[D96] what was refused is said in words, whatever was asked', () => {
  const whatOf = (command: string | null) => {
    const refused = {
      kind: 'commandRefused',
      ...asked,
      command,
      code: 'DOUBTS',
      words: 'Look at each doubt.',
    };
    return auditLine(eventOf({ ...refused, problems: [], unsaved: null } as DeskFact, 8), around).what;
  };
  assert.equal(whatOf('submitEntry'), 'Refused: an entry');
  assert.equal(whatOf('toString'), 'Refused: toString');
  assert.equal(whatOf(null), 'Refused: a command that could not be read');
});

test('[D96] the record is read newest first, by group, seat and words, drafts only when asked for', async () => {
  const log = logOf(created, draft, waits, correction, retracted);
  const seqs = async (query: object) =>
    (await readAudit(log, { ...ALL, ...query }, around)).lines.map(({ seq }) => seq);
  assert.deepEqual(await seqs({}), [5, 4, 3, 1]);
  assert.deepEqual(await seqs({ group: 'drafts' }), [2]);
  assert.deepEqual(await seqs({ group: 'results' }), [4, 3]);
  assert.deepEqual(await seqs({ constituencyId: BIRCH }), [3]);
  assert.deepEqual(await seqs({ words: 'BUNDLE  twice' }), [4, 3]);
  assert.deepEqual(await seqs({ words: 'input-5' }), [5]);
  assert.deepEqual(await seqs({ words: 'nobody said this' }), []);
  assert.deepEqual(await seqs({ before: 4 }), [3, 1]);
});

test('[D96] a long record is read page by page, every line once, and names its head', async () => {
  const log = logOf(...Array.from({ length: AUDIT_LINES_MAX * 2 + 5 }, () => retracted));
  const seen: number[] = [];
  for (let before: number | null = null, isFirst = true; isFirst || before !== null; isFirst = false) {
    const page = await readAudit(log, { ...ALL, before }, around);
    seen.push(...page.lines.map(({ seq }) => seq));
    assert.equal(page.head.chain, `chain ${AUDIT_LINES_MAX * 2 + 5}`);
    before = page.before;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: AUDIT_LINES_MAX * 2 + 5 }, (_, index) => AUDIT_LINES_MAX * 2 + 5 - index),
  );
});

test('[D97] no secret of an account is in a line of the record or in what is exported of it', () => {
  const changes = [
    created.change,
    { kind: 'password', userId: 'u-ann', passwordHash: SECRET },
    { kind: 'totp', userId: 'u-ann', secret: SECRET },
  ] as const;
  for (const [index, change] of changes.entries()) {
    const event = eventOf({ ...created, change }, index + 1);
    assert.ok(!JSON.stringify(auditLine(event, around)).includes(SECRET));
    const exported = JSON.stringify(exportedEvent(event, nothing));
    assert.ok(!exported.includes(SECRET));
    assert.ok(exported.includes(`"chain":"chain ${index + 1}"`));
  }
  assert.deepEqual(exportedEvent(eventOf(correction, 1), nothing), eventOf(correction, 1));
});
