'use client';
import { useCallback } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { CorrectionEntryView } from '#lib/view/correction-entry.ts';
import { correctionView } from '#lib/view/corrections-view.ts';
import { CorrectionEntry } from './correction-entry.tsx';

/** One change at its own address; what becomes of it later is said there too. */
export function LiveCorrection({ initial }: { readonly initial: CorrectionEntryView }) {
  const build = useCallback(
    // At a moment before it there is no such change: the page stays as it was asked for.
    (roll: Roll, state: NightState) => correctionView(roll, state, initial.id) ?? initial,
    [initial],
  );
  const entry = useServedView(build, initial);
  return (
    <div className="correction-alone">
      <p className="page-kicker">
        <a href="/corrections">Corrections</a>
      </p>
      <CorrectionEntry entry={entry} isAlone />
    </div>
  );
}
