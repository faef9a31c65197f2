'use client';
import { useEffect, useState } from 'react';
import { type DriverMeasure, driverMeasures, type MeasureFile } from '#lib/view/drivers-measures.ts';

/** A line that failed is seldom back sooner. */
const RETRY_MS = 10_000;

/** The measures of all seats, once this page has fetched them; null until then. No other page needs them. */
export function useMeasures(paths: readonly string[]): readonly DriverMeasure[] | null {
  const [measures, setMeasures] = useState<readonly DriverMeasure[] | null>(null);
  const list = paths.join(' ');
  useEffect(() => {
    const ending = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      fetchAll(list.split(' '), ending.signal).then(
        (files) => setMeasures(driverMeasures(files)),
        () => {
          if (!ending.signal.aborted) retry = setTimeout(load, RETRY_MS);
        },
      );
    if (list !== '') load();
    return () => {
      ending.abort();
      clearTimeout(retry);
    };
  }, [list]);
  return measures;
}

function fetchAll(paths: readonly string[], signal: AbortSignal): Promise<readonly MeasureFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      const response = await fetch(path, { signal });
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return response.json() as Promise<MeasureFile>;
    }),
  );
}
