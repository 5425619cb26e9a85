import { chatLogged } from './events/chat-logged.ts';
import { documentChunked } from './events/document-chunked.ts';
import { documentEmbedded } from './events/document-embedded.ts';
import { documentFailed } from './events/document-failed.ts';
import { documentIndexed } from './events/document-indexed.ts';
import { documentParsed } from './events/document-parsed.ts';
import { documentUpload } from './events/document-upload.ts';
import { documentUploaded } from './events/document-uploaded.ts';
import type { EventDefinition } from './events/event.ts';
import { retrievalLogged } from './events/retrieval-logged.ts';
import { vectorsComputed } from './events/vectors-computed.ts';
import { vectorsRequested } from './events/vectors-requested.ts';

/** Every event, in the order of a document's life: what the published contract is generated from. */
export const eventCatalogue: readonly EventDefinition[] = [
  documentUpload,
  documentUploaded,
  documentParsed,
  documentChunked,
  documentEmbedded,
  documentIndexed,
  documentFailed,
  vectorsRequested,
  vectorsComputed,
  chatLogged,
  retrievalLogged,
];
