'use client';
import { useSending } from '#components/desk/use-sending.ts';
import type { PickRow } from '#lib/view/desk/picks-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';

interface PickListProps {
  readonly rows: readonly PickRow[];
}

export function PickList({ rows }: PickListProps) {
  const sending = useSending();
  if (rows.length === 0) return <p className="picks-note">No seat was picked on the night yet.</p>;
  return (
    <>
      <ul className="pick-rows">
        {rows.map(({ id, name, reason, about }) => (
          <li key={id}>
            <b>{name}</b> <span>{about}</span>
            <p>{reason}</p>
            <button
              type="button"
              onClick={() => void sending.send({ kind: 'unpickSeat', constituencyId: id })}
            >
              Take {name} off
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{sendingWords(sending.state)}</p>
    </>
  );
}
