import type { ConstituencyId, Standing } from '#lib/election/ids.ts';
import { candidatesOf, constituencyOf } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import { standingsNamed } from '../party-aliases.ts';
import { doubt, type FiguresCase, type Finding } from './finding.ts';

/** Two seats with so few candidates may look alike by chance. */
const CANDIDATES_MIN = 3;

/** The line of another constituency under this one's code: a spreadsheet sorted by one column only. */
export function rowShiftFindings(figures: FiguresCase): readonly Finding[] {
  if (figures.message.candidates.length < CANDIDATES_MIN) return [];
  const other = seatWithTheseNumbers(figures) ?? seatWithTheseIds(figures) ?? seatWithTheseParties(figures);
  if (other === null) return [];
  const found = {
    path: 'candidates',
    received: `${other.what} ${constituencyOf(figures.roll, other.id).name}`,
    expected: `figures of ${figures.constituency.name}`,
    todo: 'Rows may be shifted against one another: check the neighbouring messages too.',
  };
  return [doubt('ROW_SHIFT', found)];
}

interface Other {
  readonly id: ConstituencyId;
  readonly what: string;
}

function seatWithTheseNumbers({ message, roll, state, constituency, standing }: FiguresCase): Other | null {
  const byId = new Map(message.candidates.map(({ id, votes }) => [id, votes]));
  const mine = standing.map(({ id }) => byId.get(id) ?? -1);
  const theirs = (id: ConstituencyId) => candidatesOf(constituencyOf(roll, id), state.contests[id]);
  const contests = Object.entries(state.contests) as [ConstituencyId, Contest][];
  const found = contests.find(([id, { phase }]) => {
    if (id === constituency.id || phase.kind !== 'declared') return false;
    const { votes } = phase.figures;
    const ballot = theirs(id);
    return (
      ballot.length === mine.length && ballot.every((each, index) => (votes[each.id] ?? -1) === mine[index])
    );
  });
  return found === undefined ? null : { id: found[0], what: 'exactly the numbers of' };
}

function seatWithTheseIds({ message, roll, constituency }: FiguresCase): Other | null {
  const ids = new Set<string>(message.candidates.map(({ id }) => id));
  if (constituency.candidates.some(({ id }) => ids.has(id))) return null;
  const found = roll.reference.constituencies.find(
    ({ candidates }) => candidates.length === ids.size && candidates.every(({ id }) => ids.has(id)),
  );
  return found === undefined ? null : { id: found.id, what: 'the candidates of' };
}

/** Parties as given, line by line, do not fit the candidates here and fit the ballot paper of another seat. */
function seatWithTheseParties(figures: FiguresCase): Other | null {
  const { message, roll, constituency, context, standing } = figures;
  const given = message.candidates.map(({ party }) => party ?? null);
  if (given.some((party) => party === null)) return null;
  const lines = given.map((party) => standingsNamed(context.aliases, party ?? ''));
  const fits = (ballot: readonly Standing[]) =>
    ballot.length === lines.length && ballot.every((each, index) => lines[index]?.has(each));
  const here = new Map<string, Standing>(standing.map((each) => [each.id, each.standing]));
  const own = message.candidates.map(({ id }) => here.get(id));
  if (own.every((each, index) => each !== undefined && lines[index]?.has(each))) return null;
  const found = roll.reference.constituencies.find(
    ({ id, candidates }) => id !== constituency.id && fits(candidates.map((each) => each.standing)),
  );
  return found === undefined ? null : { id: found.id, what: 'parties in the order of' };
}
