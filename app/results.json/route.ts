import { readResultsFile } from '#app/results/results-file.ts';
import { jsonRows } from '#lib/view/results-file.ts';

/** The results of `/results` with the same parameters, as JSON that says what its columns mean. */
export async function GET(request: Request): Promise<Response> {
  const { rows, about } = await readResultsFile(request);
  return Response.json({ ...about, rows: jsonRows(rows) });
}
