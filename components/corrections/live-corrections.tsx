'use client';
import { useCallback, useState } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { KeptList } from '#components/ui/kept-list.tsx';
import { PageHead } from '#components/ui/page-head.tsx';
import { SelectForm } from '#components/ui/select-form.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { CorrectionsFilter } from '#lib/view/corrections-filter.ts';
import { type CorrectionsView, correctionsView } from '#lib/view/corrections-view.ts';
import { CorrectionEntry } from './correction-entry.tsx';

interface LiveCorrectionsProps {
  readonly filter: CorrectionsFilter;
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: CorrectionsView;
}

/** Every change after publication. What is read stays where it is; what is new waits above it. */
export function LiveCorrections({ filter, initial }: LiveCorrectionsProps) {
  const [kept, setKept] = useState<readonly string[]>(() => initial.entries.map(({ id }) => id));
  const build = useCallback(
    (roll: Roll, state: NightState) => correctionsView(roll, state, filter, kept),
    [filter, kept],
  );
  const view = useServedView(build, initial);
  const update = useCallback(() => setKept(view.latest), [view.latest]);
  const { seats } = view;
  return (
    <>
      <div className="corrections-head">
        <PageHead kicker="Corrections" headline={view.headline} story={view.story}>
          {seats.options.length > 1 && (
            <SelectForm
              action="/corrections"
              fields={[{ name: 'seat', label: 'Constituency', value: seats.value, options: seats.options }]}
              kept={seats.kept}
              submit="Show"
            />
          )}
        </PageHead>
      </div>
      <KeptList changes={view.changes} words={view.newWords} onUpdate={update}>
        {view.entries.length === 0 ? (
          <p className="corrections-none">{view.none}</p>
        ) : (
          view.entries.map((entry) => <CorrectionEntry key={entry.id} entry={entry} />)
        )}
      </KeptList>
      <p className="note corrections-note">
        Nothing leaves this page. The words of a retracted post are not shown again. The same record is at{' '}
        <a href="/corrections.atom">an Atom feed</a> and <a href="/api/v1/corrections">as JSON</a>.
      </p>
    </>
  );
}
