import { PartyTag } from '#components/ui/party-tag.tsx';
import { Section } from '#components/ui/section.tsx';
import type { AroundView } from '#lib/view/neighbours-view.ts';
import { MiniMap } from './mini-map.tsx';

/** The seats around it: those that touch it, or, in a pack without a map, those of its region. */
export function Around({ around }: { readonly around: AroundView }) {
  return (
    <Section id="around-it" title="Around it">
      {around.map === null ? null : <MiniMap map={around.map} />}
      <ul className="neighbours">
        {around.seats.map((seat) => (
          <li key={seat.slug}>
            <a href={`/constituency/${seat.slug}`}>{seat.name}</a>
            <span className="neighbour-majority">{seat.majority}</span>
            <span className="neighbour-outcome">
              {seat.tag === null ? null : <PartyTag tag={seat.tag} isOutlined={seat.isTagOutlined} />}
              {seat.outcome}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
