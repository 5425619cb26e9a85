import { MillraceError } from '@millrace/contracts';
import { providerError } from './provider-error.ts';

/** Whatever the AI SDK threw, by the status that the provider answered with where there is one. */
export async function modelFailure(model: string, error: unknown): Promise<MillraceError> {
  const { APICallError } = await import('@ai-sdk/provider');
  if (APICallError.isInstance(error)) return providerError(model, error, new Date());
  return new MillraceError('MODEL_UNAVAILABLE', `model ${model} gave no usable answer: ${reasonOf(error)}`, {
    cause: error,
  });
}

/** Some endpoints tell of a failure in the midst of their stream, by an object of their own. */
function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'object' ? JSON.stringify(error) : String(error);
}
