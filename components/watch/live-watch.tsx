'use client';
import { useCallback, useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { PageHead } from '#components/ui/page-head.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { KeptLists } from '#lib/view/kept-order.ts';
import type { WatchFilter } from '#lib/view/watch-filter.ts';
import type { WatchRisks } from '#lib/view/watch-risk.ts';
import { type EditorsPick, type WatchView, watchView } from '#lib/view/watch-view.ts';
import { LatenessTable } from './lateness-table.tsx';
import { PickList } from './pick-list.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import { TurnList } from './turn-list.tsx';

interface LiveWatchProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: WatchView;
  readonly filter: WatchFilter;
  /** Of the pack; the browser's reference does not carry them. */
  readonly picks: readonly EditorsPick[];
  readonly risks: WatchRisks | null;
}

/** The schedule as a radar: what is next, what is late, what each seat could decide. */
export function LiveWatch({ initial, filter, picks, risks }: LiveWatchProps) {
  const [kept, setKept] = useState<KeptLists<ConstituencyId>>(() => listsOf(initial, filter));
  const mayLookBack = initial.furthest !== null;
  const build = useCallback(
    (roll: Roll, state: NightState, nightNowMs: number) =>
      watchView(roll, state, nightNowMs, { picks, filter, kept, mayLookBack, risks }),
    [picks, filter, kept, mayLookBack, risks],
  );
  const view = useServedView(build, initial);
  const keep = useCallback(
    (name: string, ids: readonly ConstituencyId[]) => setKept((before) => ({ ...before, [name]: ids })),
    [],
  );
  return (
    <>
      <PageHead kicker="Seats to watch" headline={view.headline} story={view.story}>
        <p className="note">
          {view.basis}
          {view.risks !== null && ` ${view.risks}`}
        </p>
      </PageHead>
      {view.lateness !== null && (
        <div className="watch-columns">
          {view.next !== null && <TurnList name="next" list={view.next} onKeep={keep} />}
          {view.overdue !== null && <TurnList name="overdue" list={view.overdue} onKeep={keep} />}
          {view.furthest !== null && (
            <>
              <TurnList name="ahead" list={view.furthest.ahead} onKeep={keep} />
              <TurnList name="behind" list={view.furthest.behind} onKeep={keep} />
            </>
          )}
          <Section id="lateness" title={view.lateness.title}>
            <LatenessTable lateness={view.lateness} />
          </Section>
        </div>
      )}
      {view.picks.length > 0 && <PickList picks={view.picks} />}
      <ScheduleSection schedule={view.schedule} onKeep={keep} />
    </>
  );
}

/** Lists whose entries come and go. The whole schedule and the picks have an order that never changes. */
function listsOf({ next, overdue, schedule }: WatchView, { show }: WatchFilter): KeptLists<ConstituencyId> {
  const ids = (rows: readonly { readonly id: ConstituencyId }[]) => rows.map(({ id }) => id);
  return {
    ...(next === null ? {} : { next: ids(next.rows) }),
    ...(overdue === null ? {} : { overdue: ids(overdue.rows) }),
    ...(show === 'all' || show === 'picks'
      ? {}
      : { schedule: schedule.groups.flatMap(({ rows }) => ids(rows)) }),
  };
}
