import type { VectorStore } from '@millrace/ports';

/** A store of which every method, but those given, throws `error`. */
export function failingStore(error: Error, methods: Partial<VectorStore> = {}): VectorStore {
  const fail = () => Promise.reject(error);
  return new Proxy(methods as VectorStore, {
    get: (store, name) => store[name as keyof VectorStore] ?? fail,
  });
}
