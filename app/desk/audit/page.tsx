import { AuditScreen } from '#components/desk-record/audit-screen.tsx';

export default function Page() {
  return <AuditScreen />;
}
