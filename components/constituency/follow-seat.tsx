'use client';
import { useCallback } from 'react';
import { useMySeat } from '#components/live/use-my-seat.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';

/** Keeps this seat as the reader's own, where the Night page shows it; the one that was kept before is forgotten. */
export function FollowSeat({ id }: { readonly id: ConstituencyId }) {
  const isThis = useCallback((kept: string): kept is ConstituencyId => kept === id, [id]);
  const [mySeat, choose] = useMySeat(isThis);
  const isFollowed = mySeat !== null;
  return (
    <p className="follow-seat needs-scripts">
      <span role="status">{isFollowed && <strong>Following</strong>}</span>
      <button type="button" onClick={() => choose(isFollowed ? null : id)}>
        {isFollowed ? 'Stop following' : 'Follow this seat'}
      </button>
    </p>
  );
}
