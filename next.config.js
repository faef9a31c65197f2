process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // `npm test` checks types, of the tests too. A night must not fail to start over one of those.
  typescript: { ignoreBuildErrors: true },
  // The server entry compresses what it serves itself, once per version, not once per request.
  productionBrowserSourceMaps: false,
  images: { unoptimized: true, remotePatterns: [] },
};

export default config;
