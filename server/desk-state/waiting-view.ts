import { type MessageContent, WAITING_TEXT_CHARS_MAX, type WaitingView } from '#lib/desk/desk-view.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Mode } from '#lib/sync/mode.ts';
import type { FeedMessage } from '#server/ingest/feed-message.ts';
import { parseMessage } from '#server/ingest/parse-message.ts';
import { escapeText } from '#server/ingest/problem.ts';
import { type Quarantine, type Ticket, ticketsOf, type WaitingMessage } from './quarantine.ts';

/** One item a ticket, as it waits or is put aside. */
export function waitingViews(
  quarantine: Quarantine,
  mode: Mode,
): { readonly waiting: readonly WaitingView[]; readonly held: readonly WaitingView[] } {
  const views = ticketsOf(quarantine).map((ticket) => waitingView(ticket, mode));
  return {
    waiting: views.filter(({ held }) => held === null),
    held: views.filter(({ held }) => held !== null),
  };
}

/** The newest message is the one to decide on. Put aside is a ticket, whatever came under it since. */
function waitingView({ ticket, messages }: Ticket, mode: Mode): WaitingView {
  const newest = messages.at(-1) as WaitingMessage;
  const { inputId, at, origin, summary, problems, warnings, terms, agreed } = newest;
  const { kind, revision, source } = summary;
  return {
    ...{ ticket, inputId, at, origin, kind, revision, source, problems, warnings, agreed },
    constituencyId: summary.constituencyId as ConstituencyId | null,
    twoEditors: terms.twoEditors,
    acceptable: terms.acceptable,
    held: messages.findLast(({ held }) => held !== null)?.held ?? null,
    older: messages.length - 1,
    content: contentOf(newest, mode),
    text: escapeText(newest.text.slice(0, WAITING_TEXT_CHARS_MAX)),
  };
}

/** Read once a message: a queue is looked at often, and what waits in it does not change. */
const contents = new WeakMap<WaitingMessage, MessageContent | null>();

function contentOf(message: WaitingMessage, mode: Mode): MessageContent | null {
  const known = contents.get(message);
  if (known !== undefined) return known;
  const parsed = parseMessage(Buffer.from(message.text, 'utf8'), { mode, channelMode: mode });
  const content = parsed.ok ? contentIn(parsed.value) : null;
  contents.set(message, content);
  return content;
}

function contentIn(message: FeedMessage): MessageContent {
  const { kind, time, source } = message;
  const hasFigures = message.kind === 'result' || message.kind === 'correction';
  const figures = hasFigures ? message : null;
  return {
    ...{ kind, time, source },
    votes:
      figures === null ? null : Object.fromEntries(figures.candidates.map(({ id, votes }) => [id, votes])),
    electorate: figures?.electorate ?? null,
    rejectedBallots: figures?.rejectedBallots ?? null,
    ballots: figures?.ballots ?? null,
    majority: figures?.majority ?? null,
    winner: message.kind === 'rush' ? message.winner : (figures?.winner ?? null),
    decidedByLot: figures?.decidedByLot ?? null,
    recount: message.kind === 'recount' ? message.recount : null,
    reason: 'reason' in message ? message.reason : null,
  };
}
