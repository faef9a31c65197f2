import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import {
  gainsNeeded,
  seatsDefended,
  type Target,
  type TargetOutcome,
  targetsOf,
} from '#lib/election/derive/targets.ts';
import type { ConstituencyId, PartyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, listOf, standingName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount, formatGap, formatPoints } from '#lib/format/numbers.ts';
import { type KeptLists, keptOrder } from './kept-order.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import { type TagView, tagOf } from './tag-view.ts';
import {
  ANYBODY,
  TARGET_SHOWS,
  type TargetShow,
  type TargetsFilter,
  targetsAddress,
} from './targets-filter.ts';

export interface TargetsView {
  readonly headline: string;
  readonly story: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }[];
  readonly kept: readonly (readonly [string, string])[];
  readonly shows: readonly {
    readonly label: string;
    readonly count: string;
    readonly href: string;
    readonly isCurrent: boolean;
  }[];
  readonly ladder: LadderView;
  readonly rows: readonly TargetRow[];
  readonly changes: number;
  /** The seats that would be shown now; empty while nothing changed. */
  readonly latest: readonly ConstituencyId[];
}

/** Every target as a square in order of rank, fifty to a row. */
export interface LadderView {
  readonly by: TagView | null;
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly {
    readonly id: ConstituencyId;
    readonly x: number;
    readonly y: number;
    readonly outcome: TargetOutcome;
    /** Of who has the seat, where that is another party. */
    readonly holder: Standing | null;
    readonly isDecisive: boolean;
  }[];
  readonly legend: string;
}

export interface TargetRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly rank: string;
  readonly seat: string;
  readonly region: string;
  readonly candidate: string;
  readonly defender: TagView;
  readonly needs: string;
  readonly votesBehind: string;
  readonly outcome: OutcomeView | null;
  readonly verdict: string;
}

/** The stretch of a list that is spoken of: the seats that decide elections are among them. */
const FIRST_TARGETS = 100;
const LADDER_COLUMNS = 50;

export function targetsView(
  roll: Roll,
  state: NightState,
  filter: TargetsFilter,
  kept: KeptLists<ConstituencyId>,
): TargetsView {
  const { by, from, show, at } = filter;
  const targets = by === null ? [] : targetsOf(roll, state, { by, from });
  const latest = targets
    .filter(({ outcome }) => show === 'all' || outcome === show)
    .map(({ constituency }) => constituency.id);
  const { shown, changes } = keptOrder(latest, kept['targets']);
  const wanted = new Set(shown);
  return {
    ...headOf(roll, state, filter, targets),
    fields: fieldsOf(roll, filter),
    kept: [
      ...(show === 'all' ? [] : [['show', show] as const]),
      ...(at === null ? [] : [['at', at] as const]),
    ],
    shows: showViews(filter, targets),
    ladder: ladderOf(roll, state, by, targets),
    rows: targets
      .filter(({ constituency }) => wanted.has(constituency.id))
      .map((target) => targetRow(roll, state, target)),
    changes,
    latest: changes === 0 ? [] : latest,
  };
}

function headOf(
  roll: Roll,
  state: NightState,
  { by, from }: TargetsFilter,
  targets: readonly Target[],
): Pick<TargetsView, 'headline' | 'story'> {
  if (by === null || targets.length === 0) {
    const headline =
      by === null
        ? 'No earlier result tells who is a target here'
        : `${capitalised(collectiveName(roll, by))} ${verbFor(roll, by, 'has', 'have')} no targets that can be measured`;
    return { headline, story: '' };
  }
  const isOver = state.tally.declared + state.tally.postponed === roll.seats;
  const first = targets.slice(0, FIRST_TARGETS);
  const fallen = countIn(first, 'fallen');
  const its = verbFor(roll, by, 'its', 'their');
  const whose = from === null ? '' : ` from ${collectiveName(roll, from)}`;
  const length =
    first.length === targets.length
      ? counted(first.length, 'target')
      : `first ${formatCount(first.length)} targets`;
  const have = fallen === 1 ? 'has' : 'have';
  return {
    headline: `${gainsWords(roll, by, isOver)}; ${fallen === 0 ? 'none' : formatCount(fallen)} of ${its} ${length}${whose} ${have} fallen`,
    story: [balance(first), furthest(targets), BASE_WORDS(roll)].filter((each) => each !== '').join(' '),
  };
}

function gainsWords(roll: Roll, by: PartyId, isOver: boolean): string {
  const who = capitalised(collectiveName(roll, by));
  const gains = gainsNeeded(roll, by);
  if (gains === 0) {
    const seats = counted(seatsDefended(roll, by), 'seat');
    return `${who} ${verbFor(roll, by, 'defends', 'defend')} a majority with ${seats}`;
  }
  const verb = isOver ? 'needed' : verbFor(roll, by, 'needs', 'need');
  return `${who} ${verb} ${counted(gains, 'gain')} for a majority`;
}

function balance(first: readonly Target[]): string {
  const parts = (
    [
      ['fallen', 'fell', 'fell'],
      ['held', 'was held', 'were held'],
      ['toAnother', 'went to another party', 'went to another party'],
      ['open', 'is still to come', 'are still to come'],
    ] as const
  ).flatMap(([outcome, singular, plural]) => {
    const count = countIn(first, outcome);
    return count === 0 ? [] : [`${formatCount(count)} ${count === 1 ? singular : plural}`];
  });
  return `Of these ${formatCount(first.length)}, ${listOf(parts)}.`;
}

function furthest(targets: readonly Target[]): string {
  const far = targets.findLast(({ outcome }) => outcome === 'fallen');
  if (far === undefined) return '';
  return `The furthest that fell is number ${formatCount(far.rank)}, ${far.constituency.name}, which needed ${formatPoints(far.points)} points of swing.`;
}

const BASE_WORDS = ({ reference }: Roll) =>
  reference.election.baseName === ''
    ? 'There is no earlier result to compare with.'
    : `Swing needed is against ${reference.election.baseName}.`;

function countIn(targets: readonly Target[], outcome: TargetOutcome): number {
  return targets.filter((each) => each.outcome === outcome).length;
}

/** A party that stands in fewer seats has no list worth a choice; the address takes any. */
const CHOICE_CANDIDATES_MIN = 16;

function fieldsOf(roll: Roll, { by, from }: TargetsFilter): TargetsView['fields'] {
  const stood = new Map<Standing, number>();
  for (const { candidates } of roll.reference.constituencies) {
    for (const { standing } of candidates) stood.set(standing, (stood.get(standing) ?? 0) + 1);
  }
  const defenders = new Set(
    roll.reference.constituencies.flatMap(({ base }) => defending(base)?.standing ?? []),
  );
  const option = (standing: Standing) => ({ value: standing, label: standingName(roll, standing) });
  const challengers = [...stood]
    .filter(([standing, seats]) => isParty(standing) && (seats >= CHOICE_CANDIDATES_MIN || standing === by))
    .sort(([, left], [, right]) => right - left)
    .map(([standing]) => option(standing));
  return [
    { name: 'by', label: 'Targets of', value: by ?? '', options: challengers },
    {
      name: 'from',
      label: 'Defended by',
      value: from ?? ANYBODY,
      options: [
        { value: ANYBODY, label: 'Anybody' },
        ...[...defenders]
          .sort((left, right) => seatsDefended(roll, right) - seatsDefended(roll, left))
          .map(option),
      ],
    },
  ];
}

const SHOW_LABELS: Readonly<Record<TargetShow, string>> = {
  all: 'All targets',
  fallen: 'Fallen',
  held: 'Held',
  toAnother: 'Gone to another',
  open: 'Still to come',
};

function showViews(filter: TargetsFilter, targets: readonly Target[]): TargetsView['shows'] {
  return TARGET_SHOWS.map((show) => ({
    label: SHOW_LABELS[show],
    count: formatCount(show === 'all' ? targets.length : countIn(targets, show)),
    href: targetsAddress({ ...filter, show }),
    isCurrent: show === filter.show,
  }));
}

function ladderOf(roll: Roll, state: NightState, by: PartyId | null, targets: readonly Target[]): LadderView {
  const gains = by === null ? 0 : gainsNeeded(roll, by);
  const isReached = gains > 0 && gains <= targets.length;
  return {
    by: by === null ? null : tagOf(roll, by),
    columns: LADDER_COLUMNS,
    rows: Math.ceil(targets.length / LADDER_COLUMNS),
    cells: targets.map(({ rank, constituency, outcome }) => ({
      id: constituency.id,
      x: (rank - 1) % LADDER_COLUMNS,
      y: Math.floor((rank - 1) / LADDER_COLUMNS),
      outcome,
      holder:
        outcome === 'held' || outcome === 'toAnother'
          ? (outcomeView(roll, constituency, state.contests[constituency.id])?.winner.standing ?? null)
          : null,
      isDecisive: isReached && rank === gains,
    })),
    legend: `Each square is a target, the smallest swing first, ${LADDER_COLUMNS} to a row. Filled: fallen. Struck through: held. A dot: gone to another party. Empty: still to come.${isReached ? ` Ringed: number ${formatCount(gains)}, the last that a majority needs.` : ''}`,
  };
}

function targetRow(roll: Roll, state: NightState, target: Target): TargetRow {
  const { constituency, candidate, outcome, rank, points, votesBehind, defender } = target;
  return {
    id: constituency.id,
    slug: constituency.slug,
    rank: formatCount(rank),
    seat: constituency.name,
    region: roll.regions.get(constituency.region)?.name ?? '',
    candidate: candidate.name,
    defender: tagOf(roll, defender.standing),
    needs: formatGap(points),
    votesBehind: formatCount(votesBehind),
    outcome: outcomeView(roll, constituency, state.contests[constituency.id]),
    verdict: VERDICTS[outcome],
  };
}

const VERDICTS: Readonly<Record<TargetOutcome, string>> = {
  fallen: 'Fallen',
  held: 'Held',
  toAnother: 'To another',
  open: 'Still to come',
};
