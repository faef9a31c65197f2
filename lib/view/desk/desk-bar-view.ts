import type { Presence } from '#lib/desk/desk-socket.ts';
import type { DeskView } from '#lib/desk/desk-view.ts';
import { listOf } from '#lib/format/names.ts';
import { formatTimeWithSeconds } from '#lib/format/times.ts';
import type { ChipReading } from '../shell-view-chip.ts';

export interface DeskBarView {
  /** "LIVE", "TEST", "REHEARSAL". */
  readonly mode: string;
  readonly modeWords: string;
  /** Who else is here: "Ann, Ben and 2 more"; says so when nobody is, and nothing when nobody can know. */
  readonly people: string;
  /** What is wrong with the line; empty while all is well. */
  readonly line: string;
  readonly clock: string;
  /** "Ann Ash, editor". */
  readonly me: string;
}

export const MODE_WORDS: Readonly<Record<DeskView['mode'], string>> = {
  live: 'What you publish is read at once',
  test: 'Nothing here has been declared',
  rehearsal: 'Nothing here is happening now',
};

/** More names would push the clock off a laptop. */
const NAMES_SHOWN_MAX = 3;

export function deskBarView(
  { mode, me, oneKey }: DeskView,
  {
    line,
    presence,
    chip,
  }: {
    readonly line: 'live' | 'polling' | 'away';
    readonly presence: readonly Presence[];
    readonly chip: ChipReading;
  },
): DeskBarView {
  return {
    mode: mode.toUpperCase(),
    modeWords: oneKey.night === null ? MODE_WORDS[mode] : `One key tonight: ${oneKey.night.reason}`,
    people: line === 'away' || chip.status === 'offline' ? '' : peopleWords(presence, me.userId),
    line: lineWords(line, chip.status),
    clock: formatTimeWithSeconds(chip.nightNowMs),
    me: `${me.name}, ${me.role}`,
  };
}

function peopleWords(presence: readonly Presence[], myId: string): string {
  const others = new Map(
    presence.filter(({ userId }) => userId !== myId).map(({ userId, name }) => [userId, name]),
  );
  const names = [...others.values()].sort();
  if (names.length === 0) return presence.length === 0 ? '' : 'Nobody else is here';
  if (names.length <= NAMES_SHOWN_MAX) return `With ${listOf(names)}`;
  return `With ${names.slice(0, NAMES_SHOWN_MAX).join(', ')} and ${names.length - NAMES_SHOWN_MAX} more`;
}

function lineWords(line: 'live' | 'polling' | 'away', night: ChipReading['status']): string {
  if (line === 'away' || night === 'offline') return 'No connection: nothing can be published';
  if (line === 'polling') return 'Slow connection: changes come a few seconds late';
  return night === 'live' || night === 'connecting' ? '' : 'The night is catching up';
}
