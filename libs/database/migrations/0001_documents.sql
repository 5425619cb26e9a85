-- Collections, documents, their generations, and what a generation consists of.

create extension if not exists vector;
create extension if not exists pg_trgm;
create extension if not exists "uuid-ossp";

create function touch_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end $$;

create table collections (
  id uuid primary key,
  tenant text not null,
  name text not null,
  settings jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint collections_name_unique unique (tenant, name)
);
create trigger collections_touch before update on collections
  for each row when (old.* is distinct from new.*) execute function touch_updated_at();

-- Name, type and metadata are those of the newest generation. `newest_*` is its place in the order, kept here so that an upsert
-- can tell in one step whether an event is news.
create table documents (
  id uuid primary key,
  tenant text not null,
  collection_id uuid not null references collections (id),
  external_id text,
  name text not null,
  content_type text,
  metadata jsonb not null default '{}',
  live_generation uuid,
  newest_generation uuid not null,
  newest_version bigint not null,
  newest_accepted_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column documents.live_generation is 'The one generation that search answers from';
comment on column documents.deleted_at is 'Generations accepted up to then never go live; later ones revive the document';
create trigger documents_touch before update on documents
  for each row when (old.* is distinct from new.*) execute function touch_updated_at();
create index documents_by_tenant on documents (tenant, created_at desc, id);
create index documents_by_collection on documents (collection_id, created_at desc, id);
create index documents_live on documents (collection_id, live_generation) where live_generation is not null;
create index documents_metadata on documents using gin (metadata jsonb_path_ops);

-- One ingestion of a document: the task that a caller polls. There is no foreign key to documents, since a task that failed
-- before it was accepted has none; collection_id is null for such a one.
create table generations (
  id uuid primary key,
  tenant text not null,
  document_id uuid not null,
  collection_id uuid,
  name text not null,
  envelope jsonb not null,
  accepted_at timestamptz(3) not null,
  version bigint,
  run int not null,
  status text not null
    check (status in ('queued', 'parsing', 'chunking', 'embedding', 'indexing', 'completed', 'failed', 'cancelled')),
  rank smallint not null,
  attempt int not null,
  superseded boolean not null default false,
  error jsonb,
  warnings jsonb not null default '[]',
  bytes bigint,
  sha256 text,
  content_type text,
  title text,
  pages int,
  cut text,
  batches int,
  chunks int,
  term_total bigint,
  uploaded_at timestamptz,
  parsed_at timestamptz,
  indexing_at timestamptz,
  finished_at timestamptz,
  purged_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column generations.cut is 'Hash of the manifest whose batches count; the first that arrives stands';
comment on column generations.term_total is 'Length of all its chunks in terms, known when it is complete';
create trigger generations_touch before update on generations
  for each row when (old.* is distinct from new.*) execute function touch_updated_at();
create index generations_of_document on generations (document_id, (coalesce(version, 0)), accepted_at, id);
create index generations_unfinished on generations (accepted_at) where rank < 9;

-- Which batches are in: completeness is membership, never a counter. Ids of a batch's chunks are base, base + 1, …
create table batches (
  generation_id uuid not null,
  cut text not null,
  ordinal int not null,
  hash text not null,
  first int not null,
  chunks int not null,
  base bigint not null,
  term_total bigint,
  indexed_at timestamptz not null default now(),
  primary key (generation_id, cut, ordinal)
);

-- One value gives a batch the ids value * 1024 to value * 1024 + 1023: consecutive, without a lock between batches.
create sequence chunk_blocks;

-- No foreign keys here: they would lock the generation's row under every batch, and a batch is written in one transaction anyway.
create table chunks (
  id bigint primary key,
  generation_id uuid not null,
  document_id uuid not null,
  collection_id uuid not null,
  ordinal int not null,
  text text not null,
  tokens int not null,
  headings text[] not null,
  page_from int,
  page_to int,
  span_from int not null,
  span_to int not null,
  hash text not null,
  constraint chunks_ordinal_unique unique (generation_id, ordinal)
);
