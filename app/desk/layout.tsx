import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { DeskRoot } from '#components/desk/desk-root.tsx';
import { signInView } from '#lib/view/desk/sign-in-view.ts';
import { readNight } from '../read-snapshot.ts';
import '../../components/desk/desk.css';
import '../../components/desk/sign-in.css';
import '../../components/desk-live/desk-live.css';
import '../../components/desk-people/people.css';
import '../../components/desk-picks/picks.css';
import '../../components/desk-record/record.css';

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** An empty frame. Nothing of the desk is in the page: the browser asks for it, and is asked who wants it. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const { mode, roll } = await readNight();
  return <DeskRoot signIn={signInView(mode, roll.reference.election.name)}>{children}</DeskRoot>;
}
