import type { Metadata } from 'next';
import { LiveblogDesk } from '#components/desk-live/liveblog-desk.tsx';

export const metadata: Metadata = { title: 'Liveblog · Desk' };

export default function Page() {
  return <LiveblogDesk />;
}
