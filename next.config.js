process.env.NEXT_TELEMETRY_DISABLED = '1';

/** What Next.js and Socket.io send to browsers and none of our pages uses, each with the little that stands for it. */
const LEFT_OUT = {
  './reducers/server-action-reducer': 'server-actions',
  './segment-cache/scheduler': 'prefetch',
  './scheduler': 'prefetch',
  '../../../lib/constants': 'constants',
  '../build/polyfills/polyfill-module': 'polyfills',
  './error-styles': 'error-styles',
  './webtransport.js': 'web-transport',
  './is-binary.js': 'is-binary',
  './binary.js': 'binary',
  './contrib/base64-arraybuffer.js': 'base64-arraybuffer',
};

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // `npm test` checks types, of the tests too. A night must not fail to start over one of those.
  typescript: { ignoreBuildErrors: true },
  // `server/pages/page-answers.ts` does.
  compress: false,
  // The server entry compresses what it serves itself, once per version, not once per request.
  productionBrowserSourceMaps: false,
  images: { unoptimized: true, remotePatterns: [] },
  turbopack: {
    resolveAlias: Object.fromEntries(
      Object.entries(LEFT_OUT).map(([path, file]) => [path, { browser: `./app/left-out/${file}.ts` }]),
    ),
  },
  experimental: {
    turbopackCjsTreeShaking: true,
    turbopackCjsScopeHoisting: true,
    turbopackCrossModuleConstants: true,
    // Few scripts a page: one of 70 kB is sent in fewer bytes than three of them, and most readers see two pages.
    turbopackChunking: {
      requestCost: 2_000_000,
      minChunkSize: 200_000,
      maxMergeChunkSize: 2_000_000,
      maxChunkCountPerGroup: 4,
    },
  },
};

export default config;
