import { comparisonOf } from '#lib/election/derive/like-for-like.ts';
import { inPoints, voteShare } from '#lib/election/derive/vote-share.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { Group } from '#lib/forecast/inputs.ts';
import type { Cause, Contender, SeatReading, Why } from '#lib/forecast/published.ts';
import { capitalised, listOf, possessive } from '#lib/format/names.ts';
import { formatGap, formatSignedCount, formatSignedPoints, UNKNOWN } from '#lib/format/numbers.ts';
import { contenderShort, contenderSubject, GROUP_NAMES } from './forecast-words.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';

/** Why a seat is thought to stand where it does. */
export interface WhyView {
  /** A sentence or two. */
  readonly words: string;
  /** Expected change by group of features, largest first; null where there is none to tell. */
  readonly causes: CausesView | null;
  /** Declared seats with the most similar features. */
  readonly alike: readonly AlikeView[];
}

export interface CausesView {
  readonly defender: string;
  readonly challenger: string;
  /** Whole points, with their sign; an en dash where it is not even one. */
  readonly rows: readonly {
    readonly group: Group;
    readonly name: string;
    readonly defender: string;
    readonly challenger: string;
  }[];
}

export interface AlikeView {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly outcome: OutcomeView | null;
  /** "Lab −21.3": what the party that defends the seat in question did there; null where it did not stand twice. */
  readonly change: string | null;
}

/** Two of a party's causes are said in the sentence; the table has them all. */
const CAUSES_SAID = 2;

export function whyView(roll: Roll, state: NightState, { defender, challengers, why }: SeatReading): WhyView {
  const [challenger] = challengers;
  const alike = alikeSeats(roll, state, why, defender);
  const words = [alikeWords(roll, defender, alike), causeWords(roll, defender, why.defender)];
  return {
    words: words.filter((each) => each !== null).join(' '),
    causes:
      defender === null || challenger === undefined ? null : causesView(roll, why, defender, challenger),
    alike: alike.map(({ row, change }) => ({
      ...row,
      change:
        change === null || defender === null
          ? null
          : `${contenderShort(roll, defender)} ${formatSignedPoints(change)}`,
    })),
  };
}

interface AlikeSeat {
  readonly row: Omit<AlikeView, 'change'>;
  /** In points. */
  readonly change: number | null;
}

function alikeSeats(
  roll: Roll,
  state: NightState,
  { alike }: Why,
  defender: Contender | null,
): readonly AlikeSeat[] {
  return alike.flatMap((id) => {
    const constituency = constituencyOf(roll, id);
    const contest = state.contests[id];
    // The forecast may be a moment behind the night: a result that was withdrawn since is not shown.
    if (contest?.phase.kind !== 'declared') return [];
    const { slug, name } = constituency;
    const compared = comparisonOf(constituency, contest, contest.phase.figures);
    const standing = defender?.standing ?? null;
    const now = standing === null ? undefined : compared?.now.get(standing);
    const before = standing === null ? undefined : compared?.before.get(standing);
    const isKnown = compared !== null && now !== undefined && before !== undefined;
    return [
      {
        row: { id, slug, name, outcome: outcomeView(roll, constituency, contest) },
        change: isKnown
          ? inPoints(voteShare(now, compared.validNow) - voteShare(before, compared.validBefore))
          : null,
      },
    ];
  });
}

/** "Most like it of the declared seats are A and B: Labour’s share fell there by 21.3 points on average, and one changed hands." */
function alikeWords(roll: Roll, defender: Contender | null, alike: readonly AlikeSeat[]): string {
  if (alike.length === 0)
    return 'No seat like it has declared yet: this rests on the polls and the exit poll.';
  const names = listOf(alike.map(({ row }) => row.name));
  const verb = alike.length === 1 ? 'is' : 'are';
  const fell = alike.filter(({ row }) => row.outcome?.verb === 'gain from').length;
  const hands = handsWords(fell, alike.length);
  const changes = alike.flatMap(({ change }) => (change === null ? [] : [change]));
  const moved = defender === null || changes.length === 0 ? null : movedWords(roll, defender, changes);
  return `Most like it of the declared seats ${verb} ${names}: ${moved === null ? '' : `${moved}, and `}${hands}.`;
}

function movedWords(roll: Roll, defender: Contender, changes: readonly number[]): string {
  const mean = changes.reduce((sum, each) => sum + each, 0) / changes.length;
  const whose = possessive(contenderSubject(roll, defender));
  const average = changes.length === 1 ? '' : ' on average';
  return `${whose} share ${mean < 0 ? 'fell' : 'rose'} there by ${formatGap(Math.abs(mean))} points${average}`;
}

const SMALL_NUMBERS = ['none', 'one', 'two', 'three'];

function handsWords(fell: number, of: number): string {
  if (of === 1) return fell === 1 ? 'it changed hands' : 'it did not change hands';
  if (fell === of) return `${of === 2 ? 'both' : 'all'} changed hands`;
  return `${SMALL_NUMBERS[fell] ?? fell} of them changed hands`;
}

/** "What moves Labour most here: the people who live there (−9 points) and the country as a whole (−4)." */
function causeWords(roll: Roll, defender: Contender | null, causes: readonly Cause[]): string | null {
  const said = causes.slice(0, CAUSES_SAID);
  if (defender === null || said.length === 0) return null;
  const parts = said.map(({ group, points }, index) => {
    const unit = index > 0 ? '' : Math.abs(points) === 1 ? ' point' : ' points';
    return `${uncapitalised(GROUP_NAMES[group])} (${formatSignedCount(points)}${unit})`;
  });
  return `What moves ${contenderSubject(roll, defender)} most here: ${listOf(parts)}.`;
}

function uncapitalised(words: string): string {
  return words.startsWith('Scotland') ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

function causesView(roll: Roll, why: Why, defender: Contender, challenger: Contender): CausesView | null {
  const groups = [...new Set([...why.defender, ...why.challenger].map(({ group }) => group))];
  if (groups.length === 0) return null;
  const pointsOf = (causes: readonly Cause[], group: Group) =>
    causes.find((each) => each.group === group)?.points ?? 0;
  const words = (points: number) => (points === 0 ? UNKNOWN : formatSignedCount(points));
  const size = (group: Group) =>
    Math.max(Math.abs(pointsOf(why.defender, group)), Math.abs(pointsOf(why.challenger, group)));
  return {
    defender: capitalised(contenderShort(roll, defender)),
    challenger: capitalised(contenderShort(roll, challenger)),
    rows: groups
      .toSorted((left, right) => size(right) - size(left))
      .map((group) => ({
        group,
        name: GROUP_NAMES[group],
        defender: words(pointsOf(why.defender, group)),
        challenger: words(pointsOf(why.challenger, group)),
      })),
  };
}
