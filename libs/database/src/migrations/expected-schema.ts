/** What the migrations make, apart from partitions: a test holds it against a migrated database. */
export const expectedSchema: {
  readonly extensions: readonly string[];
  /** Columns by table. */
  readonly tables: Readonly<Record<string, string>>;
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
} = {
  extensions: ['vector', 'pg_trgm', 'uuid-ossp'],
  tables: {
    audit_log: 'id at actor tenant action subject detail',
    batches: 'generation_id cut ordinal hash first chunks base term_total indexed_at computed',
    'chat_service.log_messages': 'message_id log_id created_at',
    'chat_service.logs': 'id conversation_id user_id session_id log_data created_at',
    chunks:
      'id generation_id document_id collection_id ordinal text tokens headings page_from page_to span_from span_to hash',
    collections: 'id tenant name settings created_at updated_at',
    dead_letters:
      'id queue stage message_id event_type task_id tenant code reason stack attempts headers content_type body body_bytes moot failed_at received_at replays replayed_at dropped_at',
    documents:
      'id tenant collection_id external_id name content_type metadata live_generation newest_generation newest_version newest_accepted_at deleted_at created_at updated_at freed_at',
    embeddings: 'chunk_id generation_id accepted_at model embedding',
    embeddings_default: 'chunk_id generation_id accepted_at model embedding',
    generations:
      'id tenant document_id collection_id name envelope accepted_at version run status rank attempt superseded error warnings bytes sha256 content_type title pages cut batches chunks term_total uploaded_at parsed_at indexing_at finished_at purged_at created_at updated_at replay_of effective_from resumes fruitless resumed_at freed_at overtaken_at',
    outbox: 'id queue message_id event_type content_type headers body due_at refused_at created_at task_id',
    postings: 'term base posting more',
    queue_counts: 'queue ready unacked dead_lettering consumers seen_at',
    schema_migrations: 'name checksum applied_at',
    suspects: 'suspicion task_id since',
    upkeep_marks: 'name at updated_at',
  },
  indexes: [
    'audit_log_at',
    'audit_log_of_subject',
    'audit_log_pkey',
    'batches_pkey',
    'chat_service.idx_chat_service_logs_log_data_gin',
    'chat_service.idx_chat_service_logs_user_id',
    'chat_service.log_messages_pkey',
    'chat_service.logs_pkey',
    'chunks_ordinal_unique',
    'chunks_pkey',
    'collections_name_unique',
    'collections_pkey',
    'dead_letters_of_replay',
    'dead_letters_of_task',
    'dead_letters_of_tenant',
    'dead_letters_open',
    'dead_letters_pkey',
    'dead_letters_received',
    'documents_by_collection',
    'documents_by_tenant',
    'documents_live',
    'documents_metadata',
    'documents_pkey',
    'documents_to_free',
    'embeddings_default_pkey',
    'embeddings_pkey',
    'generations_of_document',
    'generations_pkey',
    'generations_replaying',
    'generations_unfinished',
    'generations_unneeded',
    'outbox_due',
    'outbox_of_task',
    'outbox_pkey',
    'postings_by_base',
    'postings_by_term',
    'queue_counts_pkey',
    'schema_migrations_pkey',
    'suspects_pkey',
    'upkeep_marks_pkey',
  ],
  triggers: ['collections_touch', 'documents_overtake', 'documents_touch', 'generations_touch'],
};
