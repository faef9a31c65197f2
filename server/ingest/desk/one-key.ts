import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from '../verdict.ts';
import { nothingToDo, recorded, unknownSeat } from './answers.ts';
import type { PersonsCase } from './command-case.ts';

/** Lets one person publish, for a seat or the night, or asks for two again. */
export function setOneKey(about: PersonsCase<'setOneKey'>): Verdict {
  const { constituencyId, on, reason } = about.command;
  const { oneKey } = about.standing.deskState;
  const unknown = constituencyId === null ? null : unknownSeat(about, constituencyId);
  if (unknown !== null) return unknown;
  const before = constituencyId === null ? oneKey.night : (oneKey.seats.get(constituencyId) ?? null);
  const isSo = on ? isDeepStrictEqual(before?.reason, reason) : before === null;
  if (isSo)
    return nothingToDo(about, on ? 'One person may publish already.' : 'Two people are needed already.');
  return recorded(about, { kind: 'oneKeySet', constituencyId, on, reason });
}
