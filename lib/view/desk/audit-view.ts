import type { AuditLine } from '#lib/desk/audit-line.ts';
import type { Roll } from '#lib/election/roll.ts';
import { counted } from '#lib/format/numbers.ts';
import { formatNightTime } from '#lib/format/times.ts';

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly time: string;
  readonly who: string;
  readonly what: string;
  readonly why: string | null;
  /** "3 details" */
  readonly summary: string;
  readonly details: readonly string[];
}

/** The record as a table. Times are those of the night's clock; without the pack they are UTC. */
export function auditRows(roll: Roll | null, lines: readonly AuditLine[]): readonly AuditRow[] {
  return lines.map(({ seq, at, by, origin, what, why, details, nightSeq, inputId }) => {
    const all = [
      ...details,
      ...(nightSeq === null ? [] : [`Public as event ${nightSeq} of the night`]),
      `Input ${inputId}, by ${origin}`,
    ];
    return {
      seq,
      at,
      time: roll === null ? at : formatNightTime(at, roll.reference.election.pollDate),
      who: by ?? (origin === 'desk' ? 'the machine' : origin),
      what,
      why,
      summary: counted(all.length, 'detail'),
      details: all,
    };
  });
}
