'use client';
import { useCallback } from 'react';
import { useServedView } from '#components/live/use-night-view.ts';
import { PageHead } from '#components/ui/page-head.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import type { CandidatesFilter } from '#lib/view/candidates-filter.ts';
import { type CandidatesView, candidatesView } from '#lib/view/candidates-view.ts';
import { CandidateTable } from './candidate-table.tsx';
import { PartyTable } from './party-table.tsx';

interface LiveCandidatesProps {
  /** The page as the server made it, and as it is until the browser has the night itself. */
  readonly initial: CandidatesView;
  readonly filter: CandidatesFilter;
}

/** The map of candidates: by party or by name, with what each needs and what became of it. */
export function LiveCandidates({ initial, filter }: LiveCandidatesProps) {
  const build = useCallback((roll: Roll, state: NightState) => candidatesView(roll, state, filter), [filter]);
  const view = useServedView(build, initial);
  return (
    <>
      <PageHead kicker="Candidates" headline={view.headline} story={view.story}>
        <search>
          <form className="select-form" method="get" action="/candidates">
            {view.search.kept.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <label>
              <span>Name of a person or a seat</span>
              <input
                key={view.search.text}
                type="search"
                name="q"
                defaultValue={view.search.text}
                autoComplete="off"
              />
            </label>
            <button type="submit">Find</button>
          </form>
        </search>
      </PageHead>
      <div className={view.table === null ? 'candidates-index' : 'candidates-page'}>
        {view.table !== null && <CandidateTable table={view.table} />}
        <Section id="parties" title="By party" aside={<a href="/candidates/targets">Target lists</a>}>
          <PartyTable parties={view.parties} />
        </Section>
        {view.small.length > 0 && (
          <Section id="small-parties" title="Everybody else">
            <ul className="small-parties">
              {view.small.map((party) => (
                <li key={party.href}>
                  <a href={party.href} aria-current={party.isCurrent ? 'true' : undefined}>
                    {party.name}
                  </a>{' '}
                  <span>{party.candidates}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </>
  );
}
