import { readResultsFile } from '#app/results/results-file.ts';
import { csvOf } from '#lib/view/results-file.ts';

/** The results of `/results` with the same parameters, as CSV. */
export async function GET(request: Request): Promise<Response> {
  const { rows, fileName } = await readResultsFile(request);
  return new Response(csvOf(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName}.csv"`,
    },
  });
}
