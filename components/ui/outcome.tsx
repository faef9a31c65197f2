import type { TagView } from '#lib/view/tag-view.ts';
import { PartyTag } from './party-tag.tsx';

interface OutcomeProps {
  readonly winner: TagView;
  /** "hold", "gain from": what the winner did. */
  readonly verb: string;
  /** From whom, when it is a gain. */
  readonly from: TagView | null;
}

/** Who took the seat and how: the winner's tag filled, the loser's outlined. */
export function Outcome({ winner, verb, from }: OutcomeProps) {
  return (
    <span className="outcome">
      <PartyTag tag={winner} /> <span>{verb}</span>
      {from !== null && (
        <>
          {' '}
          <PartyTag tag={from} isOutlined />
        </>
      )}
    </span>
  );
}
