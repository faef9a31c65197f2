import type { Entry } from '#lib/desk/entry.ts';
import type { ContestFact } from '#lib/election/events.ts';
import { candidatesOf, constituencyOf } from '#lib/election/roll.ts';
import { type Contest, emptyContest } from '#lib/election/state.ts';
import { openFlips, type Quarantine } from '#server/desk-state/quarantine.ts';
import { isKnown } from '../checks/revision.ts';
import { textProblems } from '../checks/text.ts';
import { FEED_FORMAT, type FeedMessage } from '../feed-message.ts';
import { judge } from '../judge.ts';
import type { JudgeInput } from '../judge-input.ts';
import type { Problem } from '../problem.ts';
import type { Bench, Standing } from '../verdict.ts';

/** An entry as the judge sees it. */
export type JudgedEntry =
  /** It says what is public already. */
  | { readonly kind: 'known' }
  /** Nobody can publish it so, or the contest is past it. */
  | { readonly kind: 'held'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'open';
      readonly fact: ContestFact;
      /** What its writers have to stand by. */
      readonly doubts: readonly Problem[];
      readonly warnings: readonly Problem[];
    };

export interface EntryBench {
  readonly bench: Bench;
  readonly standing: Standing;
  readonly nightNow: string;
  /** Waiting messages that the entry settles: what they say no longer holds it up. */
  readonly settles: ReadonlySet<string>;
}

/** That a withdrawal takes back a public result is what it is for, and no doubt about it. */
const SAYS_WHAT_IT_IS = 'WITHDRAWAL';

/** Whose names stand for enough editors while it is asked what they would publish. */
const ENOUGH = ['one', 'another'] as const;

/**
 * What the judge of the feeds says of an entry. The same checks hold, whoever counts; what only a person can know is
 * asked of the person.
 */
export function judgeEntry(at: EntryBench, entry: Entry): JudgedEntry {
  const contest = contestOf(at.standing, entry);
  const { content } = entry;
  switch (content.kind) {
    case 'flag': {
      if (contest.flag?.words === content.words) return { kind: 'known' };
      const problems = textProblems([
        ['source', entry.source],
        ['words', content.words],
      ]);
      if (problems.length > 0) return { kind: 'held', problems };
      const { constituencyId } = entry;
      return open({ kind: 'resultFlagged', constituencyId, words: content.words });
    }
    case 'flagCleared':
      if (contest.flag === null) return { kind: 'known' };
      return open({ kind: 'flagCleared', constituencyId: entry.constituencyId });
    case 'result':
    case 'correction':
    case 'rush':
    case 'counting':
    case 'recount':
    case 'withdrawal':
    case 'postponement':
      return judgeMessage(at, messageOf(at, entry, content, contest), contest);
    default:
      return content satisfies never;
  }
}

/** What is public of the entry's contest. */
export function contestOf({ state }: Pick<Standing, 'state'>, { constituencyId }: Entry): Contest {
  return state.contests[constituencyId] ?? emptyContest;
}

function open(fact: ContestFact): JudgedEntry {
  return { kind: 'open', fact, doubts: [], warnings: [] };
}

function judgeMessage(at: EntryBench, message: FeedMessage, contest: Contest): JudgedEntry {
  const { roll } = at.bench;
  const constituency = constituencyOf(roll, message.constituency as Entry['constituencyId']);
  const input = judgeInputOf(at, message);
  if (isKnown({ ...input, constituency, contest, standing: candidatesOf(constituency, contest) })) {
    return { kind: 'known' };
  }
  const accepted = judge({ ...input, context: { ...input.context, accepted: { by: ENOUGH, reason: '' } } });
  switch (accepted.disposition) {
    case 'noop':
      return { kind: 'held', problems: [accepted.problem] };
    case 'rejected':
    case 'quarantined':
      return { kind: 'held', problems: accepted.problems };
    case 'committed': {
      const asked = judge(input);
      const found = asked.disposition === 'quarantined' ? asked.problems : [];
      const doubts = found.filter(({ code }) => code !== SAYS_WHAT_IT_IS);
      const warnings = accepted.warnings.filter(
        ({ code, path }) => !found.some((doubt) => doubt.code === code && doubt.path === path),
      );
      return { kind: 'open', fact: accepted.fact, doubts, warnings };
    }
    default:
      return accepted satisfies never;
  }
}

function judgeInputOf({ bench, standing, nightNow, settles }: EntryBench, message: FeedMessage): JudgeInput {
  const { roll, mode, aliases } = bench;
  const flips = openFlips(withoutTickets(standing.deskState.quarantine, settles));
  const context = { nightNow, mode, channelMode: mode, by: 'desk', aliases, openFlips: flips } as const;
  return { message, notes: [], roll, state: standing.state, context: { ...context, accepted: null } };
}

function withoutTickets(quarantine: Quarantine, settles: ReadonlySet<string>): Quarantine {
  const tickets = new Set([...settles].map((inputId) => quarantine.get(inputId)?.terms.ticket));
  return new Map([...quarantine].filter(([, { terms }]) => !tickets.has(terms.ticket)));
}

/** The entry as a message of a feed: the next revision of its contest. */
function messageOf(
  { bench, nightNow }: EntryBench,
  { constituencyId, source }: Entry,
  content: Exclude<Entry['content'], { readonly kind: 'flag' | 'flagCleared' }>,
  { revision }: Contest,
): FeedMessage {
  const envelope = {
    format: FEED_FORMAT,
    election: bench.roll.reference.election.id,
    mode: bench.mode,
    constituency: constituencyId,
    revision: revision + 1,
    source,
    time: nightNow,
  } as const;
  switch (content.kind) {
    case 'result':
      return { ...envelope, kind: content.kind, ...figuresOf(content), time: content.figures.declaredAt };
    case 'correction':
      return { ...envelope, kind: content.kind, reason: content.reason, ...figuresOf(content) };
    case 'rush':
    case 'counting':
    case 'recount':
    case 'withdrawal':
    case 'postponement':
      return { ...envelope, ...content };
    default:
      return content satisfies never;
  }
}

/** What an entry leaves open, a message leaves out. */
function figuresOf({ figures }: Extract<Entry['content'], { readonly kind: 'result' | 'correction' }>) {
  const { votes, electorate, rejectedBallots, ballots, majority, winner, decidedByLot } = figures;
  return {
    rejectedBallots,
    decidedByLot,
    ...(electorate === null ? {} : { electorate }),
    ...(ballots === null ? {} : { ballots }),
    ...(majority === null ? {} : { majority }),
    ...(winner === null ? {} : { winner }),
    candidates: Object.entries(votes).map(([id, count]) => ({ id, votes: count })),
  };
}
