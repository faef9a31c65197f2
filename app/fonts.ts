import localFont from 'next/font/local';

/*
 * Both faces are cut to what the pages use, because on a phone's line they come before everything else: weights from 400 to
 * 700, optical sizes from 20 on, and of the features kerning, marks, ligatures and tabular figures (`fonttools`: instancer,
 * then subset). That is 85 kB instead of 171.
 */

/** Says: headlines, the story, a seat's name as a title. */
export const serif = localFont({
  src: './fonts/source-serif-4.woff2',
  variable: '--face-serif',
  weight: '400 700',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
});

/** Counts: every figure, label and tag. */
export const sans = localFont({
  src: './fonts/inter.woff2',
  variable: '--face-sans',
  weight: '400 700',
  display: 'swap',
  adjustFontFallback: 'Arial',
});
