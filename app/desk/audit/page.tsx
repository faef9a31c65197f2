import type { Metadata } from 'next';
import { AuditScreen } from '#components/desk-record/audit-screen.tsx';

export const metadata: Metadata = { title: 'Record · Desk' };

export default function Page() {
  return <AuditScreen />;
}
