import type { Metadata } from 'next';
import { HealthScreen } from '#components/desk-record/health-screen.tsx';

export const metadata: Metadata = { title: 'Health · Desk' };

export default function Page() {
  return <HealthScreen />;
}
