import { type Problem, problemSchema } from '@millrace/contracts';

/** A request that failed: `code` is the stable code of the problem, or `UNREACHABLE` where no server answered. */
export class ClientError extends Error {
  readonly code: string;
  /** HTTP status, 0 where no server answered. */
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(code: string, status: number, message: string, options: { cause?: unknown; problem?: Problem } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ClientError';
    this.code = code;
    this.status = status;
    this.problem = options.problem;
  }
}

/** The error that a response of another kind than 2xx stands for. */
export async function errorOf(response: Response): Promise<ClientError> {
  const text = await response.text().catch(() => '');
  const problem = problemSchema.safeParse(parseJson(text)).data;
  if (problem) return new ClientError(problem.code, response.status, problem.detail || problem.title, { problem });
  return new ClientError('HTTP_ERROR', response.status, `HTTP ${response.status} from ${response.url}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
