import { readNight } from '#app/read-snapshot.ts';
import { type ListFile, listFile } from '#lib/view/list-file.ts';
import { FILE_COLUMNS, fileRows } from '#lib/view/results-file.ts';
import { resultsListView } from '#lib/view/results-list-view.ts';
import { singleParameters } from '#lib/view/results-page.ts';
import { readResultsQuery } from '#lib/view/results-query.ts';
import { orderWords, resultsSentence } from '#lib/view/results-sentence.ts';
import { selectedSeats } from '#lib/view/results-view.ts';

/** What a request for a file of results gets: the rows of the page with the same parameters, at one position. */
export async function readResultsFile(request: Request) {
  const { roll, state, position, mode } = await readNight();
  const parameters = singleParameters(Object.fromEntries(new URL(request.url).searchParams));
  const query = readResultsQuery(roll, (name) => parameters[name] ?? null);
  const seats = selectedSeats(roll, state, query);
  const { election } = roll.reference;
  return {
    rows: fileRows(roll, seats, query.party),
    about: {
      election: election.id,
      mode,
      position: { epoch: position.epoch, seq: position.seq },
      shows: `${resultsSentence(roll, query, seats.length)}, ${orderWords(roll, query)}`,
      comparedWith: election.baseName,
      columns: FILE_COLUMNS.map(({ name, meaning }) => ({ name, meaning })),
    },
    fileName: `${election.id}-${mode}-results-${position.seq}`,
  };
}

/** The rows of a list of people, parties or records, as its page shows them; null for any other request. */
export async function readListFile(
  request: Request,
): Promise<(ListFile & { readonly fileName: string }) | null> {
  const { list: slug, ...parameters } = singleParameters(
    Object.fromEntries(new URL(request.url).searchParams),
  );
  if (slug === undefined) return null;
  const { roll, state, position, mode } = await readNight();
  const [table] = resultsListView(roll, state, { slug, parameters })?.tables ?? [];
  if (table === undefined) return null;
  const fileName = `${roll.reference.election.id}-${mode}-${slug}-${position.seq}`;
  return { ...listFile(table), fileName };
}
