/**
 * A reporter for Node's test runner: one JSON line for each test that ended. It goes to a file of its own, so that
 * what tests print does not mix with it.
 *
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* linesOf(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite fails because one of its tests did, and is no test itself.
    if (data.details?.type === 'suite' && data.details.error?.failureType !== 'hookFailed') continue;
    const error = data.details?.error;
    const cause = error?.cause ?? error;
    const isHeldOut =
      (data.skip !== undefined && data.skip !== false) || (data.todo !== undefined && data.todo !== false);
    yield `${JSON.stringify({
      title: data.name,
      passed: type === 'test:pass' && !isHeldOut,
      words: isHeldOut
        ? 'is skipped or to do: a test runs, or is taken out'
        : (cause?.stack ?? String(cause ?? '')),
    })}\n`;
  }
}
