import type { Metadata } from 'next';
import { readNight, readNightAt, readNightNow } from '#app/read-snapshot.ts';
import { LiveSince } from '#components/since/live-since.tsx';
import { SinceAsk } from '#components/since/since-ask.tsx';
import { formatTimeAndDay } from '#lib/format/times.ts';
import { askedMoment } from '#lib/view/moment.ts';
import { sinceAskView } from '#lib/view/since-ask-view.ts';
import { sinceBase } from '#lib/view/since-base.ts';
import { sinceView } from '#lib/view/since-view.ts';

interface Props {
  readonly searchParams: Promise<{ readonly from?: string | readonly string[] }>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const from = askedMoment(firstOf((await searchParams).from));
  return {
    title: from.kind === 'instant' ? `Since ${formatTimeAndDay(from.at)}` : 'What changed',
    description: 'What changed on election night since you were last here, on one page.',
    alternates: { canonical: '/since' },
  };
}

export default async function Page({ searchParams }: Props) {
  const { roll, state, nightNowMs } = await readNight();
  const from = askedMoment(firstOf((await searchParams).from));
  const ask = sinceAskView(roll, readNightNow().nightNowMs, from);
  if (from.kind !== 'instant') return <SinceAsk ask={ask} />;
  const then = readNightAt(from);
  const base = sinceBase(then.state, Date.parse(from.at));
  return <LiveSince base={base} ask={ask} initial={sinceView(roll, base, state, nightNowMs)} />;
}

function firstOf(value: string | readonly string[] | undefined): string | null {
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}
