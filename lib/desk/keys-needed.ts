import type { KeysNeeded } from './desk-view.ts';
import type { EntryKind } from './entry.ts';

const ONE_EDITOR: KeysNeeded = { people: 1, editors: 1, chiefs: 0 };
const TWO_PEOPLE: KeysNeeded = { people: 2, editors: 1, chiefs: 0 };
const TWO_EDITORS: KeysNeeded = { people: 2, editors: 2, chiefs: 0 };
const TWO_WITH_A_CHIEF: KeysNeeded = { people: 2, editors: 2, chiefs: 1 };

/**
 * Whose agreement publishes an entry. A public winner never changes or vanishes by one person's word, whatever a chief
 * has set.
 */
export function keysNeeded({
  kind,
  changesWinner,
  oneKey,
}: {
  readonly kind: EntryKind;
  /** Whether a winner who is public now would no longer be. */
  readonly changesWinner: boolean;
  /** Whether a chief lets one person publish here. */
  readonly oneKey: boolean;
}): KeysNeeded {
  switch (kind) {
    case 'withdrawal':
      return TWO_WITH_A_CHIEF;
    case 'result':
    case 'rush':
    case 'postponement':
      if (changesWinner) return TWO_EDITORS;
      return oneKey ? ONE_EDITOR : TWO_PEOPLE;
    case 'correction':
    case 'counting':
    case 'recount':
    case 'flag':
    case 'flagCleared':
      return changesWinner ? TWO_EDITORS : ONE_EDITOR;
    default:
      return kind satisfies never;
  }
}
