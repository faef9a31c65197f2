import { LiveblogDesk } from '#components/desk-live/liveblog-desk.tsx';

export default function Page() {
  return <LiveblogDesk />;
}
