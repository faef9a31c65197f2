'use client';
import { useMemo } from 'react';
import { useDeskReading, useDeskStore, useDeskView } from '#components/desk/desk-context.ts';
import { insist } from '#components/desk/use-sending.ts';
import { useNightClock, useWholeNight } from '#components/live/use-whole-night.ts';
import type { DeskDoor } from './desk-door.ts';
import { LiveDesk } from './live-desk.tsx';
import { uploadPicture } from './upload-picture.ts';

/** The liveblog's screen of the desk. */
export function LiveblogDesk() {
  const store = useDeskStore();
  const view = useDeskView();
  const { presence } = useDeskReading();
  const night = useWholeNight();
  const now = useNightClock();
  const door = useMemo(
    (): DeskDoor => ({
      view,
      async send(action, tell = () => {}) {
        const outcome = await insist(store, { id: crypto.randomUUID(), ...action }, tell);
        return outcome ?? SOMEBODY_ELSE;
      },
      upload: uploadPicture,
      stand: (where) => store.at(where ?? ''),
      othersAt: (where) =>
        presence
          .filter((each) => each.where === where && each.userId !== view.me.userId)
          .map(({ name }) => name),
    }),
    [store, view, presence],
  );
  return (
    <main id="content" className="desk-screen" tabIndex={-1}>
      <h1 className="sr-only">Liveblog</h1>
      {night === null ? (
        <p role="status">The night is being fetched…</p>
      ) : (
        <LiveDesk door={door} roll={night.roll} state={night.state} nightNowMs={now()} />
      )}
    </main>
  );
}

const SOMEBODY_ELSE = {
  kind: 'refused',
  code: 'SOMEBODY_ELSE',
  words: 'Somebody else has signed in here. It was not sent in their name.',
  problems: [],
} as const;
