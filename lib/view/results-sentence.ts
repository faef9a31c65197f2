import { isParty } from '#lib/election/derive/standings.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { capitalised, collectiveName, placeInSentence, possessive } from '#lib/format/names.ts';
import { formatCount } from '#lib/format/numbers.ts';
import { areaWithKey } from './results-areas.ts';
import type { PeopleFilter, ResultsQuery, SortKey, StateFilter } from './results-query.ts';

/** What is shown, in a sentence: "Labour’s losses: 7 of 650"; "All 650 seats" without a filter. */
export function resultsSentence(roll: Roll, query: ResultsQuery, count: number): string {
  const subject = resultsSubject(roll, query);
  if (subject === EVERYTHING) return `All ${formatCount(roll.seats)} seats`;
  return `${subject}: ${formatCount(count)} of ${formatCount(roll.seats)}`;
}

/** "Labour’s losses to independents in London"; "All seats" without a filter. */
export function resultsSubject(roll: Roll, query: ResultsQuery): string {
  const { people, state, text } = query;
  const isOfPeople = query.outcome === null && query.from === null && query.to === null && people !== null;
  const area = areaWithKey(roll, query.area);
  const parts = [
    isOfPeople ? PEOPLE_SUBJECTS[people] : seatsSubject(roll, query),
    ...(people === null || isOfPeople ? [] : [PEOPLE_CONDITIONS[people]]),
    ...(state === null ? [] : [STATE_CONDITIONS[state]]),
    ...(area === null ? [] : [`in ${placeInSentence(area.name)}`]),
    ...(text === '' ? [] : [`matching “${text}”`]),
  ];
  return capitalised(parts.join(' '));
}

const EVERYTHING = 'All seats';

/** In what order the rows stand: "by majority, smallest first". */
export function orderWords(roll: Roll, { sort, order, party }: ResultsQuery): string {
  const [what, ascending, descending] = ORDER_WORDS[sort];
  const isOfParty = party !== null && (sort === 'share' || sort === 'change');
  const owner = isOfParty ? `${possessive(collectiveName(roll, party))} ` : '';
  return `by ${owner}${what}, ${order === 'asc' ? ascending : descending} first`;
}

function seatsSubject(roll: Roll, { outcome, from, to, people, state, area, text }: ResultsQuery): string {
  switch (outcome) {
    case 'hold': {
      const holder = to ?? from;
      return holder === null ? 'holds' : `${owners(roll, holder)} holds`;
    }
    case 'gain': {
      const gains = to === null ? 'gains' : `${owners(roll, to)} gains`;
      return from === null ? gains : `${gains} from ${plural(roll, from)}`;
    }
    case 'loss': {
      const losses = from === null ? 'losses' : `${owners(roll, from)} losses`;
      return to === null ? losses : `${losses} to ${plural(roll, to)}`;
    }
    case null: {
      const conditions = [
        ...(from === null ? [] : [`defended by ${plural(roll, from)}`]),
        ...(to === null ? [] : [`won by ${plural(roll, to)}`]),
      ];
      if (conditions.length > 0) return `seats ${conditions.join(' and ')}`;
      return people === null && state === null && area === null && text === '' ? 'all seats' : 'seats';
    }
    default:
      return outcome satisfies never;
  }
}

/** Independents are several people, so their seats together are "independents’". */
function plural(roll: Roll, standing: Standing): string {
  return standing === 'independent' ? 'independents' : collectiveName(roll, standing);
}

function owners(roll: Roll, standing: Standing): string {
  return isParty(standing) || standing === 'speaker' ? possessive(plural(roll, standing)) : 'independents’';
}

const PEOPLE_SUBJECTS: Readonly<Record<PeopleFilter, string>> = {
  new: 'new MPs',
  returning: 'returning MPs',
  're-elected': 'MPs re-elected',
  defeated: 'seats where a sitting MP was defeated',
  women: 'women elected',
  men: 'men elected',
};

const PEOPLE_CONDITIONS: Readonly<Record<PeopleFilter, string>> = {
  new: 'with a new MP',
  returning: 'with a returning MP',
  're-elected': 'with an MP re-elected',
  defeated: 'where a sitting MP was defeated',
  women: 'with a woman elected',
  men: 'with a man elected',
};

const STATE_CONDITIONS: Readonly<Record<StateFilter, string>> = {
  declared: 'declared',
  undeclared: 'still to declare',
  announced: 'announced, with figures to come',
  counting: 'that are counting',
  recount: 'in a recount',
  doubted: 'in doubt',
  corrected: 'corrected',
  withdrawn: 'withdrawn',
  postponed: 'postponed',
};

const ORDER_WORDS: Readonly<Record<SortKey, readonly [string, string, string]>> = {
  name: ['name', 'A', 'Z'],
  result: ['winner', 'A', 'Z'],
  member: ['surname of the member', 'A', 'Z'],
  majority: ['majority in votes', 'smallest', 'largest'],
  margin: ['majority as a share of the votes', 'smallest', 'largest'],
  second: ['second place', 'A', 'Z'],
  share: ['share', 'lowest', 'highest'],
  change: ['change of share', 'largest fall', 'largest rise'],
  swing: ['swing', 'smallest', 'largest'],
  turnout: ['turnout', 'lowest', 'highest'],
  declared: ['time of declaration', 'earliest', 'latest'],
  electorate: ['electorate', 'smallest', 'largest'],
};
