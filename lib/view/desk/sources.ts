import type { DeskView } from '#lib/desk/desk-view.ts';
import type { NightState } from '#lib/election/state.ts';

/** What is said most often; a name and a telephone are better, and are typed. */
const USUAL = [
  'Returning officer, at the count',
  'Returning officer, by telephone',
  'Declared on television',
  'Website of the council',
];

const OFFERED_MAX = 12;

/** Sources to choose from: those that the desk used last, then the usual ones. */
export function sourcesOffered(state: NightState, desk: DeskView): readonly string[] {
  const used = Object.values(state.contests)
    .flatMap(({ phase }) =>
      phase.kind === 'declared' && phase.by === 'desk' ? [{ at: phase.at, source: phase.source }] : [],
    )
    .sort((left, right) => (left.at < right.at ? 1 : -1))
    .map(({ source }) => source);
  const mine = desk.queue.entries.flatMap(({ mine: own, entry }) =>
    own && entry !== null ? [entry.source] : [],
  );
  return [...new Set([...mine, ...used, ...USUAL])].slice(0, OFFERED_MAX);
}
