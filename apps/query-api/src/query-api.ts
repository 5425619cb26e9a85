import { defineHttpApp } from '@millrace/http';
import { createSearcher } from '@millrace/retrieval';
import { openTokenCounter } from '@millrace/tokens';
import { createConversations } from './conversations/conversations.ts';
import { apiKeys } from './routes/api-keys.ts';
import { cancelTaskRoute } from './routes/cancel-task.ts';
import { conversationMessages } from './routes/conversation-messages.ts';
import { deleteDocumentRoute } from './routes/delete-document.ts';
import { dropDeadLettersRoutes } from './routes/drop-dead-letters.ts';
import { getCollectionRoute } from './routes/get-collection.ts';
import { getDiagnosis } from './routes/get-diagnosis.ts';
import { getDocument } from './routes/get-document.ts';
import { listCollectionsRoute } from './routes/list-collections.ts';
import { listDocumentsRoute } from './routes/list-documents.ts';
import { listModels } from './routes/list-models.ts';
import { listRetrievalLogsRoute } from './routes/list-retrieval-logs.ts';
import { messageFeedback } from './routes/message-feedback.ts';
import { postAsk } from './routes/post-ask.ts';
import { postChatLog } from './routes/post-chat-log.ts';
import { postCollection } from './routes/post-collection.ts';
import { postSearch } from './routes/post-search.ts';
import { reEmbedding } from './routes/re-embedding.ts';
import { readChatLogs } from './routes/read-chat-logs.ts';
import { readConversations } from './routes/read-conversations.ts';
import { readDeadLetters } from './routes/read-dead-letters.ts';
import { replayDeadLetters } from './routes/replay-dead-letters.ts';
import { replayWork } from './routes/replay-work.ts';
import { writeConversations } from './routes/write-conversations.ts';
import { rememberQueries } from './search/remembered-queries.ts';
import { createSearch } from './search/search.ts';
import { queryApiSettings } from './settings.ts';

/** The way out over HTTP: search, documents, collections; and what an operator does with tasks and dead letters. */
export const queryApi = defineHttpApp({
  name: 'query-api',
  summary: 'Searches, shows documents and collections, cancels, deletes and replays.',
  needs: ['database', 'objects', 'models', 'textModels', 'cache', 'chatDatabase', 'chatImages'],
  wants: ['states', 'bus'],
  settings: queryApiSettings,
  routes(server, ports, settings, host) {
    const { database, objects, models, textModels, cache, chatDatabase, chatImages, states, bus } = ports;
    const { clock, log } = host;
    const { lexicalWeight, denseWeight, replaysPerSecond } = settings;
    const weights = { lexical: lexicalWeight, dense: denseWeight };
    const queryModels = rememberQueries(models, cache);
    const searcher = createSearcher(database, { clock });
    const search = createSearch({ database, searcher, models: queryModels, weights });

    postSearch(server, search);
    listDocumentsRoute(server, database);
    getDocument(server, database);
    listCollectionsRoute(server, database);
    getCollectionRoute(server, database);
    postCollection(server, { database, objects, models });
    reEmbedding(server, { database, objects, models });

    const conversations = createConversations({ database, cache });
    readConversations(server, conversations);
    writeConversations(server, conversations);
    conversationMessages(server, conversations);
    messageFeedback(server, conversations);

    const { maxImageBytes: maxBytes, imageTimeoutMs: timeoutMs } = settings;
    postChatLog(server, { chatDatabase, chatImages, bus, clock, limits: { maxBytes, timeoutMs } });
    readChatLogs(server, { chatDatabase, chatImages });
    listRetrievalLogsRoute(server, database);

    listModels(server, textModels);
    const minEvidence = { extractive: settings.minEvidence, generated: settings.minEvidenceForModel };
    const answers = { search, textModels, conversations, count: openTokenCounter(), minEvidence };
    postAsk(server, { ...answers, bus, database, clock, log }, host);

    apiKeys(server, { database, clock });

    getDiagnosis(server, { database, objects, states, clock });
    cancelTaskRoute(server, { database, objects, states, log });
    deleteDocumentRoute(server, { database, states, clock, log });
    readDeadLetters(server, database);
    replayDeadLetters(server, { database, states, clock, log, replaysPerSecond });
    dropDeadLettersRoutes(server, database);
    replayWork(server, { database, objects, models, states, clock, log, replaysPerSecond });
  },
});
