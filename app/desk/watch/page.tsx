import { PicksScreen } from '#components/desk-picks/picks-screen.tsx';

export default function Page() {
  return <PicksScreen />;
}
