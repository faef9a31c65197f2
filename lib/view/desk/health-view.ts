import type { DeskHealth, FeedHealth, ServingHealth, UnusedFigures } from '#lib/desk/health.ts';
import { problemMeaning } from '#lib/desk/problem-words.ts';
import { turnoutOfValidVotes } from '#lib/election/derive/turnout.ts';
import type { Roll } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import { counted, formatCount, formatPercent } from '#lib/format/numbers.ts';

export interface HealthView {
  /** "All is well", or what is not, in a sentence. */
  readonly headline: string;
  readonly groups: readonly { readonly title: string; readonly rows: readonly HealthRow[] }[];
}

export interface HealthRow {
  readonly name: string;
  readonly value: string;
  /** Somebody should look. */
  readonly isTrouble: boolean;
  /** What somebody should look at, where name and value are not said like that. */
  readonly says?: string;
}

interface HealthNight {
  readonly roll: Roll;
  readonly state: NightState;
}

/** Messages wait in the journal for milliseconds; so many are a burst, or trouble. */
const BACKLOG_MAX = 100;
/** A turn that long is felt by everybody. */
const LAG_MS_MAX = 200;
/** At the height of the night a feed that says nothing for so long has probably stopped. */
const SILENT_SECONDS_MAX = 15 * 60;

/** A sentence on how everything does, and the figures behind it. Without the night, its seats have no names yet. */
export function healthView(
  { feed, serving, unused }: DeskHealth,
  nowMs: number,
  night: HealthNight | null,
): HealthView {
  const declared = night?.state.tally.declared ?? null;
  const doubted = night === null ? [] : unused.map((each) => unusedRow(each, night));
  const groups = [
    { title: 'Feed', rows: feedRows(feed, nowMs, declared) },
    { title: 'Why messages were not published', rows: codeRows(feed) },
    { title: 'Readers', rows: servingRows(serving) },
  ];
  const troubles = groups.flatMap(({ rows }) => rows.filter(({ isTrouble }) => isTrouble));
  const names = troubles.map(({ name, value, says }) => says ?? `${name.toLowerCase()}: ${value}`);
  if (unused.length > 0) names.push(`${counted(unused.length, 'result')} that the forecast does not believe`);
  const doubts = { title: 'Results that the forecast does not believe', rows: doubted };
  return {
    headline: names.length === 0 ? 'All is well.' : `Look at ${names.join('; ')}.`,
    groups: [doubts, ...groups].filter(({ rows }) => rows.length > 0),
  };
}

/** Readers have the figures: only somebody who knows the source can say whether they were typed wrongly. */
function unusedRow({ constituencyId, why }: UnusedFigures, { roll, state }: HealthNight): HealthRow {
  const name = roll.constituencies.get(constituencyId)?.name ?? constituencyId;
  const { phase } = state.contests[constituencyId] ?? emptyContest;
  const turnout = phase.kind === 'declared' ? turnoutOfValidVotes(phase.figures) : null;
  return row(name, `${unusedWords(why, turnout)} Readers see it; the forecast leaves it out.`, true);
}

function unusedWords(why: UnusedFigures['why'], turnout: number | null): string {
  switch (why) {
    case 'implausibleTurnout':
      return `A turnout of ${formatPercent(turnout)} is outside 30 to 90%: check votes and electorate.`;
    case 'implausibleChange':
      return 'A share is farther from what was expected than any on record: check for swapped or mistyped votes.';
    case 'heldBySpeaker':
      return 'The Speaker’s seat says nothing of the parties.';
    default:
      return why satisfies never;
  }
}

function feedRows(feed: FeedHealth, nowMs: number, declared: number | null): readonly HealthRow[] {
  const sinceSeconds =
    feed.lastMessageAt === null ? null : Math.round((nowMs - Date.parse(feed.lastMessageAt)) / 1000);
  const isSilent = sinceSeconds !== null && sinceSeconds > SILENT_SECONDS_MAX;
  const lastWords =
    feed.lastMessageAt === null || sinceSeconds === null ? 'none yet' : `${ageWords(sinceSeconds)} ago`;
  return [
    row('Ingest', feed.ingestRuns ? 'runs' : 'is silent: nothing can be published', !feed.ingestRuns),
    row('Last message', lastWords, isSilent && declared !== null && declared > 0),
    row('Backlog', count(feed.backlog), (feed.backlog ?? 0) > BACKLOG_MAX),
    row('Published', count(feed.committed)),
    waitingRow(feed.waiting),
    row('Rejected', count(feed.rejected)),
    row('Known already', count(feed.duplicates)),
  ];
}

function waitingRow(waiting: number | null): HealthRow {
  const says = `${counted(waiting ?? 0, 'message')} that ${waiting === 1 ? 'waits' : 'wait'} for an editor`;
  return { ...row('Waiting for an editor', count(waiting), (waiting ?? 0) > 0), says };
}

function codeRows({ codes }: FeedHealth): readonly HealthRow[] {
  return codes.map((each) => row(problemMeaning(each.code), formatCount(each.count)));
}

function servingRows(serving: ServingHealth): readonly HealthRow[] {
  const pages =
    serving.pagesUp === null
      ? []
      : [
          row('Pages', serving.pagesUp ? 'are made' : 'are being started again', !serving.pagesUp),
          row('Waiting for a page', count(serving.pagesWaiting)),
        ];
  return [
    row('Log', serving.logAnswers ? 'answers' : 'is silent: what is served may be old', !serving.logAnswers),
    row('Open pages', formatCount(serving.connections)),
    row('Lag', `${formatCount(serving.lagMs)} ms`, serving.lagMs > LAG_MS_MAX),
    ...pages,
    row('Faults of ours', formatCount(serving.faults), serving.faults > 0),
  ];
}

function row(name: string, value: string, isTrouble = false): HealthRow {
  return { name, value, isTrouble };
}

function count(value: number | null): string {
  return value === null ? 'not known' : formatCount(value);
}

function ageWords(seconds: number): string {
  if (seconds < 60) return counted(Math.max(0, seconds), 'second');
  return counted(Math.floor(seconds / 60), 'minute');
}
