import type { AuditGroup, AuditLine } from '#lib/desk/audit-line.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { formatDayAndTime } from '#lib/format/times.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { AuditAround } from './audit-around.ts';
import { commandWords } from './command-words.ts';
import { entryDetails, entryWords } from './entry-words.ts';
import { factWords } from './fact-words.ts';
import { messageDetails, messageWords } from './message-words.ts';
import { userChangeWhy, userChangeWords } from './user-words.ts';

const HIDDEN = 'What it says is kept from you while it waits: enter it yourself, or ask to see it.';

type Told = Pick<AuditLine, 'group' | 'what'> &
  Partial<Pick<AuditLine, 'constituencyId' | 'why' | 'details' | 'nightSeq'>>;

/** The line of one event of the desk's log. */
export function auditLine(event: DeskEvent, around: AuditAround): AuditLine {
  const { seq, at, origin, inputId, chain } = event;
  const by = 'by' in event ? (event.by?.name ?? null) : null;
  const plain = { constituencyId: null, why: null, details: [], nightSeq: null };
  const line = { seq, at, by, origin, inputId, chain, ...plain, ...told(event, around) };
  // Of what was refused no figure is told to anybody.
  if (event.kind === 'commandRefused' || !around.isHidden(event)) return line;
  return { ...line, why: null, details: [HIDDEN] };
}

function told(event: DeskEvent, around: AuditAround): Told {
  const seat = (id: ConstituencyId | null) => seatName(around.roll, id);
  switch (event.kind) {
    case 'inputJudged': {
      const constituencyId = event.summary.constituencyId as ConstituencyId | null;
      const details = messageDetails(event);
      return {
        group: 'messages',
        what: messageWords(event, seat),
        constituencyId,
        details,
        nightSeq: event.nightSeq,
      };
    }
    case 'commandRefused':
      return {
        group: groupOfCommand(event.command),
        what: `Refused: ${commandWords(event.command)}`,
        details: [`${event.code}: ${event.words}`],
      };
    case 'nothingToDo':
      return {
        group: groupOfCommand(event.command),
        what: `Nothing to do: ${commandWords(event.command)}`,
        details: [event.words],
      };
    case 'draftSaved':
    case 'draftDiscarded': {
      const { constituencyId } = event;
      const did = event.kind === 'draftSaved' ? 'Kept the draft' : 'Discarded the draft';
      return { group: 'drafts', what: `${did} for ${seat(constituencyId)}`, constituencyId };
    }
    case 'entryWaits':
    case 'entryDiffers':
    case 'entryPublished':
    case 'entryKnown': {
      const { constituencyId, content } = event.entry;
      return {
        group: 'results',
        what: entryWords(event, seat(constituencyId)),
        constituencyId,
        why: 'reason' in content ? content.reason : 'words' in content ? content.words : null,
        details: entryDetails(event, around),
        nightSeq: event.kind === 'entryPublished' ? event.nightSeq : null,
      };
    }
    case 'entryRevealed': {
      const { constituencyId } = event;
      return {
        group: 'results',
        what: `Asked to see the waiting entry of ${seat(constituencyId)}`,
        constituencyId,
      };
    }
    case 'entryTakenBack': {
      const { constituencyId, owner } = event;
      return {
        group: 'results',
        what: `Took back the entry of ${around.nameOf(owner)} for ${seat(constituencyId)}`,
        constituencyId,
      };
    }
    case 'acceptanceProposed':
      return { group: 'messages', what: 'Agreed to a message, as the first of two', why: event.reason };
    case 'quarantineDecided': {
      const names = event.editors.map(({ name }) => name).join(' and ');
      const settled =
        event.settled.length === 0 ? [] : [`${event.settled.length} more of the same item settled`];
      return {
        group: 'messages',
        what: `${event.decision === 'accept' ? 'Accepted' : 'Rejected'} a message`,
        why: event.reason,
        details: [`Decided by ${names}`, `Message ${event.decided}`, ...settled],
        nightSeq: event.nightSeq,
      };
    }
    case 'messageHeld':
      return {
        group: 'messages',
        what: 'Put a message aside',
        why: event.reason,
        details: [`Message ${event.decided}`],
      };
    case 'oneKeySet': {
      const { constituencyId, on, reason } = event;
      const scope = constituencyId === null ? 'the night' : seat(constituencyId);
      const what = `${on ? 'One person may publish' : 'Two people must agree again'}: ${scope}`;
      return { group: 'results', what, constituencyId, why: reason };
    }
    case 'postSaved':
      return {
        group: 'drafts',
        what: `${event.stage === 'submitted' ? 'Handed in' : 'Kept'} a post: ${event.title ?? event.postId}`,
        details: [`Post ${event.postId}, version ${event.version}`],
      };
    case 'postDiscarded':
      return { group: 'liveblog', what: `Discarded the post ${event.postId}`, why: event.reason };
    case 'postScheduled':
      return {
        group: 'liveblog',
        what:
          event.publishAt === null
            ? `The post ${event.postId} is no longer scheduled`
            : `Scheduled the post ${event.postId} for ${formatDayAndTime(event.publishAt)}`,
      };
    case 'factCommitted': {
      const { constituencyId, reason, nightSeq } = event;
      return { group: 'liveblog', what: factWords(event, seat), constituencyId, why: reason, nightSeq };
    }
    case 'userChanged':
      return {
        group: 'people',
        what: userChangeWords(event.change, around.nameOf),
        why: userChangeWhy(event.change),
      };
    case 'securityNoted':
      return { group: 'security', what: securityWords(event, around), details: [event.detail] };
    default:
      return event satisfies never;
  }
}

function seatName({ constituencies }: Roll, id: ConstituencyId | null): string {
  return id === null ? 'no seat' : (constituencies.get(id)?.name ?? id);
}

/** Commands of one kind are looked for where what they do is. */
function groupOfCommand(command: string | null): AuditGroup {
  if (command === null) return 'security';
  if (/User|Role|Password|Totp/.test(command)) return 'people';
  if (/Post|Banner|Seat$|Forecast|Prior/.test(command)) return 'liveblog';
  if (command === 'decide') return 'messages';
  return /Draft/.test(command) ? 'drafts' : 'results';
}

const SECURITY_WORDS = {
  signedIn: 'Signed in',
  signedOut: 'Signed out',
  signInRefused: 'Sign-in refused',
  signInsBlocked: 'Sign-ins blocked for a while',
  sessionsEnded: 'Sessions ended',
  exported: 'Exported the record',
  refused: 'A request was refused',
} as const;

function securityWords(
  { what, userId }: Extract<DeskEvent, { kind: 'securityNoted' }>,
  { nameOf }: AuditAround,
): string {
  return userId === null ? SECURITY_WORDS[what] : `${SECURITY_WORDS[what]}: ${nameOf(userId)}`;
}
