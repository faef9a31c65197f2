import { HealthScreen } from '#components/desk-record/health-screen.tsx';

export default function Page() {
  return <HealthScreen />;
}
