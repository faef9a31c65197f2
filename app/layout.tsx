import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { LiveNight } from '#components/live/live-night.tsx';
import { livePage } from '#components/live/live-page.ts';
import { LiveChip } from '#components/shell/live-chip.tsx';
import { Masthead } from '#components/shell/masthead.tsx';
import { ModeBanner } from '#components/shell/mode-banner.tsx';
import { SectionTabs } from '#components/shell/section-tabs.tsx';
import { SiteFoot } from '#components/shell/site-foot.tsx';
import { shellView } from '#lib/view/shell-view.ts';
import { sans, serif } from './fonts.ts';
import { readNight } from './read-snapshot.ts';
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
  const { pack, mode } = night;
  const shell = shellView(
    pack.reference,
    mode,
    pack.credits.map(({ text }) => text),
  );
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      <head>
        <link rel="stylesheet" href={`/reference/${pack.hash}.css`} precedence="default" />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        {shell.banner !== null && <ModeBanner banner={shell.banner} />}
        <LiveNight page={livePage(night)}>
          <Masthead>
            <LiveChip />
          </Masthead>
          <main id="content">{children}</main>
        </LiveNight>
        <SiteFoot foot={shell.foot} />
        <SectionTabs />
      </body>
    </html>
  );
}
