export {
  type EmbeddingEndpoint,
  type EmbeddingRequest,
  openEmbeddingEndpoint,
  type Refusal,
} from './embedding-endpoint.ts';
