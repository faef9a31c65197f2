import type { KeyFigureView } from '#lib/view/constituency-view-key-figures.ts';

/** The four numbers that most readers came for. */
export function KeyFigures({ figures }: { readonly figures: readonly KeyFigureView[] }) {
  return (
    <dl className="key-figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className="key-value">{figure.value}</dd>
          <dd className="key-detail">{figure.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
