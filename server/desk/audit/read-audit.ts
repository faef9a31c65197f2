import type { AuditGroup, AuditLine, AuditPage } from '#lib/desk/audit-line.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { folded } from '#lib/format/folded.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { EventLog } from '#server/log/event-log.ts';
import type { AuditAround } from './audit-around.ts';
import { auditLine } from './audit-line.ts';

/** What an audit is looked through for. Everything that is given must hold. */
export interface AuditQuery {
  /** Null: all but the drafts, which are many and say little. */
  readonly group: AuditGroup | null;
  readonly constituencyId: ConstituencyId | null;
  /** Parts of what a line says, in any order, of who did it, why, or of an input id; accents and capitals do not matter. */
  readonly words: string;
  /** Only what is older than this number. */
  readonly before: number | null;
}

/** As many lines as one screen scrolls through. */
export const AUDIT_LINES_MAX = 100;
const READ_EVENTS_MAX = 1_000;
/** A search that finds nothing gives the server back after as much as this; it goes on from there. */
const SCANNED_EVENTS_MAX = 20_000;

/** The newest lines that answer a query, and where older ones begin. */
export async function readAudit(
  log: EventLog<DeskEvent>,
  query: AuditQuery,
  around: AuditAround,
): Promise<AuditPage> {
  const head = await log.head();
  const lines: AuditLine[] = [];
  const newest = Math.min(head.seq, (query.before ?? Number.POSITIVE_INFINITY) - 1);
  let end = newest;
  while (end > 0 && lines.length < AUDIT_LINES_MAX && newest - end < SCANNED_EVENTS_MAX) {
    const from = Math.max(0, end - READ_EVENTS_MAX);
    const events = await log.read(from, end - from);
    for (const event of events.toReversed()) {
      end = event.seq - 1;
      const line = auditLine(event, around);
      if (isWanted(line, query, around)) lines.push(line);
      if (lines.length === AUDIT_LINES_MAX) break;
    }
  }
  return {
    lines,
    before: end > 0 ? end + 1 : null,
    head: { seq: head.seq, chain: head.chain },
  };
}

function isWanted(line: AuditLine, query: AuditQuery, { roll }: AuditAround): boolean {
  if (query.group === null ? line.group === 'drafts' : line.group !== query.group) return false;
  if (query.constituencyId !== null && line.constituencyId !== query.constituencyId) return false;
  const seat = line.constituencyId === null ? '' : (roll.constituencies.get(line.constituencyId)?.name ?? '');
  const said = [line.what, line.by ?? '', line.why ?? '', seat, line.inputId, ...line.details];
  const text = folded(said.join(' '));
  return query.words
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(folded(word)));
}
