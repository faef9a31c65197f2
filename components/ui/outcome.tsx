import type { TagView } from '#lib/view/tag-view.ts';
import { PartyTag } from './party-tag.tsx';

interface OutcomeProps {
  readonly winner: TagView;
  /** "hold", "gain from": what the winner did. */
  readonly verb: string;
  /** From whom, when it is a gain. */
  readonly from: TagView | null;
  /** "in doubt", "corrected"; empty for most. */
  readonly mark: string;
}

/** Who took the seat and how: the winner's tag filled, the loser's outlined. */
export function Outcome({ winner, verb, from, mark }: OutcomeProps) {
  return (
    <span className="outcome">
      <PartyTag tag={winner} /> <span>{verb}</span>
      {from !== null && (
        <>
          {' '}
          <PartyTag tag={from} isOutlined />
        </>
      )}
      {mark !== '' && <em className="outcome-mark"> {mark}</em>}
    </span>
  );
}
