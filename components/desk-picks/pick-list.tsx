'use client';
import type { Sending } from '#components/desk/use-sending.ts';
import type { PickRow } from '#lib/view/desk/picks-view.ts';

interface PickListProps {
  readonly rows: readonly PickRow[];
  readonly sending: Sending;
}

export function PickList({ rows, sending }: PickListProps) {
  if (rows.length === 0) return <p className="picks-note">No seat was picked on the night yet.</p>;
  return (
    <ul className="pick-rows">
      {rows.map(({ id, name, reason, about }) => (
        <li key={id}>
          <b>{name}</b> <span>{about}</span>
          <p>{reason}</p>
          <button type="button" onClick={() => void sending.send({ kind: 'unpickSeat', constituencyId: id })}>
            Take {name} off
          </button>
        </li>
      ))}
    </ul>
  );
}
