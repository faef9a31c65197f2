import type { Metadata } from 'next';
import { PeopleScreen } from '#components/desk-people/people-screen.tsx';

export const metadata: Metadata = { title: 'People · Desk' };

export default function Page() {
  return <PeopleScreen />;
}
