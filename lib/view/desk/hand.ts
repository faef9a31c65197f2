import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';

/** What somebody at the desk has in hand. */
export type Hand =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'seat'; readonly constituencyId: ConstituencyId }
  | { readonly kind: 'ticket'; readonly ticket: string };

/** The same as the last part of an address, which a reload keeps; "" for nothing. */
export function keyOfHand(hand: Hand): string {
  switch (hand.kind) {
    case 'nothing':
      return '';
    case 'seat':
      return hand.constituencyId;
    case 'ticket':
      return `ticket:${hand.ticket}`;
    default:
      return hand satisfies never;
  }
}

/** What the last part of an address asks for. Whether there is such a thing is for whoever shows it to say. */
export function handOfKey(key: string): Hand {
  if (key === '') return { kind: 'nothing' };
  if (key.startsWith('ticket:')) return { kind: 'ticket', ticket: key.slice('ticket:'.length) };
  return { kind: 'seat', constituencyId: key as ConstituencyId };
}

/** The seat that it is about; null for nothing, and for a message of no seat. A ticket begins with its seat. */
export function seatOfHand(roll: Roll, hand: Hand): ConstituencyId | null {
  if (hand.kind === 'nothing') return null;
  const id = hand.kind === 'seat' ? hand.constituencyId : (hand.ticket.split(' ')[0] as ConstituencyId);
  return roll.constituencies.has(id) ? id : null;
}
