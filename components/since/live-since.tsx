'use client';
import { useCallback } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { PageHead } from '#components/ui/page-head.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { SinceAskView } from '#lib/view/since-ask-view.ts';
import type { SinceBase } from '#lib/view/since-base.ts';
import { type SinceView, sinceView } from '#lib/view/since-view.ts';
import { SinceChanges } from './since-changes.tsx';
import { SinceForm } from './since-form.tsx';

interface LiveSinceProps {
  readonly base: SinceBase;
  readonly ask: SinceAskView;
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: SinceView;
}

/** What changed since a moment, which goes on changing. */
export function LiveSince({ base, ask, initial }: LiveSinceProps) {
  const build = useCallback(
    (roll: Roll, state: NightState, nightNowMs: number) => sinceView(roll, base, state, nightNowMs),
    [base],
  );
  const view = useServedView(build, initial);
  return (
    <>
      <div className="since-head">
        <PageHead kicker="What changed" headline={view.headline} story={view.story}>
          {view.kind === 'changes' && (
            <dl className="since-play">
              <div>
                <dt>Then, {view.thenTime}</dt>
                <dd>{view.play.before}</dd>
              </div>
              <div>
                <dt>Now, {view.nowTime}</dt>
                <dd>{view.play.after}</dd>
              </div>
            </dl>
          )}
        </PageHead>
      </div>
      {view.kind === 'changes' && <SinceChanges view={view} />}
      <SinceForm ask={ask} />
    </>
  );
}
