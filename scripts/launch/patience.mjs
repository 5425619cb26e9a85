/** For npm and pnpm alike: without a network, fail within seconds instead of their default two minutes. */
export const patience = Object.freeze([
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]);
