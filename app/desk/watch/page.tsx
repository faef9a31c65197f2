import type { Metadata } from 'next';
import { PicksScreen } from '#components/desk-picks/picks-screen.tsx';

export const metadata: Metadata = { title: 'Watch list · Desk' };

export default function Page() {
  return <PicksScreen />;
}
