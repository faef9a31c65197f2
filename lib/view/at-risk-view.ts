import {
  type RiskBand,
  type SeatAtRisk,
  seatsAtRisk,
  unmeasuredSeats,
} from '#lib/election/derive/seats-at-risk.ts';
import { seatsDefended } from '#lib/election/derive/targets.ts';
import type { ConstituencyId, PartyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { baseYear } from '#lib/format/names.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { type AtRiskFilter, atRiskAddress } from './at-risk-filter.ts';
import { type KeptLists, keptOrder } from './kept-order.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import {
  RISK_BANDS,
  RISK_METHOD,
  type RiskRow,
  riskRow,
  type UnmeasuredRow,
  unmeasuredRow,
  waitWords,
} from './risk-view.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** All seats at risk, by defending party and band. */
export interface AtRiskView {
  readonly summary: RiskSummaryView | null;
  readonly bands: readonly AtRiskBandView[];
  readonly unmeasured: {
    readonly title: string;
    readonly count: string;
    readonly rows: readonly UnmeasuredRow[];
  } | null;
  readonly method: string | null;
  /** What stands here while there is nothing to show. */
  readonly wait: string | null;
}

/** Numbers that are links to the seats they count. */
export interface RiskSummaryView {
  readonly bands: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly tag: TagView | null;
    readonly name: string;
    readonly cells: readonly CountLink[];
  }[];
}

export interface CountLink {
  readonly key: string;
  readonly count: string;
  /** Null where there is nothing to list. */
  readonly href: string | null;
  readonly isCurrent: boolean;
}

export interface AtRiskBandView {
  readonly band: RiskBand;
  readonly title: string;
  readonly count: string;
  readonly entries: readonly AtRiskEntry[];
  readonly changes: number;
  /** The seats that would be shown now; empty while nothing changed. */
  readonly latest: readonly ConstituencyId[];
}

export type AtRiskEntry =
  | { readonly kind: 'risk'; readonly row: RiskRow; readonly moved: string | null }
  /** It has left the list since the reader saw it, and keeps its place until the list is brought up to date. */
  | {
      readonly kind: 'left';
      readonly row: { readonly id: ConstituencyId; readonly slug: string; readonly name: string };
      readonly outcome: OutcomeView | null;
    };

export function atRiskView(
  roll: Roll,
  state: NightState,
  nightNowMs: number,
  filter: AtRiskFilter,
  kept: KeptLists<ConstituencyId>,
): AtRiskView {
  const all = seatsAtRisk(roll, state);
  const chosen = RISK_BANDS.find(([band]) => band === filter.band)?.[0] ?? null;
  const shown = all.filter(({ defender }) => filter.defender === null || defender === filter.defender);
  const unmeasured = unmeasuredSeats(roll, state).filter(
    ({ defender }) => filter.defender === null || defender === filter.defender,
  );
  const unmeasuredRows = unmeasured.flatMap((seat) => {
    const [challenger] = seat.challengers;
    return challenger === undefined ? [] : [unmeasuredRow(roll, seat, challenger)];
  });
  return {
    summary: all.length === 0 ? null : summaryOf(roll, all, filter),
    bands: RISK_BANDS.filter(([band]) => chosen === null || chosen === band).map(([band, title]) =>
      bandView(roll, state, { band, title, all, shown, kept }),
    ),
    unmeasured:
      unmeasuredRows.length === 0 || chosen !== null
        ? null
        : {
            title: `No ${baseYear(roll.reference.election)} base to measure from`,
            count: counted(unmeasuredRows.length, 'seat'),
            rows: unmeasuredRows,
          },
    method: all.length === 0 ? null : RISK_METHOD,
    wait: all.length === 0 ? waitWords(roll, state, nightNowMs) : null,
  };
}

interface BandParts {
  readonly band: RiskBand;
  readonly title: string;
  readonly all: readonly SeatAtRisk[];
  readonly shown: readonly SeatAtRisk[];
  readonly kept: KeptLists<ConstituencyId>;
}

function bandView(
  roll: Roll,
  state: NightState,
  { band, title, all, shown, kept }: BandParts,
): AtRiskBandView {
  const latest = shown.filter((risk) => risk.band === band).map(({ constituency }) => constituency.id);
  const order = keptOrder(latest, kept[band]);
  const risks = new Map(all.map((risk) => [risk.constituency.id, risk]));
  return {
    band,
    title,
    count: counted(latest.length, 'seat'),
    entries: order.shown.map((id) => entryOf(roll, state, id, risks.get(id), band)),
    changes: order.changes,
    latest: order.changes === 0 ? [] : latest,
  };
}

function entryOf(
  roll: Roll,
  state: NightState,
  id: ConstituencyId,
  risk: SeatAtRisk | undefined,
  band: RiskBand,
): AtRiskEntry {
  if (risk !== undefined) {
    const now = RISK_BANDS.find(([each]) => each === risk.band)?.[1] ?? '';
    return { kind: 'risk', row: riskRow(roll, risk), moved: risk.band === band ? null : `Now: ${now}` };
  }
  const constituency = constituencyOf(roll, id);
  const { slug, name } = constituency;
  return {
    kind: 'left',
    row: { id, slug, name },
    outcome: outcomeView(roll, constituency, state.contests[id]),
  };
}

function summaryOf(roll: Roll, all: readonly SeatAtRisk[], filter: AtRiskFilter): RiskSummaryView {
  const defenders = [...new Set(all.map(({ defender }) => defender))].sort(
    (left, right) => seatsDefended(roll, right) - seatsDefended(roll, left) || (left < right ? -1 : 1),
  );
  const cells = (defender: PartyId | null): readonly CountLink[] =>
    [null, ...RISK_BANDS.map(([band]) => band)].map((band) => {
      const count = all.filter(
        (risk) => (defender === null || risk.defender === defender) && (band === null || risk.band === band),
      ).length;
      return {
        key: band ?? 'all',
        count: formatCount(count),
        href: count === 0 ? null : atRiskAddress({ ...filter, defender, band }, 'seats-at-risk'),
        isCurrent: filter.defender === defender && filter.band === band,
      };
    });
  return {
    bands: ['In play', ...RISK_BANDS.map(([, title]) => title)],
    rows: [
      { key: 'all', tag: null, name: 'All parties', cells: cells(null) },
      ...defenders.map((defender) => ({
        key: defender,
        tag: tagOf(roll, defender),
        name: roll.parties.get(defender)?.name ?? defender,
        cells: cells(defender),
      })),
    ],
  };
}
