import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { LiveNight } from '#components/live/live-night.tsx';
import { livePage } from '#components/live/live-page.ts';
import { isOfDesk } from './address-query.ts';
import { sans, serif } from './fonts.ts';
import { publicOrigin } from './public-origin.ts';
import { readNight } from './read-snapshot.ts';
import { SiteFrame } from './site-frame.tsx';
import './globals.css';

export function generateMetadata(): Metadata {
  const origin = publicOrigin();
  return {
    metadataBase: origin === '' ? null : new URL(origin),
    title: { default: 'Declared', template: '%s · Declared' },
    description: 'Results of the general election as they are declared.',
  };
}

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
  const isDesk = await isOfDesk();
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      <head>
        {/* Without scripts a link says where it comes from, and so keeps its moment; with scripts it says it itself. */}
        <meta name="referrer" content="strict-origin" />
        <noscript>
          <meta name="referrer" content="same-origin" />
        </noscript>
        <link rel="stylesheet" href={`/reference/${night.pack.hash}.css`} precedence="default" />
      </head>
      <body className={isDesk ? 'desk-body' : undefined}>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <LiveNight page={livePage(night)}>{isDesk ? children : <SiteFrame>{children}</SiteFrame>}</LiveNight>
      </body>
    </html>
  );
}
