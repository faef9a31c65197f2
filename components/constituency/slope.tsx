import { Section } from '#components/ui/section.tsx';
import type { SlopeEnd, SlopeView } from '#lib/view/constituency-view-slope.ts';

/** From the last time to now, a line for each; the result table above has the same figures. */
export function Slope({ slope }: { readonly slope: SlopeView }) {
  return (
    <Section id="slope" title={slope.title}>
      <div className="slope">
        <p className="slope-heads" aria-hidden="true">
          <span>{slope.before}</span>
          <span>
            {slope.now}
            {slope.toCome !== null && <small> {slope.toCome}</small>}
          </span>
        </p>
        <svg height={slope.height} role="img" aria-label={slope.spoken}>
          <line className="slope-edge" x1="0" x2="0" y1="0" y2="100%" />
          <line className="slope-edge" x1="100%" x2="100%" y1="0" y2="100%" />
          {slope.lines.map(({ id, standing, before, now }) => (
            <g key={id} className={`p-${standing}`}>
              {before !== null && now !== null && (
                <line className="slope-line" x1="0" x2="100%" y1={before.at} y2={now.at} />
              )}
              {before !== null && <Before end={before} />}
              {now !== null && <Now end={now} />}
            </g>
          ))}
        </svg>
      </div>
    </Section>
  );
}

function Before({ end }: { readonly end: SlopeEnd }) {
  return (
    <>
      <line className="slope-lead" x1="-3" x2="-14" y1={end.at} y2={end.labelAt} />
      <circle className="slope-point" cx="0" cy={end.at} r="4.5" />
      <text className="slope-before" x="0" y={end.labelAt} dx="-18">
        {end.letters} <tspan className="slope-share">{end.share}</tspan>
      </text>
    </>
  );
}

function Now({ end }: { readonly end: SlopeEnd }) {
  return (
    <svg x="100%" height="100%" aria-hidden="true">
      <line className="slope-lead" x1="3" x2="14" y1={end.at} y2={end.labelAt} />
      <circle className="slope-point" cx="0" cy={end.at} r="4.5" />
      <text x="0" y={end.labelAt} dx="18">
        <tspan className="slope-share">{end.share}</tspan> {end.letters}
        {end.person !== null && <tspan className="slope-person"> {end.person}</tspan>}
      </text>
    </svg>
  );
}
