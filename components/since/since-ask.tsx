import { PageHead } from '#components/ui/page-head.tsx';
import type { SinceAskView } from '#lib/view/since-ask-view.ts';
import { LastHere } from './last-here.tsx';
import { SinceForm } from './since-form.tsx';

interface SinceAskProps {
  readonly ask: SinceAskView;
}

/** The page before it knows since when. */
export function SinceAsk({ ask }: SinceAskProps) {
  return (
    <>
      <div className="since-head">
        <PageHead
          kicker="What changed"
          headline="Since when?"
          story="Say when you went to bed, and read on one page what has happened since: who has declared, which seats changed hands, who is out, and what was corrected."
        />
      </div>
      {ask.problem !== null && <p role="status">{ask.problem}</p>}
      <LastHere />
      <SinceForm ask={ask} />
    </>
  );
}
