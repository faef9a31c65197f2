import localFont from 'next/font/local';

/** Says: headlines, the story, a seat's name as a title. */
export const serif = localFont({
  src: './fonts/source-serif-4.woff2',
  variable: '--face-serif',
  weight: '200 900',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
});

/** Counts: every figure, label and tag. */
export const sans = localFont({
  src: './fonts/inter.woff2',
  variable: '--face-sans',
  weight: '100 900',
  display: 'swap',
  adjustFontFallback: 'Arial',
});
