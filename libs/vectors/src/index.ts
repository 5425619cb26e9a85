export { openVectorStores } from './open-vector-stores.ts';
