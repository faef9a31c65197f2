import type { ConstituencyId } from '#lib/election/ids.ts';
import { constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { ForecastReading, SeatReading } from '#lib/forecast/published.ts';
import type { RiskBand } from '#lib/forecast/shown.ts';
import { counted, formatCount } from '#lib/format/numbers.ts';
import { type AtRiskFilter, atRiskAddress } from './at-risk-filter.ts';
import type { CountLink } from './at-risk-view.ts';
import { openSeats } from './forecast-open-seats.ts';
import { type ForecastEntryView, forecastEntryView } from './forecast-seat-view.ts';
import {
  allLosses,
  BAND_RANGES,
  BAND_TITLES,
  expectedWords,
  LISTED_BANDS,
  lineName,
  lineTag,
  lossesSentence,
  riskWords,
} from './forecast-words.ts';
import { type KeptLists, keptOrder } from './kept-order.ts';
import { type OutcomeView, outcomeView } from './latest-view-outcome.ts';
import type { TagView } from './tag-view.ts';

/** All seats at risk by the forecast, by defending party and band. */
export interface AtRiskForecastView {
  readonly lead: string;
  readonly summary: LossesSummaryView;
  /** What the results that came last moved; at most a few, the most first. */
  readonly moved: readonly MovedView[];
  /** What stands there while it is empty. */
  readonly unmoved: string;
  readonly bands: readonly AtRiskForecastBand[];
  /** Northern Ireland, whatever the band: it is known to be weak there. Null where nothing of it is listed. */
  readonly apart: AtRiskForecastBand | null;
}

export interface LossesSummaryView {
  readonly bands: readonly { readonly title: string; readonly range: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly tag: TagView | null;
    readonly name: string;
    readonly open: string;
    /** "218", or "under 1". */
    readonly expected: string;
    readonly cells: readonly CountLink[];
  }[];
}

export interface MovedView {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly defender: TagView;
  /** "from about 45% to about 65%". */
  readonly words: string;
}

export interface AtRiskForecastBand {
  /** Also the name under which the list is kept. */
  readonly band: RiskBand | 'apart';
  readonly title: string;
  readonly range: string | null;
  readonly count: string;
  readonly entries: readonly AtRiskForecastEntry[];
  /** To all of them; null when they are all here. */
  readonly wholeHref: string | null;
  readonly changes: number;
  /** The seats that would be shown now; empty while nothing changed. */
  readonly latest: readonly ConstituencyId[];
}

export type AtRiskForecastEntry =
  | { readonly kind: 'risk'; readonly row: ForecastEntryView; readonly now: string | null }
  /** It has left the list since the reader saw it, and keeps its place until the list is brought up to date. */
  | {
      readonly kind: 'left';
      readonly row: { readonly id: ConstituencyId; readonly slug: string; readonly name: string };
      readonly outcome: OutcomeView | null;
    };

/** Of a band, where no party and no band is chosen: every seat has its reasons with it, and hundreds may be at risk. */
const ROWS_UNCHOSEN = 12;
const MOVED_SHOWN = 5;

export function atRiskForecastView(
  roll: Roll,
  state: NightState,
  reading: ForecastReading,
  filter: AtRiskFilter,
  kept: KeptLists<ConstituencyId>,
): AtRiskForecastView {
  const open = openSeats(reading, state);
  const listed = open.filter(({ band }) => band !== null && band !== 'unlikely');
  const shown = listed.filter(
    ({ defender }) => filter.defender === null || defender?.standing === filter.defender,
  );
  const chosen = LISTED_BANDS.find((band) => band === filter.band) ?? null;
  const isApart = ({ lowConfidence }: SeatReading) => lowConfidence;
  const parts = { roll, state, open, filter, kept, chosen };
  const apart = shown.filter((seat) => isApart(seat) && (chosen === null || seat.band === chosen));
  return {
    lead: leadOf(roll, reading, filter),
    summary: summaryOf(roll, reading, listed, filter),
    moved: movedOf(roll, open),
    unmoved:
      reading.settled === 0
        ? 'Nothing has been declared yet.'
        : 'No seat’s chance by as much as five in a hundred.',
    bands: LISTED_BANDS.filter((band) => chosen === null || band === chosen).map((band) =>
      bandView(
        parts,
        { band, title: BAND_TITLES[band], range: BAND_RANGES[band] },
        shown.filter((seat) => seat.band === band && !isApart(seat)),
      ),
    ),
    apart:
      apart.length === 0
        ? null
        : bandView(parts, { band: 'apart', title: 'Northern Ireland: low confidence', range: null }, apart),
  };
}

function leadOf(roll: Roll, { losses }: ForecastReading, { defender }: AtRiskFilter): string {
  const own = losses.find(({ standing }) => standing !== null && standing === defender);
  if (own !== undefined) return lossesSentence(roll, own);
  return 'Nobody knows which. A band is the chance of each of its seats, and about as many fall as all chances together make.';
}

interface Parts {
  readonly roll: Roll;
  readonly state: NightState;
  readonly open: readonly SeatReading[];
  readonly filter: AtRiskFilter;
  readonly kept: KeptLists<ConstituencyId>;
  readonly chosen: RiskBand | null;
}

function bandView(
  { roll, state, open, filter, kept, chosen }: Parts,
  about: Pick<AtRiskForecastBand, 'band' | 'title' | 'range'>,
  seats: readonly SeatReading[],
): AtRiskForecastBand {
  const all = seats
    .toSorted((left, right) => (right.atRisk ?? 0) - (left.atRisk ?? 0))
    .map(({ constituencyId }) => constituencyId);
  const isCut =
    chosen === null && filter.defender === null && about.band !== 'apart' && all.length > ROWS_UNCHOSEN;
  const latest = isCut ? all.slice(0, ROWS_UNCHOSEN) : all;
  const order = keptOrder(latest, kept[about.band]);
  const known = new Map(open.map((seat) => [seat.constituencyId, seat]));
  return {
    ...about,
    count: counted(all.length, 'seat'),
    entries: order.shown.map((id) => entryOf(roll, state, id, known.get(id), about.band)),
    wholeHref: isCut ? atRiskAddress({ ...filter, band: about.band as RiskBand }, 'seats-at-risk') : null,
    changes: order.changes,
    latest: order.changes === 0 ? [] : latest,
  };
}

function entryOf(
  roll: Roll,
  state: NightState,
  id: ConstituencyId,
  seat: SeatReading | undefined,
  band: AtRiskForecastBand['band'],
): AtRiskForecastEntry {
  const row = seat === undefined ? null : forecastEntryView(roll, state, seat);
  if (row !== null) {
    return { kind: 'risk', row, now: row.band === band ? null : `Now: ${row.bandTitle}` };
  }
  const constituency = constituencyOf(roll, id);
  const { slug, name } = constituency;
  return {
    kind: 'left',
    row: { id, slug, name },
    outcome: outcomeView(roll, constituency, state.contests[id]),
  };
}

function movedOf(roll: Roll, open: readonly SeatReading[]): readonly MovedView[] {
  const step = ({ atRisk, movedFrom }: SeatReading) => Math.abs((atRisk ?? 0) - (movedFrom ?? atRisk ?? 0));
  return open
    .filter((seat) => step(seat) > 0)
    .toSorted((left, right) => step(right) - step(left))
    .slice(0, MOVED_SHOWN)
    .flatMap(({ constituencyId, defender, band, atRisk, movedFrom }) => {
      if (defender === null || band === null || atRisk === null || movedFrom === null) return [];
      const { id, slug, name } = constituencyOf(roll, constituencyId);
      const from = movedFrom <= 5 ? '5% or less' : `about ${movedFrom}%`;
      return [
        {
          id,
          slug,
          name,
          defender: lineTag(roll, defender.standing),
          words: `from ${from} to ${riskWords(band, atRisk)}`,
        },
      ];
    });
}

function summaryOf(
  roll: Roll,
  { losses }: ForecastReading,
  listed: readonly SeatReading[],
  filter: AtRiskFilter,
): LossesSummaryView {
  const cells = (slot: string | null): readonly CountLink[] =>
    [null, ...LISTED_BANDS].map((band) => {
      const own = listed.filter(
        (seat) => (slot === null || seat.defender?.slot === slot) && (band === null || seat.band === band),
      );
      const defender = slot === null ? null : (losses.find((each) => each.slot === slot)?.standing ?? null);
      // Those who defend for no party have no filter of their own.
      const isLink = own.length > 0 && (slot === null || defender !== null);
      return {
        key: band ?? 'all',
        count: formatCount(own.length),
        href: isLink ? atRiskAddress({ ...filter, defender, band }, 'seats-at-risk') : null,
        isCurrent: filter.defender === defender && filter.band === band && isLink,
      };
    });
  const { open, expected } = allLosses(losses);
  return {
    bands: [
      { title: 'Listed', range: '5% or more' },
      ...LISTED_BANDS.map((band) => ({ title: BAND_TITLES[band], range: BAND_RANGES[band] })),
    ],
    rows: [
      {
        key: 'all',
        tag: null,
        name: 'All parties',
        open: formatCount(open),
        expected: expectedWords(expected),
        cells: cells(null),
      },
      ...losses.map(({ slot, standing, open: own, expected: fall }) => ({
        key: slot,
        tag: lineTag(roll, standing),
        name: lineName(roll, standing),
        open: formatCount(own),
        expected: expectedWords(fall),
        cells: cells(slot),
      })),
    ],
  };
}
