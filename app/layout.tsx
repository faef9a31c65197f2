import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { LiveNight } from '#components/live/live-night.tsx';
import { livePage } from '#components/live/live-page.ts';
import { BreakingLine } from '#components/liveblog/breaking-line.tsx';
import { LiveChip } from '#components/shell/live-chip.tsx';
import { Masthead } from '#components/shell/masthead.tsx';
import { ModeBanner } from '#components/shell/mode-banner.tsx';
import { PageTabs } from '#components/shell/page-tabs.tsx';
import { SiteFoot } from '#components/shell/site-foot.tsx';
import { MomentNotice } from '#components/time/moment-notice.tsx';
import { Rewind } from '#components/time/rewind.tsx';
import { breakingView } from '#lib/view/breaking-view.ts';
import { declaredWords, insteadWords } from '#lib/view/moment-view.ts';
import { shellView } from '#lib/view/shell-view.ts';
import { timeView } from '#lib/view/time-view.ts';
import { addressQuery } from './address-query.ts';
import { sans, serif } from './fonts.ts';
import { readNight, readNightNow } from './read-snapshot.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Declared', template: '%s · Declared' },
  description: 'Results of the general election as they are declared.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#111214' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Every page is made for its request: the nonce of the content security policy belongs to one response.
  await connection();
  const night = await readNight();
  const { pack, roll, mode, moment } = night;
  const query = await addressQuery();
  const shell = shellView(
    pack.reference,
    mode,
    pack.credits.map(({ text }) => text),
  );
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      <head>
        {/* Without scripts a link says where it comes from, and so keeps its moment; with scripts it says it itself. */}
        <meta name="referrer" content="strict-origin" />
        <noscript>
          <meta name="referrer" content="same-origin" />
        </noscript>
        <link rel="stylesheet" href={`/reference/${pack.hash}.css`} precedence="default" />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        {shell.banner !== null && <ModeBanner banner={shell.banner} />}
        <LiveNight page={livePage(night)}>
          <Masthead>
            <LiveChip query={query} />
          </Masthead>
          <Rewind
            initial={timeView(roll, readNightNow().state)}
            declared={declaredWords(roll, night.state)}
            query={query}
          />
          {moment.instead !== null && (
            <MomentNotice words={insteadWords(moment.instead, pack.reference.election.pollDate)} />
          )}
          <main id="content">{children}</main>
          <BreakingLine initial={breakingView(roll, night.state)} />
        </LiveNight>
        <SiteFoot foot={shell.foot} />
        <PageTabs />
      </body>
    </html>
  );
}
