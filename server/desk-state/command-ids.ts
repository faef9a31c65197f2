import type { DeskEvent } from '#server/log/desk-event.ts';

/**
 * Ids of commands that were answered, in small boxes by their first letters, so that a new one copies one box and not
 * all of them. Savings of drafts and notes are left out: they are many, and harmless twice.
 */
export type CommandIds = ReadonlyMap<string, ReadonlyMap<string, string>>;

export const noCommandIds: CommandIds = new Map();

const BOX_CHARACTERS = 2;

export function foldCommandIds(before: CommandIds, event: DeskEvent): CommandIds {
  if (event.kind === 'inputJudged' || event.commandId === null) return before;
  if (event.kind === 'draftSaved' || event.kind === 'securityNoted') return before;
  const key = keyOf(event.commandId, event.by?.userId ?? null);
  if (inputOf(before, event.commandId, event.by?.userId ?? null) !== null) return before;
  const box = key.slice(0, BOX_CHARACTERS);
  return new Map(before).set(box, new Map(before.get(box)).set(key, event.inputId));
}

/** The input that used the id; null for none. Everybody has ids of their own: nobody can use up another's. */
export function inputOf(ids: CommandIds, commandId: string, userId: string | null): string | null {
  const key = keyOf(commandId, userId);
  return ids.get(key.slice(0, BOX_CHARACTERS))?.get(key) ?? null;
}

function keyOf(commandId: string, userId: string | null): string {
  return `${commandId} ${userId ?? ''}`;
}
