import { readListFile, readResultsFile } from '#app/results/results-file.ts';
import { csvOf } from '#lib/view/results-file.ts';

/** The results of `/results` with the same parameters, as CSV; with `list=`, the rows of that list. */
export async function GET(request: Request): Promise<Response> {
  const list = await readListFile(request);
  const { fileName, ...file } = list ?? (await readResultsFile(request));
  return new Response(csvOf(file.rows, 'heading' in file ? file.heading : undefined), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName}.csv"`,
    },
  });
}
