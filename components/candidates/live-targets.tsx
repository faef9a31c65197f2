'use client';
import { useCallback, useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { ChoiceLinks } from '#components/ui/choice-links.tsx';
import { KeptList } from '#components/ui/kept-list.tsx';
import { PageHead } from '#components/ui/page-head.tsx';
import { Section } from '#components/ui/section.tsx';
import { SelectForm } from '#components/ui/select-form.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { KeptLists } from '#lib/view/kept-order.ts';
import type { TargetsFilter } from '#lib/view/targets-filter.ts';
import { type TargetsView, targetsView } from '#lib/view/targets-view.ts';
import { TargetLadder } from './target-ladder.tsx';
import { TargetTable } from './target-table.tsx';

interface LiveTargetsProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: TargetsView;
  readonly filter: TargetsFilter;
}

/** One party's target list, and what has fallen of it. */
export function LiveTargets({ initial, filter }: LiveTargetsProps) {
  const [kept, setKept] = useState<KeptLists<ConstituencyId>>(() =>
    filter.show === 'all' ? {} : { targets: initial.rows.map(({ id }) => id) },
  );
  const build = useCallback(
    (roll: Roll, state: NightState) => targetsView(roll, state, filter, kept),
    [filter, kept],
  );
  const view = useServedView(build, initial);
  const { latest } = view;
  const update = useCallback(() => setKept({ targets: latest }), [latest]);
  return (
    <>
      <PageHead kicker="Target lists" headline={view.headline} story={view.story}>
        <SelectForm action="/candidates/targets" fields={view.fields} kept={view.kept} submit="Show" />
      </PageHead>
      <TargetLadder ladder={view.ladder} />
      <Section id="targets" title="The list" aside={<a href="/candidates">All candidates</a>}>
        <ChoiceLinks label="Which targets" choices={view.shows} />
        <KeptList changes={view.changes} words="Show the list as it is now" onUpdate={update}>
          <TargetTable caption={view.headline} rows={view.rows} />
        </KeptList>
      </Section>
    </>
  );
}
