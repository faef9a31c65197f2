/**
 * In place of Next.js's constants, of which a browser needs one: the others are words of errors that a build has.
 * tests/left-out.test.ts holds it equal to theirs.
 */
export const NEXT_NAV_DEPLOYMENT_ID_HEADER = 'x-nextjs-deployment-id';
