import { documentErrors } from './errors/document-errors.ts';
import { modelErrors } from './errors/model-errors.ts';
import { requestErrors } from './errors/request-errors.ts';
import { serviceErrors } from './errors/service-errors.ts';
import { stageErrors } from './errors/stage-errors.ts';
import { vectorErrors } from './errors/vector-errors.ts';

/** Every error code that Millrace can show, by what it is about. A code never changes its meaning. */
export const errorFamilies = {
  Requests: requestErrors,
  'The service': serviceErrors,
  Documents: documentErrors,
  Models: modelErrors,
  Vectors: vectorErrors,
  'Stages and messages': stageErrors,
} as const;

export const errorCodes = {
  ...requestErrors,
  ...serviceErrors,
  ...documentErrors,
  ...modelErrors,
  ...vectorErrors,
  ...stageErrors,
} as const;

export type ErrorCode = keyof typeof errorCodes;
