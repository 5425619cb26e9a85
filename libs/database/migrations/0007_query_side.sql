-- What is asked and said: conversations, answers, who may do what; and every tenant's rows fenced off from the others'.

create table conversations (
  id uuid primary key,
  tenant text not null,
  user_id varchar(255) not null,
  title text not null,
  system_prompt text,
  metadata jsonb not null default '{}',
  is_deleted boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- For the messages, which cannot be put into another tenant's conversation.
  constraint conversations_of_tenant unique (id, tenant)
);
create trigger conversations_touch before update on conversations
  for each row when (old.* is distinct from new.*) execute function touch_updated_at();
create index idx_conversations_user_active on conversations (tenant, user_id, updated_at desc, id) where not is_deleted;
create index idx_conversations_title_trgm on conversations using gin (title gin_trgm_ops) where not is_deleted;

create table messages (
  id uuid primary key,
  conversation_id uuid not null,
  tenant text not null,
  -- Orders the messages of a conversation, also those of one millisecond.
  sequence bigint generated always as identity,
  role text not null check (role in ('system', 'user', 'assistant', 'tool')),
  content text not null,
  tool_calls jsonb,
  tool_results jsonb,
  tokens_used int,
  citations jsonb,
  answer jsonb,
  feedback jsonb,
  created_at timestamptz not null default now(),
  foreign key (conversation_id, tenant) references conversations (id, tenant) on delete cascade
);
comment on column messages.citations is 'Of an answer: the passages that it cites, as they were then';
comment on column messages.answer is 'Of an answer: its kind, model and outcome';
-- The columns beside it let messages and their tokens be counted without looking at each.
create index idx_messages_conversation_recent on messages (conversation_id, created_at desc, sequence desc)
  include (tenant, role, tokens_used);

-- Every question that was asked, whatever became of it.
create table retrieval_logs (
  id uuid primary key,
  tenant text not null,
  user_id varchar(255),
  request_id text,
  conversation_id uuid,
  message_id uuid,
  collection text not null,
  query text not null,
  searched_query text,
  filters jsonb not null default '{}',
  hits jsonb not null default '[]',
  latencies_ms jsonb not null default '{}',
  model text,
  tokens jsonb not null default '{}',
  outcome text not null,
  error_code text,
  asked_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index retrieval_logs_of_tenant on retrieval_logs (tenant, asked_at desc, id);

-- Of a key only a hash is kept.
create table api_keys (
  id uuid primary key,
  tenant text not null,
  name text not null,
  hash bytea not null,
  scopes text[] not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_keys_of_tenant on api_keys (tenant, created_at desc, id);

-- Whose the rows of the index are, so that they can be fenced off row by row.
alter table chunks add column tenant text;
update chunks set tenant = generations.tenant from generations where generations.id = chunks.generation_id;
alter table chunks alter column tenant set not null;
alter table embeddings add column tenant text;
update embeddings set tenant = generations.tenant from generations where generations.id = embeddings.generation_id;
alter table embeddings alter column tenant set not null;
alter table postings add column tenant text;
update postings set tenant = chunks.tenant from chunks where chunks.id = postings.base;
delete from postings where tenant is null;
alter table postings alter column tenant set not null;
alter table batches add column tenant text;
update batches set tenant = generations.tenant from generations where generations.id = batches.generation_id;
alter table batches alter column tenant set not null;

-- Whose a chat log is: `logs` keeps its columns. Ids of messages are their producers' own, so that two tenants' may be the same.
alter table chat_service.log_messages add column tenant text not null default 'default';
alter table chat_service.log_messages drop constraint log_messages_pkey;
alter table chat_service.log_messages add primary key (tenant, message_id);
create unique index log_messages_of_log on chat_service.log_messages (log_id);
create index idx_chat_service_logs_session_id on chat_service.logs (session_id) where session_id is not null;
create index idx_chat_service_logs_conversation_id on chat_service.logs (conversation_id);

-- Change of a collection's embedding model: vectors of the new one beside those of the old, then one switch.
create table reembeddings (
  id uuid primary key,
  tenant text not null,
  collection_id uuid not null references collections (id),
  status text not null check (status in ('running', 'switched', 'cancelled')),
  from_embedding jsonb not null,
  from_model text not null,
  to_embedding jsonb not null,
  to_model text not null,
  rounds int not null default 0,
  closing_until timestamptz,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  cleared_at timestamptz
);
comment on column reembeddings.from_model is 'Key of the model, as in embeddings';
comment on column reembeddings.rounds is 'How often it was looked which batches lack vectors';
comment on column reembeddings.closing_until is 'Until then nothing goes live without vectors of the new model';
comment on column reembeddings.cleared_at is 'Since when the vectors are gone that nobody needs any more: of the old model, or, where it was cancelled, of the new';
create unique index reembeddings_at_once on reembeddings (collection_id) where cleared_at is null;
create index reembeddings_of_collection on reembeddings (collection_id, started_at desc);

-- What is left of a round: batches that want vectors while it runs, and batches that have some too many once it has ended.
create table reembedding_batches (
  reembedding_id uuid not null references reembeddings (id) on delete cascade,
  tenant text not null,
  generation_id uuid not null,
  cut text not null,
  ordinal int not null,
  asks int not null default 0,
  asked_at timestamptz,
  primary key (reembedding_id, generation_id, cut, ordinal)
);
comment on column reembedding_batches.asks is 'How often the embedder was asked for its vectors';

alter table embeddings drop constraint embeddings_pkey;
alter table embeddings add primary key (accepted_at, chunk_id, model);

-- As before, for each of the ways to compare vectors: an index is of one of them. That of the cosine keeps its name.
drop function vector_index_statements(int, int);
create function vector_index_statements(dimension int, metric text, from_rows int) returns setof text language plpgsql stable as $$
declare
  suffix text := format('hnsw_%s%s', dimension, case metric when 'cosine' then '' else '_' || metric end);
  leaf record;
  enough boolean;
begin
  for leaf in
    select part.oid::regclass as name, format('%s_%s', part.relname, suffix) as index_name,
      (select indisvalid from pg_index where indexrelid = to_regclass(format('%I', format('%s_%s', part.relname, suffix)))) as valid
    from pg_inherits child join pg_class part on part.oid = child.inhrelid
    where child.inhparent = 'embeddings'::regclass
    order by part.relname
  loop
    -- There, or being built by another.
    continue when leaf.valid
      or exists (select from pg_stat_progress_create_index where index_relid = to_regclass(format('%I', leaf.index_name)));
    execute format('select count(*) >= $1 from (select from %s where vector_dims(embedding) = $2 limit $1) found', leaf.name)
      into enough using from_rows, dimension;
    continue when not enough;
    -- What is left of a build that was broken off.
    if leaf.valid is not null then
      return next format('drop index concurrently %I', leaf.index_name);
    end if;
    return next format(
      'create index concurrently if not exists %I on %s using hnsw ((embedding::vector(%s)) vector_%s_ops)
       with (m = 16, ef_construction = 64) where vector_dims(embedding) = %s',
      leaf.index_name, leaf.name, dimension, metric, dimension);
  end loop;
end $$;

-- Roles belong to the whole server, so another database's migration may be making them at the same time. Neither owns anything,
-- and nobody logs in as one: a transaction takes a role on (`set local role`) for as long as it lasts.
do $$
declare
  name text;
begin
  foreach name in array array['millrace_app', 'millrace_chat'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, name, 'usage') then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end $$;

-- The tenant that the transaction works for; null, which no row has, where none was named.
create function current_tenant() returns text language sql stable parallel safe as $$
  select nullif(current_setting('millrace.tenant', true), '')
$$;

-- Least rights: what the HTTP apps do for a caller, and no more. Workers are the owner.
grant usage on schema public to millrace_app;
grant select, insert, update, delete on conversations, messages to millrace_app;
grant select, insert, update on collections, documents, generations, api_keys to millrace_app;
grant select, update on dead_letters to millrace_app;
grant select on chunks, embeddings, postings, batches to millrace_app;
grant select, insert on retrieval_logs to millrace_app;
grant select, insert, update on reembeddings to millrace_app;
grant select on reembedding_batches to millrace_app;
grant insert on audit_log, outbox to millrace_app;
grant select on queue_counts to millrace_app;

-- The owner works for all tenants and is not bound by these; the two roles are. The tenant is asked for once a query, not once a row.
do $$
declare
  name text;
begin
  foreach name in array array['conversations', 'messages', 'retrieval_logs', 'api_keys', 'collections', 'documents', 'generations',
    'chunks', 'embeddings', 'postings', 'batches', 'audit_log', 'reembeddings', 'reembedding_batches'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I to millrace_app using (tenant = (select current_tenant()))', name);
  end loop;
end $$;
-- Letters that are nobody's are the operator's, for whom the tenant `default` stands.
alter table dead_letters enable row level security;
create policy tenant on dead_letters to millrace_app using (
  tenant = (select current_tenant()) or (tenant is null and (select current_tenant()) = 'default')
);

-- Under a policy Postgres looks up nothing by an index on JSON, since the operators are not leakproof: what searches by metadata reads
-- this instead, which shows the same rows.
create view tenant_documents as select * from documents where tenant = (select current_tenant());
comment on view tenant_documents is 'Of the tenant that the transaction works for';
grant select on tenant_documents to millrace_app;

-- The outbox holds whole messages of all tenants: the role enters into it and reads nothing of it but what these two tell.
create function outbox_of_task(task uuid, out waiting bigint, out due_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*), min(o.due_at) from outbox o
  where o.task_id = task::text and exists (select from generations g where g.id = task and g.tenant = current_tenant())
$$;
create function last_replay_due_at() returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select max(due_at) from outbox where headers ->> 'millrace-replay-of' is not null
$$;
revoke execute on function outbox_of_task(uuid), last_replay_due_at() from public;
grant execute on function outbox_of_task(uuid), last_replay_due_at() to millrace_app;

-- Under a policy Postgres uses an index only for operators that are leakproof, and those that look into texts and JSON are not. So what is looked
-- up by them is read through views that show the tenant's rows alone.
create view tenant_conversations as
  select * from conversations where tenant = (select current_tenant()) and not is_deleted;
comment on view tenant_conversations is 'Of the tenant that the transaction works for; here titles are searched by their index';
grant select on tenant_conversations to millrace_app;

create view chat_service.tenant_logs as
  select l.* from chat_service.logs l left join chat_service.log_messages m on m.log_id = l.id
  where coalesce(m.tenant, 'default') = (select current_tenant());
comment on view chat_service.tenant_logs is 'Of the tenant that the transaction works for; logs that no message brought are those of `default`';

alter table chat_service.log_messages enable row level security;
create policy tenant on chat_service.log_messages to millrace_chat using (tenant = (select current_tenant()));

grant usage on schema chat_service to millrace_chat;
grant insert on chat_service.logs to millrace_chat;
grant select, insert on chat_service.log_messages to millrace_chat;
grant select on chat_service.tenant_logs to millrace_chat;
grant usage on all sequences in schema chat_service to millrace_chat;
