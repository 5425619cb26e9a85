import { defineHttpApp } from '@millrace/http';
import { createSearcher } from '@millrace/retrieval';
import { getCollectionRoute } from './routes/get-collection.ts';
import { getDocument } from './routes/get-document.ts';
import { listCollectionsRoute } from './routes/list-collections.ts';
import { listDocumentsRoute } from './routes/list-documents.ts';
import { postCollection } from './routes/post-collection.ts';
import { postSearch } from './routes/post-search.ts';
import { queryApiSettings } from './settings.ts';

/** The way out over HTTP: search, documents, collections. */
export const queryApi = defineHttpApp({
  name: 'query-api',
  summary: 'Searches, and shows documents and collections.',
  needs: ['database', 'objects', 'models'],
  settings: queryApiSettings,
  routes(server, { database, objects, models }, { lexicalWeight, denseWeight }, { clock }) {
    const searcher = createSearcher(database, { clock });
    const weights = { lexical: lexicalWeight, dense: denseWeight };

    postSearch(server, { database, searcher, models, weights });
    listDocumentsRoute(server, database);
    getDocument(server, database);
    listCollectionsRoute(server, database);
    getCollectionRoute(server, database);
    postCollection(server, { database, objects, models });
  },
});
