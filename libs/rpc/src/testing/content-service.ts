import type { ServiceImpl } from '@connectrpc/connect';
import { MillraceError } from '@millrace/contracts';
import { AIService } from '@millrace/protocol';
import { defineRpcService, type RpcService } from '../index.ts';

const scopes = {
  generateContent: 'chat',
  streamGenerateContent: 'chat',
  embedContent: 'read',
  listTextModels: null,
} as const;

function absent(): never {
  throw new MillraceError('MODEL_NOT_FOUND', 'there is no model');
}

/** A service of which a test says what some methods do; the others fail. */
export function contentService(methods: Partial<ServiceImpl<typeof AIService>>): RpcService {
  const failing = {
    generateContent: absent,
    streamGenerateContent: absent,
    embedContent: absent,
    listTextModels: () => ({ models: [] }),
  };
  return defineRpcService(AIService, scopes, { ...failing, ...methods }, { generateContent: 'questions' });
}
