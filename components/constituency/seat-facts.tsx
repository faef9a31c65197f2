import { Section } from '#components/ui/section.tsx';
import type { FactView } from '#lib/view/constituency-view-facts.ts';

/** What was known before the night: who defends it, who sat for it, when it was due. */
export function SeatFacts({ facts }: { readonly facts: readonly FactView[] }) {
  return (
    <Section id="before-the-night" title="Before the night">
      <dl className="facts-list seat-facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.words}
              {fact.detail === null ? null : <small>{fact.detail}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
