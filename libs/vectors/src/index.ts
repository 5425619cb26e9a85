export { restoreCollectionIndexes, restoreCollectionTables } from './collections/restore-collections.ts';
export { openVectorStores } from './open-vector-stores.ts';
