import type { Metadata } from 'next';
import { measuresIn, readNight } from '#app/read-snapshot.ts';
import { LiveSwing } from '#components/swing/live-swing.tsx';
import { driversChoice, driversOptions } from '#lib/view/drivers-choice.ts';
import { driverMeasures } from '#lib/view/drivers-measures.ts';
import { driversView } from '#lib/view/drivers-view.ts';
import { packSeatTypes } from '#lib/view/packed-seat-types.ts';
import { swingView } from '#lib/view/swing-view.ts';

export const metadata: Metadata = {
  title: 'What is driving it',
  description:
    'Swing so far, like for like, and each party’s change against who lives in the declared seats.',
  alternates: { canonical: '/swing' },
};

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

export default async function Page({ searchParams }: Props) {
  const parameters = await searchParams;
  const one = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const night = await readNight();
  const { roll, state, pack } = night;
  const files = measuresIn(night);
  const measures = driverMeasures(files.map(({ file }) => file));
  const choice = driversChoice(roll, state, measures, { party: one('party'), measure: one('measure') });
  const at = one('at');
  return (
    <LiveSwing
      initial={swingView(roll, state, pack.seatTypes)}
      seatTypes={packSeatTypes(roll, pack.seatTypes)}
      drivers={
        choice === null
          ? null
          : {
              options: driversOptions(roll, measures),
              view: driversView(roll, state, measures, choice, at),
            }
      }
      measurePaths={files.map(({ topic }) => `/reference/${pack.hash}.${topic}.json`)}
      at={at}
    />
  );
}
