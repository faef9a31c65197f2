import { AUDIT_GROUPS, type AuditGroup } from '#lib/desk/audit-line.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { exportedEvent } from '#server/desk/audit/exported-event.ts';
import { readAudit } from '#server/desk/audit/read-audit.ts';
import type { DeskParts } from '#server/desk/desk-parts.ts';
import { isHiddenFrom } from '#server/desk-state/hidden-events.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { type DeskAnswer, deskAnswer, refusalAnswer } from '../desk-answer.ts';
import { reading } from '../route.ts';

/** What anybody did, newest first: `group`, `seat` (code), `words` and `before` (number) narrow it down. */
export const audit = reading('/desk/api/audit', 'audit', async (parts, { query, who }) => {
  const group = query.get('group') ?? '';
  const before = query.get('before');
  if ((group !== '' && !isGroup(group)) || (before !== null && !/^\d{1,9}$/.test(before)))
    return NOT_ASKED_SO;
  const { roll, projection } = parts.night;
  const desk = parts.desk().state;
  const page = await readAudit(
    parts.log,
    {
      group: isGroup(group) ? group : null,
      constituencyId: (query.get('seat') || null) as ConstituencyId | null,
      words: (query.get('words') ?? '').slice(0, WORDS_CHARS_MAX),
      before: before === null ? null : Number(before),
    },
    {
      roll,
      state: projection.current().state,
      nameOf: (userId) => desk.users.byId.get(userId)?.name ?? userId,
      isHidden: (event) => isHiddenFrom(desk, event, who.me),
    },
  );
  return deskAnswer(page);
});

const WORDS_CHARS_MAX = 200;
/** A part of the record that a browser takes at once; the next one begins after it. */
const EXPORT_EVENTS_MAX = 2_000;

/** The record, a line of JSON an event, after the number asked for; no line is the end. */
export const auditExport = reading('/desk/api/audit/export', 'audit', async (parts, { query, who }) => {
  const after = query.get('after') ?? '0';
  if (!/^\d{1,9}$/.test(after)) return NOT_ASKED_SO;
  const events = await parts.log.read(Number(after), EXPORT_EVENTS_MAX);
  const desk = parts.desk().state;
  const isHidden = (event: DeskEvent) => isHiddenFrom(desk, event, who.me);
  if (after === '0') noteExport(parts, who.me.userId);
  return ndjson(events.map((event) => `${JSON.stringify(exportedEvent(event, isHidden))}\n`).join(''));
});

function noteExport({ security }: DeskParts, userId: string): void {
  security.note({ what: 'exported', userId, detail: 'The record of the desk' });
}

function ndjson(body: string): DeskAnswer {
  return { ...deskAnswer(null), headers: NDJSON, body };
}

const NDJSON = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store',
  vary: 'cookie',
} as const;

const NOT_ASKED_SO = refusalAnswer(400, {
  code: 'QUERY',
  words: 'The record cannot be asked for in this way.',
  expected: `group: ${AUDIT_GROUPS.join(', ')}; before and after: a number`,
});

function isGroup(text: string): text is AuditGroup {
  return AUDIT_GROUPS.some((each) => each === text);
}
