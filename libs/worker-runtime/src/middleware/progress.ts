import type { Middleware } from '../work.ts';

/** Shows the task in this stage as soon as work on it begins. */
export const progress: Middleware = (next) => (work) => {
  if (work.stage.status && work.attempt === 1) void work.progress({});
  return next(work);
};
