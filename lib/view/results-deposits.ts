import { DEPOSIT_POUNDS, depositsByStanding, lostDepositsOf } from '#lib/election/derive/deposits-tally.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { capitalised, collectiveName, standingName, verbFor } from '#lib/format/names.ts';
import { counted, formatCount, formatPercent } from '#lib/format/numbers.ts';
import { atParameter } from './results-page.ts';
import { addressOf } from './results-query.ts';
import { columns, type ListTable, linked, plain, tagged } from './results-table.ts';
import { tagOf } from './tag-view.ts';

/** Deposits lost by party; of the party that is asked for, candidate by candidate. */
export function depositsTables(
  roll: Roll,
  state: NightState,
  { party, at }: { readonly party: string | null; readonly at: string | null },
): { readonly sentence: string; readonly tables: readonly ListTable[] } {
  const rows = depositsByStanding(roll, state);
  const asked = rows.find(({ standing }) => standing === party);
  const all = { lost: 0, candidates: 0 };
  for (const { lost, candidates } of rows) {
    all.lost += lost;
    all.candidates += candidates;
  }
  const byParty: ListTable = {
    id: 'by-party',
    caption: 'Lost deposits by party, most first',
    columns: columns(
      ['Party', 'words'],
      ['Lost', 'figure'],
      ['Of candidates', 'figure'],
      ['Pounds', 'figure'],
    ),
    rows: rows.map(({ standing, lost, candidates }) => ({
      id: standing,
      cells: [
        [
          {
            words: standingName(roll, standing),
            tag: tagOf(roll, standing),
            href: addressOf('/results/lost-deposits', [['party', standing], ...atParameter(at)]),
          },
        ],
        plain(formatCount(lost)),
        plain(formatCount(candidates)),
        plain(formatCount(lost * DEPOSIT_POUNDS)),
      ],
    })),
    none: 'No seat has declared yet.',
  };
  if (asked === undefined) {
    return {
      sentence: `Lost deposits: ${formatCount(all.lost)} of ${counted(all.candidates, 'candidate')}`,
      tables: [byParty],
    };
  }
  return {
    sentence: ownSentence(roll, asked.standing, asked.lost, asked.candidates),
    tables: [candidatesTable(roll, state, asked.standing), byParty],
  };
}

function ownSentence(roll: Roll, standing: Standing, lost: number, candidates: number): string {
  const isIndependents = standing === 'independent';
  const who = isIndependents ? 'Independents' : capitalised(collectiveName(roll, standing));
  const verb = isIndependents ? 'have' : verbFor(roll, standing, 'has', 'have');
  return `${who} ${verb} lost ${formatCount(lost)} of ${counted(candidates, 'deposit')}`;
}

function candidatesTable(roll: Roll, state: NightState, standing: Standing): ListTable {
  return {
    id: 'candidates',
    caption: 'Candidates who lost their deposits, those nearest to keeping it first',
    columns: columns(
      ['Candidate', 'words'],
      ['Constituency', 'words'],
      ['Votes', 'figure'],
      ['Share', 'figure'],
    ),
    rows: lostDepositsOf(roll, state, standing).map(({ constituency, candidate, votes, share }) => ({
      id: candidate.id,
      cells: [
        tagged(candidate.name, tagOf(roll, candidate.standing)),
        linked(constituency.name, `/constituency/${constituency.slug}`),
        plain(formatCount(votes)),
        plain(formatPercent(share)),
      ],
    })),
    none: 'None of them has lost a deposit so far.',
  };
}
