import { PeopleScreen } from '#components/desk-people/people-screen.tsx';

export default function Page() {
  return <PeopleScreen />;
}
