import { canonicalName } from '../canonical-name.ts';
import type { NominationsMessage } from '../feed-message.ts';
import { standingsNamed } from '../party-aliases.ts';
import { type Case, doubt, type Finding } from './finding.ts';

/** A tidier spelling goes through; who stands, and for whom, is changed by an editor only. */
export function nominationFindings(about: Case, message: NominationsMessage): readonly Finding[] {
  const unknown = message.candidates.flatMap(({ party }, index) => partyFinding(about, party, index));
  if (unknown.length > 0) return unknown;
  return [...changeFindings(about, message), ...afterResult(about, message)];
}

function partyFinding({ context }: Case, party: string, index: number): readonly Finding[] {
  const meant = standingsNamed(context.aliases, party);
  if (meant.size === 1) return [];
  const found = { path: `candidates[${index}].party`, received: party };
  if (meant.size > 1) {
    const expected = `one of ${[...meant].join(', ')}`;
    const todo = 'Several parties share the word: send the party id.';
    return [doubt('UNKNOWN_PARTY', { ...found, expected, todo }, { held: true })];
  }
  const todo = 'Ask the source what it means, and have the alias added.';
  return [doubt('UNKNOWN_PARTY', { ...found, expected: 'a party of this election', todo }, { held: true })];
}

function changeFindings({ standing, context }: Case, message: NominationsMessage): readonly Finding[] {
  const before = new Map<string, (typeof standing)[number]>(standing.map((each) => [each.id, each]));
  const now = new Set(message.candidates.map(({ id }) => id));
  const todo = 'Compare with the statement of persons nominated.';
  const changed = message.candidates.flatMap((each, index) => {
    const known = before.get(each.id);
    const isSamePerson = known !== undefined && canonicalName(known.surname) === canonicalName(each.surname);
    if (isSamePerson && standingsNamed(context.aliases, each.party).has(known.standing)) return [];
    const expected = known === undefined ? 'nobody new' : `${known.name}, ${known.standing}`;
    const received = `${each.name}, ${each.party}`;
    return [doubt('NOMINATIONS_CHANGE', { path: `candidates[${index}]`, received, expected, todo })];
  });
  const gone = standing
    .filter(({ id }) => !now.has(id))
    .map(({ id, name }) =>
      doubt('NOMINATIONS_CHANGE', {
        path: 'candidates',
        received: undefined,
        expected: `${name} (${id})`,
        todo,
      }),
    );
  return [...changed, ...gone];
}

/** Figures point at candidates: a list without one of them would leave votes that are nobody's. */
function afterResult({ contest }: Case, message: NominationsMessage): readonly Finding[] {
  const { phase, superseded } = contest;
  const now = new Set(message.candidates.map(({ id }) => id));
  const pointedAt = [
    ...(phase.kind === 'rush' ? [phase.winner] : []),
    ...(phase.kind === 'declared' ? Object.keys(phase.figures.votes) : []),
    ...superseded.flatMap(({ figures }) => Object.keys(figures.votes)),
  ];
  const lost = pointedAt.filter((id) => !now.has(id));
  const isLonger = phase.kind === 'declared' && now.size > Object.keys(phase.figures.votes).length;
  if (lost.length === 0 && !isLonger) return [];
  const expected = 'everybody whom published figures name, and nobody else';
  const todo = 'Withdraw the result first, if the list was wrong.';
  const received = lost[0] === undefined ? `${now.size} candidates` : `a list without ${lost[0]}`;
  return [
    doubt('NOMINATIONS_AFTER_RESULT', { path: 'candidates', received, expected, todo }, { held: true }),
  ];
}
