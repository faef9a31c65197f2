import { Changing } from '#components/ui/changing.tsx';
import type { CountLink } from '#lib/view/at-risk-view.ts';

interface CountCellProps {
  readonly link: CountLink;
  /** What the number is of, for those who hear the link alone: "Labour won, Green second". */
  readonly label: string;
}

/** A number that leads to the seats it counts; nothing to list is no link. */
export function CountCell({ link, label }: CountCellProps) {
  if (link.href === null) return <span className="count-none">{link.count}</span>;
  return (
    <a
      href={link.href}
      aria-current={link.isCurrent ? 'true' : undefined}
      aria-label={`${label}: ${link.count}`}
    >
      <Changing value={link.count} />
    </a>
  );
}
