import { Section } from '#components/ui/section.tsx';
import type { SinceChanges as SinceChangesView } from '#lib/view/since-view.ts';
import { ChangeList } from './change-list.tsx';
import { GainsList } from './gains-list.tsx';
import { SeatLines } from './seat-lines.tsx';
import { SinceParties } from './since-parties.tsx';

interface SinceChangesProps {
  readonly view: SinceChangesView;
}

/** The parties then and now, and then what happened, the weightiest first. */
export function SinceChanges({ view }: SinceChangesProps) {
  return (
    <div className="since-columns">
      <div>
        <Section id="parties" title="Seats and votes">
          <SinceParties view={view} />
        </Section>
        <Section id="gains" title="Seats that changed hands">
          <GainsList gains={view.gains} />
        </Section>
      </div>
      <div>
        <Section id="majority" title="Majority">
          <ChangeList entries={view.majority} none="No majority was reached or lost." />
        </Section>
        <Section id="people" title="People">
          <ChangeList entries={view.people} none="Nobody well known has lost, or won another’s seat." />
        </Section>
        {view.firsts.length > 0 && (
          <Section id="firsts" title="Firsts">
            <ChangeList entries={view.firsts} none="" />
          </Section>
        )}
      </div>
      <div>
        {view.noted.map(({ title, seats }) => (
          <Section key={title} id={title.toLowerCase().replace(' ', '-')} title={title}>
            <SeatLines seats={seats} />
          </Section>
        ))}
        <Section id="corrections" title="Corrections">
          <ChangeList
            entries={view.corrections}
            none="Nothing that was published has been corrected or withdrawn."
          />
        </Section>
      </div>
    </div>
  );
}
