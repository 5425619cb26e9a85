import {
  type AskResponse,
  askResponseSchema,
  decodeEvent,
  type EventData,
  retrievalLogged,
  type TaskEnvelope,
} from '@millrace/contracts';
import { MemoryBroker, openMemoryBus } from '@millrace/embedded';
import type { ServedApp } from '@millrace/http/testing';
import { openTextModels } from '@millrace/models';
import { type ChatAnswer, type ChatRequest, openChatEndpoint } from '@millrace/models/testing';
import type { TextModels, TextRequest } from '@millrace/ports';
import { openWorld, type World } from '../world.ts';
import { type ReceivedEvent, readEvents } from './read-events.ts';

export type Logged = EventData<typeof retrievalLogged>;
type Script = (request: ChatRequest, count: number) => ChatAnswer;

export interface AskWorld extends AsyncDisposable {
  readonly world: World;
  /** What the model answers from now on; the count begins at 1 again. */
  model(script: Script | ChatAnswer): void;
  /** What the model was asked since then. */
  asked(): readonly ChatRequest[];
  /** Resolves when the next request to the model has come. */
  reached(): Promise<void>;
  /** Resolves when the next caller has left the model before its answer was complete. */
  abandoned(): Promise<void>;
  tenant(): Asker;
}

export interface Asker {
  readonly name: string;
  index(passages: readonly string[], overrides?: Partial<TaskEnvelope>): Promise<TaskEnvelope>;
  request(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: object, init?: RequestInit): Promise<Response>;
  /** Asks, and expects an answer. */
  ask(body: object): Promise<AskResponse>;
  /** Asks for the answer as it comes. */
  stream(body: object): Promise<ReceivedEvent[]>;
  /** The next question of this tenant that was logged. */
  logged(): Promise<Logged>;
}

const models = {
  text: {
    provider: 'openai-compatible' as const,
    model: 'tiny',
    contextTokens: 8_192,
    maxOutputTokens: 512,
    streaming: true,
    tools: true,
  },
  timeoutMs: 5_000,
};

/**
 * The app with a model on this machine: `tiny`, `plain` (neither streams nor calls tools) and `narrow` (has little room). `hears` is told of every
 * request to any of them.
 */
export async function openAskWorld(hears: (request: TextRequest) => void = () => {}): Promise<AskWorld> {
  let script: Script = () => ({ text: ['[none]'] });
  let first = 0;
  const endpoint = await openChatEndpoint((request, count) => script(request, count - first));
  const { text } = models;
  const textModels = openTextModels({
    ...models,
    openaiBaseUrl: endpoint.baseUrl,
    moreText: [
      { ...text, id: 'plain', streaming: false, tools: false },
      { ...text, id: 'narrow', contextTokens: 1_024, maxOutputTokens: 128 },
    ],
  });
  const world = await openWorld();
  const broker = new MemoryBroker();
  const bus = openMemoryBus(broker);
  const logs = await collectLogs(bus);
  const served = await world.serve({ textModels: heardBy(hears, textModels), bus });

  return {
    world,
    model(next) {
      script = typeof next === 'function' ? next : () => next;
      first = endpoint.requests.length;
    },
    asked: () => endpoint.requests.slice(first),
    reached: endpoint.reached,
    abandoned: endpoint.abandoned,
    tenant: () => openAsker(world, served, logs),
    async [Symbol.asyncDispose]() {
      await served.close();
      await bus.close();
      broker.close();
      await world[Symbol.asyncDispose]();
      await endpoint.close();
    },
  };
}

function heardBy(hears: (request: TextRequest) => void, models: TextModels): TextModels {
  return {
    ...models,
    async open(id) {
      const model = await models.open(id);
      return (
        model && {
          ...model,
          stream(request) {
            hears(request);
            return model.stream(request);
          },
        }
      );
    },
  };
}

type Logs = (tenant: string) => Promise<Logged>;

async function collectLogs(bus: ReturnType<typeof openMemoryBus>): Promise<Logs> {
  const came: Logged[] = [];
  let wake = () => {};
  await bus.consume('chat.logs', { prefetch: 10 }, ({ message, ack }) => {
    came.push(decodeEvent(message, [retrievalLogged]).data as Logged);
    ack();
    wake();
  });
  return async (tenant) => {
    for (;;) {
      const place = came.findIndex((log) => log.tenant === tenant);
      const [log] = place < 0 ? [] : came.splice(place, 1);
      if (log) return log;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}

function openAsker(world: World, served: ServedApp, logs: Logs): Asker {
  const { name, index } = world.tenant();
  const request = (path: string, init: RequestInit = {}) =>
    served.request(path, { ...init, headers: { 'x-tenant-id': name, ...init.headers } });
  const post = (path: string, body: object, init: RequestInit = {}) =>
    request(path, {
      ...init,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...init.headers },
      body: JSON.stringify(body),
    });
  return {
    name,
    index,
    request,
    post,
    async ask(body) {
      const response = await post('/api/v1/chat/ask', body);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
      return askResponseSchema.parse(JSON.parse(text));
    },
    stream: async (body) =>
      readEvents(await post('/api/v1/chat/ask', body, { headers: { accept: 'text/event-stream' } })),
    logged: () => logs(name),
  };
}
