'use client';
import { SeatCombobox } from '#components/night/seat-combobox.tsx';
import type { ConstituencyId } from '#lib/election/ids.ts';

/** A seat with a public result. */
export interface SeatCardChoice {
  readonly constituencyId: ConstituencyId;
  /** The event that made its result public. */
  readonly seq: number;
  readonly label: string;
}

interface InsertCardProps {
  readonly cards: readonly SeatCardChoice[];
  readonly onChoose: (card: SeatCardChoice) => void;
}

/** The card of a result, by the name of its seat. */
export function InsertCard({ cards, onChoose }: InsertCardProps) {
  if (cards.length === 0) return <p className="editor-panel">No seat has declared yet.</p>;
  return (
    <div className="editor-panel">
      <SeatCombobox
        seats={cards.map(({ constituencyId, label }) => ({ id: constituencyId, name: label }))}
        onChoose={(id) => {
          const card = cards.find(({ constituencyId }) => constituencyId === id);
          if (card !== undefined) onChoose(card);
        }}
      />
    </div>
  );
}
