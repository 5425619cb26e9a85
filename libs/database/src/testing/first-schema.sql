-- A database as the migrations 0001 to 0006 made it, with what the fleet of that time wrote into it: documents of two tenants, in
-- English and Chinese, that are live, overtaken, failed, cancelled, deleted and under way, dead letters, chat logs, a message in the
-- outbox. Made once by pg_dump (--inserts --no-owner --no-privileges) and never anew: every later migration is tested from it.

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA chat_service;

COMMENT ON SCHEMA chat_service IS '用于存储外部对话服务的专属数据';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;

COMMENT ON EXTENSION "uuid-ossp" IS 'generate universally unique identifiers (UUIDs)';

CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

COMMENT ON EXTENSION vector IS 'vector data type and ivfflat and hnsw access methods';

CREATE FUNCTION public.ensure_embedding_partitions(first date, months integer) RETURNS integer
    LANGUAGE plpgsql
    AS $$
declare
  month timestamp := date_trunc('month', first::timestamp);
  lower_bound timestamptz;
  upper_bound timestamptz;
  partition text;
  made int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('millrace.embedding_partitions'));
  for i in 0 .. months - 1 loop
    lower_bound := (month + make_interval(months => i)) at time zone 'UTC';
    upper_bound := (month + make_interval(months => i + 1)) at time zone 'UTC';
    partition := 'embeddings_' || to_char(month + make_interval(months => i), 'YYYY_MM');
    continue when to_regclass(partition) is not null;

    lock table embeddings_default in access exclusive mode;
    execute format('create table %I (like embeddings including defaults including constraints)', partition);
    execute format(
      'with moved as (delete from embeddings_default where accepted_at >= %L and accepted_at < %L returning *)
       insert into %I select * from moved',
      lower_bound, upper_bound, partition);
    execute format('alter table embeddings attach partition %I for values from (%L) to (%L)',
      partition, lower_bound, upper_bound);
    made := made + 1;
  end loop;
  return made;
end $$;

CREATE FUNCTION public.note_overtaken() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update generations set overtaken_at = now() where id = old.live_generation;
  return null;
end $$;

CREATE FUNCTION public.touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  new.updated_at := now();
  return new;
end $$;

CREATE FUNCTION public.vector_index_statements(dimension integer, from_rows integer) RETURNS SETOF text
    LANGUAGE plpgsql STABLE
    AS $_$
declare
  leaf record;
  enough boolean;
begin
  for leaf in
    select part.oid::regclass as name, format('%s_hnsw_%s', part.relname, dimension) as index_name,
      (select indisvalid from pg_index where indexrelid = to_regclass(format('%I', format('%s_hnsw_%s', part.relname, dimension)))) as valid
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
      'create index concurrently if not exists %I on %s using hnsw ((embedding::vector(%s)) vector_cosine_ops)
       with (m = 16, ef_construction = 64) where vector_dims(embedding) = %s',
      leaf.index_name, leaf.name, dimension, dimension);
  end loop;
end $_$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE chat_service.log_messages (
    message_id text NOT NULL,
    log_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE chat_service.logs (
    id bigint NOT NULL,
    conversation_id uuid NOT NULL,
    user_id character varying(255) NOT NULL,
    session_id character varying(255),
    log_data jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

COMMENT ON TABLE chat_service.logs IS '存储多模态对话服务的对话记录';

COMMENT ON COLUMN chat_service.logs.id IS '记录的唯一主键 (自增)';

COMMENT ON COLUMN chat_service.logs.conversation_id IS '标识单次完整对话的UUID';

COMMENT ON COLUMN chat_service.logs.user_id IS '发起对话的用户ID';

COMMENT ON COLUMN chat_service.logs.session_id IS '用户的单次会话ID';

COMMENT ON COLUMN chat_service.logs.log_data IS '包含用户提问、图片引用、模型推理结果等的JSON对象';

COMMENT ON COLUMN chat_service.logs.created_at IS '记录插入时的时间戳（带时区）';

CREATE SEQUENCE chat_service.logs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE chat_service.logs_id_seq OWNED BY chat_service.logs.id;

CREATE TABLE public.audit_log (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    actor text NOT NULL,
    tenant text,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL
);

ALTER TABLE public.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.batches (
    generation_id uuid NOT NULL,
    cut text NOT NULL,
    ordinal integer NOT NULL,
    hash text NOT NULL,
    first integer NOT NULL,
    chunks integer NOT NULL,
    base bigint NOT NULL,
    term_total bigint,
    indexed_at timestamp with time zone DEFAULT now() NOT NULL,
    computed integer
);

COMMENT ON COLUMN public.batches.computed IS 'Vectors that were computed for it; 0 where the batch was known';

CREATE SEQUENCE public.chunk_blocks
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.chunks (
    id bigint NOT NULL,
    generation_id uuid NOT NULL,
    document_id uuid NOT NULL,
    collection_id uuid NOT NULL,
    ordinal integer NOT NULL,
    text text NOT NULL,
    tokens integer NOT NULL,
    headings text[] NOT NULL,
    page_from integer,
    page_to integer,
    span_from integer NOT NULL,
    span_to integer NOT NULL,
    hash text NOT NULL
);

CREATE TABLE public.collections (
    id uuid NOT NULL,
    tenant text NOT NULL,
    name text NOT NULL,
    settings jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.dead_letters (
    id uuid NOT NULL,
    queue text NOT NULL,
    stage text NOT NULL,
    message_id text NOT NULL,
    event_type text NOT NULL,
    task_id uuid,
    tenant text,
    code text NOT NULL,
    reason text NOT NULL,
    stack text NOT NULL,
    attempts integer NOT NULL,
    headers jsonb NOT NULL,
    content_type text NOT NULL,
    body bytea NOT NULL,
    body_bytes integer NOT NULL,
    moot boolean NOT NULL,
    failed_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    replays integer DEFAULT 0 NOT NULL,
    replayed_at timestamp with time zone,
    dropped_at timestamp with time zone
);

COMMENT ON COLUMN public.dead_letters.body_bytes IS 'Length of the whole body; the column body holds at most 256 KiB of it';

COMMENT ON COLUMN public.dead_letters.moot IS 'It failed no task: it belongs to none, or its task had ended already';

CREATE TABLE public.documents (
    id uuid NOT NULL,
    tenant text NOT NULL,
    collection_id uuid,
    external_id text,
    name text NOT NULL,
    content_type text,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    live_generation uuid,
    newest_generation uuid NOT NULL,
    newest_version bigint NOT NULL,
    newest_accepted_at timestamp(3) with time zone NOT NULL,
    deleted_at timestamp(3) with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    freed_at timestamp with time zone
);

COMMENT ON COLUMN public.documents.live_generation IS 'The one generation that search answers from';

COMMENT ON COLUMN public.documents.deleted_at IS 'Generations accepted up to then never go live; later ones revive the document';

COMMENT ON COLUMN public.documents.freed_at IS 'Since when, after its deletion, its rows and objects are gone';

CREATE TABLE public.embeddings (
    chunk_id bigint NOT NULL,
    generation_id uuid NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    model text NOT NULL,
    embedding public.vector NOT NULL
)
PARTITION BY RANGE (accepted_at);

CREATE TABLE public.embeddings_2026_10 (
    chunk_id bigint NOT NULL,
    generation_id uuid NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    model text NOT NULL,
    embedding public.vector NOT NULL
);

CREATE TABLE public.embeddings_2026_11 (
    chunk_id bigint NOT NULL,
    generation_id uuid NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    model text NOT NULL,
    embedding public.vector NOT NULL
);

CREATE TABLE public.embeddings_2026_12 (
    chunk_id bigint NOT NULL,
    generation_id uuid NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    model text NOT NULL,
    embedding public.vector NOT NULL
);

CREATE TABLE public.embeddings_2027_01 (
    chunk_id bigint NOT NULL,
    generation_id uuid NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    model text NOT NULL,
    embedding public.vector NOT NULL
);

CREATE TABLE public.embeddings_2027_02 (
    chunk_id bigint NOT NULL,
    generation_id uuid NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    model text NOT NULL,
    embedding public.vector NOT NULL
);

CREATE TABLE public.embeddings_default (
    chunk_id bigint NOT NULL,
    generation_id uuid NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    model text NOT NULL,
    embedding public.vector NOT NULL
);

CREATE TABLE public.generations (
    id uuid NOT NULL,
    tenant text NOT NULL,
    document_id uuid NOT NULL,
    collection_id uuid,
    name text NOT NULL,
    envelope jsonb NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    version bigint,
    run integer NOT NULL,
    status text NOT NULL,
    rank smallint NOT NULL,
    attempt integer NOT NULL,
    superseded boolean DEFAULT false NOT NULL,
    error jsonb,
    warnings jsonb DEFAULT '[]'::jsonb NOT NULL,
    bytes bigint,
    sha256 text,
    content_type text,
    title text,
    pages integer,
    cut text,
    batches integer,
    chunks integer,
    term_total bigint,
    uploaded_at timestamp with time zone,
    parsed_at timestamp with time zone,
    indexing_at timestamp with time zone,
    finished_at timestamp with time zone,
    purged_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    replay_of uuid,
    effective_from text,
    resumes integer DEFAULT 0 NOT NULL,
    fruitless integer DEFAULT 0 NOT NULL,
    resumed_at timestamp with time zone,
    freed_at timestamp with time zone,
    overtaken_at timestamp with time zone,
    CONSTRAINT generations_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'parsing'::text, 'chunking'::text, 'embedding'::text, 'indexing'::text, 'completed'::text, 'failed'::text, 'cancelled'::text])))
);

COMMENT ON COLUMN public.generations.cut IS 'Hash of the manifest whose batches count; the first that arrives stands';

COMMENT ON COLUMN public.generations.term_total IS 'Length of all its chunks in terms, known when it is complete';

COMMENT ON COLUMN public.generations.replay_of IS 'The completed generation whose artifacts this one began with';

COMMENT ON COLUMN public.generations.effective_from IS 'The stage at which its replay truly began';

COMMENT ON COLUMN public.generations.resumes IS 'How often lost work of it was handed out again';

COMMENT ON COLUMN public.generations.fruitless IS 'How often in a row without any progress after it, its queues seen empty';

COMMENT ON COLUMN public.generations.freed_at IS 'Since when its objects are gone';

COMMENT ON COLUMN public.generations.overtaken_at IS 'Since when it is no longer live';

CREATE TABLE public.outbox (
    id uuid NOT NULL,
    queue text NOT NULL,
    message_id text NOT NULL,
    event_type text NOT NULL,
    content_type text NOT NULL,
    headers jsonb DEFAULT '{}'::jsonb NOT NULL,
    body bytea NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    refused_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    task_id text GENERATED ALWAYS AS ("substring"(encode(body, 'escape'::text), '"taskId"\s*:\s*"([0-9a-f-]{36})"'::text)) STORED
);

COMMENT ON COLUMN public.outbox.id IS 'Derived from what caused it, so that the same cause is entered once';

COMMENT ON COLUMN public.outbox.refused_at IS 'Since when no queue takes it';

CREATE TABLE public.postings (
    term bigint NOT NULL,
    base bigint NOT NULL,
    posting integer NOT NULL,
    more integer[]
);
ALTER TABLE ONLY public.postings ALTER COLUMN more SET STORAGE MAIN;

COMMENT ON COLUMN public.postings.base IS 'Id of the first chunk of the batch';

COMMENT ON COLUMN public.postings.posting IS 'Of the first chunk that holds the term; most rows have no other, and an array costs 24 bytes';

CREATE TABLE public.queue_counts (
    queue text NOT NULL,
    ready bigint NOT NULL,
    unacked bigint NOT NULL,
    dead_lettering bigint NOT NULL,
    consumers integer NOT NULL,
    seen_at timestamp with time zone NOT NULL
);

CREATE TABLE public.schema_migrations (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.suspects (
    suspicion text NOT NULL,
    task_id uuid NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE public.suspects IS 'Unfinished tasks that looked lost at every look since then';

CREATE TABLE public.upkeep_marks (
    name text NOT NULL,
    at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.embeddings ATTACH PARTITION public.embeddings_2026_10 FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00');

ALTER TABLE ONLY public.embeddings ATTACH PARTITION public.embeddings_2026_11 FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00');

ALTER TABLE ONLY public.embeddings ATTACH PARTITION public.embeddings_2026_12 FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');

ALTER TABLE ONLY public.embeddings ATTACH PARTITION public.embeddings_2027_01 FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2027-02-01 00:00:00+00');

ALTER TABLE ONLY public.embeddings ATTACH PARTITION public.embeddings_2027_02 FOR VALUES FROM ('2027-02-01 00:00:00+00') TO ('2027-03-01 00:00:00+00');

ALTER TABLE ONLY public.embeddings ATTACH PARTITION public.embeddings_default DEFAULT;

ALTER TABLE ONLY chat_service.logs ALTER COLUMN id SET DEFAULT nextval('chat_service.logs_id_seq'::regclass);

INSERT INTO chat_service.log_messages VALUES
	('2be7d922-5b87-4c72-8023-8d44c56788f3', 1, '2026-11-22 07:59:35.20185+00'),
	('3ab7488e-900a-436a-a2eb-389f8a1fbfef', 2, '2026-11-22 07:59:35.20185+00');

INSERT INTO chat_service.logs VALUES
	(1, 'f672aeee-29cf-4a93-94a6-481fecd05eb1', 'bert', NULL, '{"answer": null, "question": "How high is the brook?"}', '2026-11-22 07:59:35.20185+00'),
	(2, 'bd5f745f-6375-4121-ae04-19834d70238d', 'anna', 's-1', '{"answer": "二尺", "question": "水位多少？", "image_ref": {"key": "anna/s-1/x.png", "bucket": "chat-service-images"}}', '2026-11-22 07:59:35.20185+00');

INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-22 07:59:35.04033+00', 'anonymous', 'default', 'document.delete', '6a05785e-b8ba-59ae-8324-5be547b3ee4a', '{"cancelled": [], "deletedAt": "2026-11-22T07:59:35.029Z"}'),
	(2, '2026-11-22 07:59:42.475343+00', 'anonymous', 'default', 'task.cancel', '01a20244-9795-7457-bdbd-da20abbe7cff', '{"was": "parsing", "documentId": "e038bedf-a214-55cf-a12b-0bb4c7185640"}'),
	(3, '2026-11-22 07:59:44.216189+00', 'anonymous', 'default', 'dead-letter.replay', 'af16ed6d-a304-595a-a7d5-45ae81d78078', '{"run": 1, "code": "CORRUPT_DOCUMENT", "queue": "documents.upload", "taskId": "01a20244-8624-76d7-ba63-426035f9d751"}');

INSERT INTO public.batches VALUES
	('01a20244-7b12-7385-ac8e-ca929d6466be', 'c9f2523921647de85ff29d1d96b90732fb66885b6cb765973b9c709b45c140fc', 0, 'd91e6601619a8929a6860df6e6a05d65e0c264216391d76bb068590c8d858dd3', 0, 5, 1024, 1215, '2026-11-22 07:59:33.57256+00', 5),
	('01a20244-8106-76f7-9e22-4b5d2ee338be', 'df1e2c35b0d51665d7ad922411c1bdf7b7306edfaf2addb8765bee89f6f83385', 0, '9592eb42f592fe84c98a791cfaf55c349ea01b5526ac16b53ae3963fcf630957', 0, 6, 2048, 1238, '2026-11-22 07:59:33.793831+00', 6),
	('01a20244-81fb-73bc-9a60-8af2411c7580', '53b3566e059b401fc9600c80e0e1e26ad9bac1deeb99db07d44af550a974e0b8', 0, 'e9628ea845c9cc995ccc3fcdacfd9805d3605a3f646ae49fd7b2a4064c264e08', 0, 1, 3072, 61, '2026-11-22 07:59:33.976117+00', 1),
	('01a20244-82da-7434-86f7-c7df373d9d60', 'c50c38148e8398c4bc7a37b304799909e82c46a2a9d0b615b2233f5c0d95ee5b', 0, 'e31817a652f3c68d2963d7ff567f0cd242a2dd4b777c126fb7897fca768cb8e4', 0, 1, 4096, 12, '2026-11-22 07:59:34.287318+00', 1),
	('01a20244-83a6-7776-a9a9-1a2615c033e2', 'c9f2523921647de85ff29d1d96b90732fb66885b6cb765973b9c709b45c140fc', 0, 'd91e6601619a8929a6860df6e6a05d65e0c264216391d76bb068590c8d858dd3', 0, 5, 5120, 1215, '2026-11-22 07:59:34.37668+00', 5),
	('01a20244-8552-7747-9e42-4a3253bc7d21', '0381beeea07107637b05da2387f455611ca9917dda51f0bd7e9b822f15feea77', 0, '7486dad53882fa8a251331d374c8cc484fd426c27dd6e10644ffbbc35ec74ea8', 0, 1, 6144, 10, '2026-11-22 07:59:34.919046+00', 1);

INSERT INTO public.chunks VALUES
	(1024, '01a20244-7b12-7385-ac8e-ca929d6466be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 0, 'Day 1

The brook stood 40 inches at the weir. We ground 10 sacks of rye and one of buckwheat.

Day 2

The brook stood 41 inches at the weir. We ground 11 sacks of rye and one of buckwheat.

Day 3

The brook stood 42 inches at the weir. We ground 12 sacks of rye and one of buckwheat.

Day 4

The brook stood 43 inches at the weir. We ground 13 sacks of rye and one of buckwheat.

Day 5

The brook stood 44 inches at the weir. We ground 14 sacks of rye and one of buckwheat.

Day 6

The brook stood 45 inches at the weir. We ground 15 sacks of rye and one of buckwheat.

Day 7

The brook stood 46 inches at the weir. We ground 16 sacks of rye and one of buckwheat.

Day 8

The brook stood 47 inches at the weir. We ground 17 sacks of rye and one of buckwheat.

Day 9

The brook stood 48 inches at the weir. We ground 18 sacks of rye and one of buckwheat.

Day 10

The brook stood 49 inches at the weir. We ground 19 sacks of rye and one of buckwheat.

Day 11

The brook stood 50 inches at the weir. We ground 20 sacks of rye and one of buckwheat.

Day 12

The brook stood 51 inches at the weir. We ground 21 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 20, 1161, '4e080c65b5ff21b37b8b33979bfd1d869de4c7e514cbf332e9c4702f1aad09ad'),
	(1025, '01a20244-7b12-7385-ac8e-ca929d6466be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 1, 'Day 13

The brook stood 52 inches at the weir. We ground 22 sacks of rye and one of buckwheat.

Day 14

The brook stood 53 inches at the weir. We ground 23 sacks of rye and one of buckwheat.

Day 15

The brook stood 54 inches at the weir. We ground 24 sacks of rye and one of buckwheat.

Day 16

The brook stood 55 inches at the weir. We ground 25 sacks of rye and one of buckwheat.

Day 17

The brook stood 56 inches at the weir. We ground 26 sacks of rye and one of buckwheat.

Day 18

The brook stood 57 inches at the weir. We ground 27 sacks of rye and one of buckwheat.

Day 19

The brook stood 58 inches at the weir. We ground 28 sacks of rye and one of buckwheat.

Day 20

The brook stood 59 inches at the weir. We ground 29 sacks of rye and one of buckwheat.

Day 21

The brook stood 60 inches at the weir. We ground 30 sacks of rye and one of buckwheat.

Day 22

The brook stood 61 inches at the weir. We ground 31 sacks of rye and one of buckwheat.

Day 23

The brook stood 62 inches at the weir. We ground 32 sacks of rye and one of buckwheat.

Day 24

The brook stood 63 inches at the weir. We ground 33 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 1163, 2313, 'f4eebc77cd2308f56ed264533c01f647f9040b4040813b440b679557a44586b9'),
	(1026, '01a20244-7b12-7385-ac8e-ca929d6466be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 2, 'Day 25

The brook stood 64 inches at the weir. We ground 34 sacks of rye and one of buckwheat.

Day 26

The brook stood 65 inches at the weir. We ground 35 sacks of rye and one of buckwheat.

Day 27

The brook stood 66 inches at the weir. We ground 36 sacks of rye and one of buckwheat.

Day 28

The brook stood 67 inches at the weir. We ground 37 sacks of rye and one of buckwheat.

Day 29

The brook stood 68 inches at the weir. We ground 38 sacks of rye and one of buckwheat.

Day 30

The brook stood 69 inches at the weir. We ground 39 sacks of rye and one of buckwheat.

Day 31

The brook stood 70 inches at the weir. We ground 40 sacks of rye and one of buckwheat.

Day 32

The brook stood 71 inches at the weir. We ground 41 sacks of rye and one of buckwheat.

Day 33

The brook stood 72 inches at the weir. We ground 42 sacks of rye and one of buckwheat.

Day 34

The brook stood 73 inches at the weir. We ground 43 sacks of rye and one of buckwheat.

Day 35

The brook stood 74 inches at the weir. We ground 44 sacks of rye and one of buckwheat.

Day 36

The brook stood 75 inches at the weir. We ground 45 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 2315, 3465, '0cef30d82c624776aeb4f244988a927ff71bff1da3370c2370d38fed1bc95ba0'),
	(1027, '01a20244-7b12-7385-ac8e-ca929d6466be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 3, 'Day 37

The brook stood 76 inches at the weir. We ground 46 sacks of rye and one of buckwheat.

Day 38

The brook stood 77 inches at the weir. We ground 47 sacks of rye and one of buckwheat.

Day 39

The brook stood 78 inches at the weir. We ground 48 sacks of rye and one of buckwheat.

Day 40

The brook stood 79 inches at the weir. We ground 49 sacks of rye and one of buckwheat.

Day 41

The brook stood 80 inches at the weir. We ground 50 sacks of rye and one of buckwheat.

Day 42

The brook stood 81 inches at the weir. We ground 51 sacks of rye and one of buckwheat.

Day 43

The brook stood 82 inches at the weir. We ground 52 sacks of rye and one of buckwheat.

Day 44

The brook stood 83 inches at the weir. We ground 53 sacks of rye and one of buckwheat.

Day 45

The brook stood 84 inches at the weir. We ground 54 sacks of rye and one of buckwheat.

Day 46

The brook stood 85 inches at the weir. We ground 55 sacks of rye and one of buckwheat.

Day 47

The brook stood 86 inches at the weir. We ground 56 sacks of rye and one of buckwheat.

Day 48

The brook stood 87 inches at the weir. We ground 57 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 3467, 4617, 'da4c5b46fd4496f8f7d882911f1dad2294b2c88ecc1e1b26686448d1d44755f0'),
	(1028, '01a20244-7b12-7385-ac8e-ca929d6466be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 4, 'Day 49

The brook stood 88 inches at the weir. We ground 58 sacks of rye and one of buckwheat.

Day 50

The brook stood 89 inches at the weir. We ground 59 sacks of rye and one of buckwheat.

Day 51

The brook stood 90 inches at the weir. We ground 60 sacks of rye and one of buckwheat.

Day 52

The brook stood 91 inches at the weir. We ground 61 sacks of rye and one of buckwheat.

Day 53

The brook stood 92 inches at the weir. We ground 62 sacks of rye and one of buckwheat.

Day 54

The brook stood 93 inches at the weir. We ground 63 sacks of rye and one of buckwheat.

Day 55

The brook stood 94 inches at the weir. We ground 64 sacks of rye and one of buckwheat.

Day 56

The brook stood 95 inches at the weir. We ground 65 sacks of rye and one of buckwheat.

Day 57

The brook stood 96 inches at the weir. We ground 66 sacks of rye and one of buckwheat.

Day 58

The brook stood 97 inches at the weir. We ground 67 sacks of rye and one of buckwheat.

Day 59

The brook stood 98 inches at the weir. We ground 68 sacks of rye and one of buckwheat.

Day 60

The brook stood 99 inches at the weir. We ground 69 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 4619, 5769, '9c1a34244198dfbb24112675f2b6fe5248e51a76bce49c0233cd1e493076d16d'),
	(2048, '01a20244-8106-76f7-9e22-4b5d2ee338be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 0, 'Day 1

The brook stood 40 inches at the weir. We ground 10 sacks of rye and one of buckwheat.

Day 2

The brook stood 41 inches at the weir. We ground 11 sacks of rye and one of buckwheat.

Day 3

The brook stood 42 inches at the weir. We ground 12 sacks of rye and one of buckwheat.

Day 4

The brook stood 43 inches at the weir. We ground 13 sacks of rye and one of buckwheat.

Day 5

The brook stood 44 inches at the weir. We ground 14 sacks of rye and one of buckwheat.

Day 6

The brook stood 45 inches at the weir. We ground 15 sacks of rye and one of buckwheat.

Day 7

The brook stood 46 inches at the weir. We ground 16 sacks of rye and one of buckwheat.

Day 8

The brook stood 47 inches at the weir. We ground 17 sacks of rye and one of buckwheat.

Day 9

The brook stood 48 inches at the weir. We ground 18 sacks of rye and one of buckwheat.

Day 10

The brook stood 49 inches at the weir. We ground 19 sacks of rye and one of buckwheat.

Day 11

The brook stood 50 inches at the weir. We ground 20 sacks of rye and one of buckwheat.

Day 12

The brook stood 51 inches at the weir. We ground 21 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 20, 1161, '4e080c65b5ff21b37b8b33979bfd1d869de4c7e514cbf332e9c4702f1aad09ad'),
	(2049, '01a20244-8106-76f7-9e22-4b5d2ee338be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 1, 'Day 13

The brook stood 52 inches at the weir. We ground 22 sacks of rye and one of buckwheat.

Day 14

The brook stood 53 inches at the weir. We ground 23 sacks of rye and one of buckwheat.

Day 15

The brook stood 54 inches at the weir. We ground 24 sacks of rye and one of buckwheat.

Day 16

The brook stood 55 inches at the weir. We ground 25 sacks of rye and one of buckwheat.

Day 17

The brook stood 56 inches at the weir. We ground 26 sacks of rye and one of buckwheat.

Day 18

The brook stood 57 inches at the weir. We ground 27 sacks of rye and one of buckwheat.

Day 19

The brook stood 58 inches at the weir. We ground 28 sacks of rye and one of buckwheat.

Day 20

The brook stood 59 inches at the weir. We ground 29 sacks of rye and one of buckwheat.

Day 21

The brook stood 60 inches at the weir. We ground 30 sacks of rye and one of buckwheat.

Day 22

The brook stood 61 inches at the weir. We ground 31 sacks of rye and one of buckwheat.

Day 23

The brook stood 62 inches at the weir. We ground 32 sacks of rye and one of buckwheat.

Day 24

The brook stood 63 inches at the weir. We ground 33 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 1163, 2313, 'f4eebc77cd2308f56ed264533c01f647f9040b4040813b440b679557a44586b9'),
	(2050, '01a20244-8106-76f7-9e22-4b5d2ee338be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 2, 'Day 25

The brook stood 64 inches at the weir. We ground 34 sacks of rye and one of buckwheat.

Day 26

The brook stood 65 inches at the weir. We ground 35 sacks of rye and one of buckwheat.

Day 27

The brook stood 66 inches at the weir. We ground 36 sacks of rye and one of buckwheat.

Day 28

The brook stood 67 inches at the weir. We ground 37 sacks of rye and one of buckwheat.

Day 29

The brook stood 68 inches at the weir. We ground 38 sacks of rye and one of buckwheat.

Day 30

The brook stood 69 inches at the weir. We ground 39 sacks of rye and one of buckwheat.

Day 31

The brook stood 70 inches at the weir. We ground 40 sacks of rye and one of buckwheat.

Day 32

The brook stood 71 inches at the weir. We ground 41 sacks of rye and one of buckwheat.

Day 33

The brook stood 72 inches at the weir. We ground 42 sacks of rye and one of buckwheat.

Day 34

The brook stood 73 inches at the weir. We ground 43 sacks of rye and one of buckwheat.

Day 35

The brook stood 74 inches at the weir. We ground 44 sacks of rye and one of buckwheat.

Day 36

The brook stood 75 inches at the weir. We ground 45 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 2315, 3465, '0cef30d82c624776aeb4f244988a927ff71bff1da3370c2370d38fed1bc95ba0'),
	(2051, '01a20244-8106-76f7-9e22-4b5d2ee338be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 3, 'Day 37

The brook stood 76 inches at the weir. We ground 46 sacks of rye and one of buckwheat.

Day 38

The brook stood 77 inches at the weir. We ground 47 sacks of rye and one of buckwheat.

Day 39

The brook stood 78 inches at the weir. We ground 48 sacks of rye and one of buckwheat.

Day 40

The brook stood 79 inches at the weir. We ground 49 sacks of rye and one of buckwheat.

Day 41

The brook stood 80 inches at the weir. We ground 50 sacks of rye and one of buckwheat.

Day 42

The brook stood 81 inches at the weir. We ground 51 sacks of rye and one of buckwheat.

Day 43

The brook stood 82 inches at the weir. We ground 52 sacks of rye and one of buckwheat.

Day 44

The brook stood 83 inches at the weir. We ground 53 sacks of rye and one of buckwheat.

Day 45

The brook stood 84 inches at the weir. We ground 54 sacks of rye and one of buckwheat.

Day 46

The brook stood 85 inches at the weir. We ground 55 sacks of rye and one of buckwheat.

Day 47

The brook stood 86 inches at the weir. We ground 56 sacks of rye and one of buckwheat.

Day 48

The brook stood 87 inches at the weir. We ground 57 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 3467, 4617, 'da4c5b46fd4496f8f7d882911f1dad2294b2c88ecc1e1b26686448d1d44755f0'),
	(2052, '01a20244-8106-76f7-9e22-4b5d2ee338be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 4, 'Day 49

The brook stood 88 inches at the weir. We ground 58 sacks of rye and one of buckwheat.

Day 50

The brook stood 89 inches at the weir. We ground 59 sacks of rye and one of buckwheat.

Day 51

The brook stood 90 inches at the weir. We ground 60 sacks of rye and one of buckwheat.

Day 52

The brook stood 91 inches at the weir. We ground 61 sacks of rye and one of buckwheat.

Day 53

The brook stood 92 inches at the weir. We ground 62 sacks of rye and one of buckwheat.

Day 54

The brook stood 93 inches at the weir. We ground 63 sacks of rye and one of buckwheat.

Day 55

The brook stood 94 inches at the weir. We ground 64 sacks of rye and one of buckwheat.

Day 56

The brook stood 95 inches at the weir. We ground 65 sacks of rye and one of buckwheat.

Day 57

The brook stood 96 inches at the weir. We ground 66 sacks of rye and one of buckwheat.

Day 58

The brook stood 97 inches at the weir. We ground 67 sacks of rye and one of buckwheat.

Day 59

The brook stood 98 inches at the weir. We ground 68 sacks of rye and one of buckwheat.

Day 60

The brook stood 99 inches at the weir. We ground 69 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 4619, 5769, '9c1a34244198dfbb24112675f2b6fe5248e51a76bce49c0233cd1e493076d16d'),
	(2053, '01a20244-8106-76f7-9e22-4b5d2ee338be', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 5, 'The brook stood 100 inches at the weir. We ground 70 sacks of rye and one of buckwheat.', 26, '{"The miller’s diary","Day 61"}', NULL, NULL, 5779, 5866, '4b48ccdf313b45e1b6a0239784fcb5bda5337de2f778d9bb7863cb7f612966e7'),
	(3072, '01a20244-81fb-73bc-9a60-8af2411c7580', '82bb3832-106d-55cb-b488-7ae7f1a79c70', 'befb0703-fbb5-50d6-9406-2da46fecf302', 0, '水闸规则

春季水位超过二尺时，必须打开两扇闸门。

磨坊主每日清晨检查水轮的轴承，并记入日志。', 58, '{}', NULL, NULL, 0, 48, '7cb42286dc55987e89e45f262a3ed928402ba68aef563103390d6552bc0030bc'),
	(4096, '01a20244-82da-7434-86f7-c7df373d9d60', 'e30cd27b-8bfb-51bd-bb65-75c32442564e', 'befb0703-fbb5-50d6-9406-2da46fecf302', 0, '| flour | year | price |
| --- | --- | --- |
| rye | 1921 | 12 |
| wheat | 1921 | 15 |
| buckwheat | 1922 | 19 |', 47, '{}', NULL, NULL, 0, 112, '43790335861422d960659ccd087346c848ebef1780122668d86589839353da25'),
	(5120, '01a20244-83a6-7776-a9a9-1a2615c033e2', 'b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd', '515ad955-bec0-589a-b199-cd30c61c3c30', 0, 'Day 1

The brook stood 40 inches at the weir. We ground 10 sacks of rye and one of buckwheat.

Day 2

The brook stood 41 inches at the weir. We ground 11 sacks of rye and one of buckwheat.

Day 3

The brook stood 42 inches at the weir. We ground 12 sacks of rye and one of buckwheat.

Day 4

The brook stood 43 inches at the weir. We ground 13 sacks of rye and one of buckwheat.

Day 5

The brook stood 44 inches at the weir. We ground 14 sacks of rye and one of buckwheat.

Day 6

The brook stood 45 inches at the weir. We ground 15 sacks of rye and one of buckwheat.

Day 7

The brook stood 46 inches at the weir. We ground 16 sacks of rye and one of buckwheat.

Day 8

The brook stood 47 inches at the weir. We ground 17 sacks of rye and one of buckwheat.

Day 9

The brook stood 48 inches at the weir. We ground 18 sacks of rye and one of buckwheat.

Day 10

The brook stood 49 inches at the weir. We ground 19 sacks of rye and one of buckwheat.

Day 11

The brook stood 50 inches at the weir. We ground 20 sacks of rye and one of buckwheat.

Day 12

The brook stood 51 inches at the weir. We ground 21 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 20, 1161, '4e080c65b5ff21b37b8b33979bfd1d869de4c7e514cbf332e9c4702f1aad09ad'),
	(5121, '01a20244-83a6-7776-a9a9-1a2615c033e2', 'b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd', '515ad955-bec0-589a-b199-cd30c61c3c30', 1, 'Day 13

The brook stood 52 inches at the weir. We ground 22 sacks of rye and one of buckwheat.

Day 14

The brook stood 53 inches at the weir. We ground 23 sacks of rye and one of buckwheat.

Day 15

The brook stood 54 inches at the weir. We ground 24 sacks of rye and one of buckwheat.

Day 16

The brook stood 55 inches at the weir. We ground 25 sacks of rye and one of buckwheat.

Day 17

The brook stood 56 inches at the weir. We ground 26 sacks of rye and one of buckwheat.

Day 18

The brook stood 57 inches at the weir. We ground 27 sacks of rye and one of buckwheat.

Day 19

The brook stood 58 inches at the weir. We ground 28 sacks of rye and one of buckwheat.

Day 20

The brook stood 59 inches at the weir. We ground 29 sacks of rye and one of buckwheat.

Day 21

The brook stood 60 inches at the weir. We ground 30 sacks of rye and one of buckwheat.

Day 22

The brook stood 61 inches at the weir. We ground 31 sacks of rye and one of buckwheat.

Day 23

The brook stood 62 inches at the weir. We ground 32 sacks of rye and one of buckwheat.

Day 24

The brook stood 63 inches at the weir. We ground 33 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 1163, 2313, 'f4eebc77cd2308f56ed264533c01f647f9040b4040813b440b679557a44586b9'),
	(5122, '01a20244-83a6-7776-a9a9-1a2615c033e2', 'b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd', '515ad955-bec0-589a-b199-cd30c61c3c30', 2, 'Day 25

The brook stood 64 inches at the weir. We ground 34 sacks of rye and one of buckwheat.

Day 26

The brook stood 65 inches at the weir. We ground 35 sacks of rye and one of buckwheat.

Day 27

The brook stood 66 inches at the weir. We ground 36 sacks of rye and one of buckwheat.

Day 28

The brook stood 67 inches at the weir. We ground 37 sacks of rye and one of buckwheat.

Day 29

The brook stood 68 inches at the weir. We ground 38 sacks of rye and one of buckwheat.

Day 30

The brook stood 69 inches at the weir. We ground 39 sacks of rye and one of buckwheat.

Day 31

The brook stood 70 inches at the weir. We ground 40 sacks of rye and one of buckwheat.

Day 32

The brook stood 71 inches at the weir. We ground 41 sacks of rye and one of buckwheat.

Day 33

The brook stood 72 inches at the weir. We ground 42 sacks of rye and one of buckwheat.

Day 34

The brook stood 73 inches at the weir. We ground 43 sacks of rye and one of buckwheat.

Day 35

The brook stood 74 inches at the weir. We ground 44 sacks of rye and one of buckwheat.

Day 36

The brook stood 75 inches at the weir. We ground 45 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 2315, 3465, '0cef30d82c624776aeb4f244988a927ff71bff1da3370c2370d38fed1bc95ba0'),
	(5123, '01a20244-83a6-7776-a9a9-1a2615c033e2', 'b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd', '515ad955-bec0-589a-b199-cd30c61c3c30', 3, 'Day 37

The brook stood 76 inches at the weir. We ground 46 sacks of rye and one of buckwheat.

Day 38

The brook stood 77 inches at the weir. We ground 47 sacks of rye and one of buckwheat.

Day 39

The brook stood 78 inches at the weir. We ground 48 sacks of rye and one of buckwheat.

Day 40

The brook stood 79 inches at the weir. We ground 49 sacks of rye and one of buckwheat.

Day 41

The brook stood 80 inches at the weir. We ground 50 sacks of rye and one of buckwheat.

Day 42

The brook stood 81 inches at the weir. We ground 51 sacks of rye and one of buckwheat.

Day 43

The brook stood 82 inches at the weir. We ground 52 sacks of rye and one of buckwheat.

Day 44

The brook stood 83 inches at the weir. We ground 53 sacks of rye and one of buckwheat.

Day 45

The brook stood 84 inches at the weir. We ground 54 sacks of rye and one of buckwheat.

Day 46

The brook stood 85 inches at the weir. We ground 55 sacks of rye and one of buckwheat.

Day 47

The brook stood 86 inches at the weir. We ground 56 sacks of rye and one of buckwheat.

Day 48

The brook stood 87 inches at the weir. We ground 57 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 3467, 4617, 'da4c5b46fd4496f8f7d882911f1dad2294b2c88ecc1e1b26686448d1d44755f0'),
	(5124, '01a20244-83a6-7776-a9a9-1a2615c033e2', 'b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd', '515ad955-bec0-589a-b199-cd30c61c3c30', 4, 'Day 49

The brook stood 88 inches at the weir. We ground 58 sacks of rye and one of buckwheat.

Day 50

The brook stood 89 inches at the weir. We ground 59 sacks of rye and one of buckwheat.

Day 51

The brook stood 90 inches at the weir. We ground 60 sacks of rye and one of buckwheat.

Day 52

The brook stood 91 inches at the weir. We ground 61 sacks of rye and one of buckwheat.

Day 53

The brook stood 92 inches at the weir. We ground 62 sacks of rye and one of buckwheat.

Day 54

The brook stood 93 inches at the weir. We ground 63 sacks of rye and one of buckwheat.

Day 55

The brook stood 94 inches at the weir. We ground 64 sacks of rye and one of buckwheat.

Day 56

The brook stood 95 inches at the weir. We ground 65 sacks of rye and one of buckwheat.

Day 57

The brook stood 96 inches at the weir. We ground 66 sacks of rye and one of buckwheat.

Day 58

The brook stood 97 inches at the weir. We ground 67 sacks of rye and one of buckwheat.

Day 59

The brook stood 98 inches at the weir. We ground 68 sacks of rye and one of buckwheat.

Day 60

The brook stood 99 inches at the weir. We ground 69 sacks of rye and one of buckwheat.', 360, '{"The miller’s diary"}', NULL, NULL, 4619, 5769, '9c1a34244198dfbb24112675f2b6fe5248e51a76bce49c0233cd1e493076d16d'),
	(6144, '01a20244-8552-7747-9e42-4a3253bc7d21', '6a05785e-b8ba-59ae-8324-5be547b3ee4a', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 0, 'A leaflet that is withdrawn soon after it was printed.', 12, '{}', NULL, NULL, 0, 54, '43720a0cd741eddb073d56d1302143c284fdd982dddffd2349645b0fbd7294c9');

INSERT INTO public.collections VALUES
	('7898d8a8-1311-5d26-a508-01997ed0cb8b', 'default', 'default', '{"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}', '2026-11-22 07:59:32.424543+00', '2026-11-22 07:59:32.424543+00'),
	('befb0703-fbb5-50d6-9406-2da46fecf302', 'default', 'rules', '{"chunking": {"maxTokens": 64, "overlapTokens": 8}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}', '2026-11-22 07:59:33.865559+00', '2026-11-22 07:59:33.865559+00'),
	('515ad955-bec0-589a-b199-cd30c61c3c30', 'acme', 'default', '{"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}', '2026-11-22 07:59:34.349178+00', '2026-11-22 07:59:34.349178+00');

INSERT INTO public.dead_letters VALUES
	('18881a0c-2a81-5887-8a06-be29b63fd24d', 'documents.upload', 'parser', '786bac9e-89e8-5d45-a0c2-deb50fd962b5', 'document.uploaded', '01a20244-83f7-73ef-b6b4-5835625449c1', 'acme', 'CORRUPT_DOCUMENT', 'broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)', 'MillraceError: broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)
    at onAnswer (file:///millrace/apps/parser/src/parsing/parser-child.ts:70:23)
    at ChildProcess.<anonymous> (file:///millrace/apps/parser/src/parsing/parser-child.ts:55:10)
    at ChildProcess.emit (node:events:514:28)
    at emit (node:internal/child_process:989:14)
    at process.processTicksAndRejections (node:internal/process/task_queues:91:21)', 1, '{"traceparent": "00-f2ff37d1bd8b9c8a27b082a237a99ce5-cfdb3f5ba7ad9318-01", "millrace-code": "CORRUPT_DOCUMENT", "millrace-queue": "documents.upload", "millrace-stack": "MillraceError: broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)\n    at onAnswer (file:///millrace/apps/parser/src/parsing/parser-child.ts:70:23)\n    at ChildProcess.<anonymous> (file:///millrace/apps/parser/src/parsing/parser-child.ts:55:10)\n    at ChildProcess.emit (node:events:514:28)\n    at emit (node:internal/child_process:989:14)\n    at process.processTicksAndRejections (node:internal/process/task_queues:91:21)", "millrace-stage": "parser", "millrace-reason": "broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)", "millrace-attempt": 1, "millrace-crashes": 0, "millrace-failed-at": "2026-11-22T07:59:34.647Z"}', 'application/cloudevents+json', '\x7b227370656376657273696f6e223a22312e30222c226964223a2237383662616339652d383965382d356434352d613063322d646562353066643936326235222c2274797065223a22646f63756d656e742e75706c6f61646564222c22736f75726365223a226d696c6c726163652f696e676573742d617069222c2274696d65223a22323032362d31312d32325430373a35393a33342e3339325a222c2264617461636f6e74656e7474797065223a226170706c69636174696f6e2f6a736f6e222c2264617461223a7b227461736b223a7b227461736b4964223a2230316132303234342d383366372d373365662d623662342d353833353632353434396331222c2274656e616e74223a2261636d65222c22636f6c6c656374696f6e223a2264656661756c74222c22646f63756d656e744964223a2232663166306336382d666436392d353364302d626264642d383462623861616134363339222c226e616d65223a2262726f6b656e2e706466222c226d65746164617461223a7b7d2c2261636365707465644174223a22323032362d31312d32325430373a35393a33342e3339325a222c2272756e223a302c226f726967696e616c223a7b226b6579223a226f726967696e616c732f323032362d31312d32322d30372f30316132303234342d383366372d373365662d623662342d3538333536323534343963312f626f6479227d2c2273657474696e6773223a7b226368756e6b696e67223a7b226d6178546f6b656e73223a3430302c226f7665726c6170546f6b656e73223a34307d2c22656d62656464696e67223a7b2270726f7669646572223a2268617368696e67222c226d6f64656c223a2268617368696e672d7631222c2276657273696f6e223a2231222c2264696d656e73696f6e223a3338347d7d7d2c226279746573223a33342c22736861323536223a2238613633656630316539333538336138343262663037633834666166616463333461656637306262633932343935346231343137653536396239316133633439227d7d', 754, false, '2026-11-22 07:59:34.647+00', '2026-11-22 07:59:34.669419+00', 0, NULL, NULL),
	('f5167380-f073-597a-9b26-d7a519bec0ed', 'documents.upload', 'parser', 'e5bbe02f-c72a-45d8-8796-628e29d54bcb', 'no.such', NULL, NULL, 'UNKNOWN_EVENT', 'no stage here takes ''no.such'' (message e5bbe02f-c72a-45d8-8796-628e29d54bcb)', 'MillraceError: no stage here takes ''no.such'' (message e5bbe02f-c72a-45d8-8796-628e29d54bcb)
    at decodeEvent (file:///millrace/libs/contracts/src/events/event.ts:83:11)
    at Object.decode (file:///millrace/libs/worker-runtime/src/define-stage.ts:21:57)
    at processDelivery (file:///millrace/libs/worker-runtime/src/process-delivery.ts:39:27)
    at Admission.<anonymous> (file:///millrace/libs/worker-runtime/src/worker.ts:67:78)
    at #admit (file:///millrace/libs/worker-runtime/src/admission.ts:53:41)
    at Admission.enter (file:///millrace/libs/worker-runtime/src/admission.ts:36:16)
    at Object.onDelivery (file:///millrace/libs/worker-runtime/src/worker.ts:71:17)
    at #take (file:///millrace/libs/bus-rabbitmq/src/consumer-session.ts:91:24)
    at file:///millrace/libs/bus-rabbitmq/src/consumer-session.ts:68:30
    at Channel.dispatchMessage (/millrace/node_modules/.pnpm/amqplib@2.3.1/node_modules/amqplib/lib/channel.js:481:14)', 1, '{"millrace-code": "UNKNOWN_EVENT", "millrace-queue": "documents.upload", "millrace-stack": "MillraceError: no stage here takes ''no.such'' (message e5bbe02f-c72a-45d8-8796-628e29d54bcb)\n    at decodeEvent (file:///millrace/libs/contracts/src/events/event.ts:83:11)\n    at Object.decode (file:///millrace/libs/worker-runtime/src/define-stage.ts:21:57)\n    at processDelivery (file:///millrace/libs/worker-runtime/src/process-delivery.ts:39:27)\n    at Admission.<anonymous> (file:///millrace/libs/worker-runtime/src/worker.ts:67:78)\n    at #admit (file:///millrace/libs/worker-runtime/src/admission.ts:53:41)\n    at Admission.enter (file:///millrace/libs/worker-runtime/src/admission.ts:36:16)\n    at Object.onDelivery (file:///millrace/libs/worker-runtime/src/worker.ts:71:17)\n    at #take (file:///millrace/libs/bus-rabbitmq/src/consumer-session.ts:91:24)\n    at file:///millrace/libs/bus-rabbitmq/src/consumer-session.ts:68:30\n    at Channel.dispatchMessage (/millrace/node_modules/.pnpm/amqplib@2.3.1/node_modules/amqplib/lib/channel.js:481:14)", "millrace-stage": "parser", "millrace-reason": "no stage here takes ''no.such'' (message e5bbe02f-c72a-45d8-8796-628e29d54bcb)", "millrace-attempt": 1, "millrace-crashes": 0, "millrace-failed-at": "2026-11-22T07:59:35.138Z"}', 'application/json', '\x7b226e6f7468696e67223a747275657d', 16, true, '2026-11-22 07:59:35.138+00', '2026-11-22 07:59:35.181887+00', 0, NULL, NULL),
	('af16ed6d-a304-595a-a7d5-45ae81d78078', 'documents.upload', 'parser', '479c1642-60d6-5996-acbd-ab083b484320', 'document.uploaded', '01a20244-8624-76d7-ba63-426035f9d751', 'default', 'CORRUPT_DOCUMENT', 'broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)', 'MillraceError: broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)
    at onAnswer (file:///millrace/apps/parser/src/parsing/parser-child.ts:70:23)
    at ChildProcess.<anonymous> (file:///millrace/apps/parser/src/parsing/parser-child.ts:55:10)
    at ChildProcess.emit (node:events:514:28)
    at emit (node:internal/child_process:989:14)
    at process.processTicksAndRejections (node:internal/process/task_queues:91:21)', 1, '{"traceparent": "00-99d608bec5c5a26c275bd9a6637a3b4e-54550d1782c0dd06-01", "millrace-code": "CORRUPT_DOCUMENT", "millrace-queue": "documents.upload", "millrace-stack": "MillraceError: broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)\n    at onAnswer (file:///millrace/apps/parser/src/parsing/parser-child.ts:70:23)\n    at ChildProcess.<anonymous> (file:///millrace/apps/parser/src/parsing/parser-child.ts:55:10)\n    at ChildProcess.emit (node:events:514:28)\n    at emit (node:internal/child_process:989:14)\n    at process.processTicksAndRejections (node:internal/process/task_queues:91:21)", "millrace-stage": "parser", "millrace-reason": "broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)", "millrace-attempt": 1, "millrace-crashes": 0, "millrace-failed-at": "2026-11-22T07:59:34.976Z"}', 'application/cloudevents+json', '\x7b227370656376657273696f6e223a22312e30222c226964223a2234373963313634322d363064362d353939362d616362642d616230383362343834333230222c2274797065223a22646f63756d656e742e75706c6f61646564222c22736f75726365223a226d696c6c726163652f696e676573742d617069222c2274696d65223a22323032362d31312d32325430373a35393a33342e3934385a222c2264617461636f6e74656e7474797065223a226170706c69636174696f6e2f6a736f6e222c2264617461223a7b227461736b223a7b227461736b4964223a2230316132303234342d383632342d373664372d626136332d343236303335663964373531222c2274656e616e74223a2264656661756c74222c22636f6c6c656374696f6e223a2264656661756c74222c22646f63756d656e744964223a2265663464616434652d623035322d353435372d613364322d393933383362613332336436222c226e616d65223a2262726f6b656e2e706466222c226d65746164617461223a7b7d2c2261636365707465644174223a22323032362d31312d32325430373a35393a33342e3934385a222c2272756e223a302c226f726967696e616c223a7b226b6579223a226f726967696e616c732f323032362d31312d32322d30372f30316132303234342d383632342d373664372d626136332d3432363033356639643735312f626f6479227d2c2273657474696e6773223a7b226368756e6b696e67223a7b226d6178546f6b656e73223a3430302c226f7665726c6170546f6b656e73223a34307d2c22656d62656464696e67223a7b2270726f7669646572223a2268617368696e67222c226d6f64656c223a2268617368696e672d7631222c2276657273696f6e223a2231222c2264696d656e73696f6e223a3338347d7d7d2c226279746573223a33342c22736861323536223a2238613633656630316539333538336138343262663037633834666166616463333461656637306262633932343935346231343137653536396239316133633439227d7d', 757, false, '2026-11-22 07:59:34.976+00', '2026-11-22 07:59:34.980984+00', 1, '2026-11-22 07:59:44.216189+00', NULL);

INSERT INTO public.documents VALUES
	('5248a532-c4d4-5315-b443-4504296e4486', 'default', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'diary', 'diary-later.md', NULL, '{"year": 1921, "author": "Anna"}', '01a20244-8106-76f7-9e22-4b5d2ee338be', '01a20244-8106-76f7-9e22-4b5d2ee338be', 0, '2026-11-22 07:59:33.641+00', NULL, '2026-11-22 07:59:32.424543+00', '2026-11-22 07:59:33.793831+00', NULL),
	('82bb3832-106d-55cb-b488-7ae7f1a79c70', 'default', 'befb0703-fbb5-50d6-9406-2da46fecf302', NULL, 'rules.txt', NULL, '{}', '01a20244-81fb-73bc-9a60-8af2411c7580', '01a20244-81fb-73bc-9a60-8af2411c7580', 0, '2026-11-22 07:59:33.883+00', NULL, '2026-11-22 07:59:33.965765+00', '2026-11-22 07:59:33.976117+00', NULL),
	('e30cd27b-8bfb-51bd-bb65-75c32442564e', 'default', 'befb0703-fbb5-50d6-9406-2da46fecf302', NULL, 'prices.csv', NULL, '{}', '01a20244-82da-7434-86f7-c7df373d9d60', '01a20244-82da-7434-86f7-c7df373d9d60', 0, '2026-11-22 07:59:34.106+00', NULL, '2026-11-22 07:59:34.155972+00', '2026-11-22 07:59:34.287318+00', NULL),
	('b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd', 'acme', '515ad955-bec0-589a-b199-cd30c61c3c30', 'diary', 'diary.md', NULL, '{}', '01a20244-83a6-7776-a9a9-1a2615c033e2', '01a20244-83a6-7776-a9a9-1a2615c033e2', 0, '2026-11-22 07:59:34.311+00', NULL, '2026-11-22 07:59:34.349178+00', '2026-11-22 07:59:34.37668+00', NULL),
	('2f1f0c68-fd69-53d0-bbdd-84bb8aaa4639', 'acme', '515ad955-bec0-589a-b199-cd30c61c3c30', NULL, 'broken.pdf', NULL, '{}', NULL, '01a20244-83f7-73ef-b6b4-5835625449c1', 0, '2026-11-22 07:59:34.392+00', NULL, '2026-11-22 07:59:34.401941+00', '2026-11-22 07:59:34.401941+00', NULL),
	('ef4dad4e-b052-5457-a3d2-99383ba323d6', 'default', '7898d8a8-1311-5d26-a508-01997ed0cb8b', NULL, 'broken.pdf', NULL, '{}', NULL, '01a20244-8624-76d7-ba63-426035f9d751', 0, '2026-11-22 07:59:34.948+00', NULL, '2026-11-22 07:59:34.966904+00', '2026-11-22 07:59:34.966904+00', NULL),
	('6a05785e-b8ba-59ae-8324-5be547b3ee4a', 'default', '7898d8a8-1311-5d26-a508-01997ed0cb8b', NULL, 'leaflet.txt', NULL, '{}', NULL, '01a20244-8552-7747-9e42-4a3253bc7d21', 0, '2026-11-22 07:59:34.739+00', '2026-11-22 07:59:35.029+00', '2026-11-22 07:59:34.788647+00', '2026-11-22 07:59:35.04033+00', NULL),
	('e0ada772-6c5c-5c7b-95f1-37c0a7b30b49', 'default', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'second-diary', 'diary.md', NULL, '{}', NULL, '01a20244-9735-72ee-8498-97ba6d81a4b1', 0, '2026-11-22 07:59:39.324+00', NULL, '2026-11-22 07:59:39.420699+00', '2026-11-22 07:59:39.420699+00', NULL),
	('e038bedf-a214-55cf-a12b-0bb4c7185640', 'default', '7898d8a8-1311-5d26-a508-01997ed0cb8b', NULL, 'prices.csv', NULL, '{}', NULL, '01a20244-9795-7457-bdbd-da20abbe7cff', 0, '2026-11-22 07:59:39.413+00', NULL, '2026-11-22 07:59:39.55063+00', '2026-11-22 07:59:39.55063+00', NULL);

INSERT INTO public.embeddings_2026_11 VALUES
	(1024, '01a20244-7b12-7385-ac8e-ca929d6466be', '2026-11-22 07:59:32.125+00', '1a0854d3859840625c09', '[0.07572928,0,0,0,0,0,0,0.07572928,0,-0.1505632,-0.12736095,0,0,0,0,0.07572928,0,0,0,0,0.09927684,0.19378263,0.029353965,0,-0.07572928,0,0,0,0,0,0,0,0,0,0,-0.07572928,0,0,0,0,0,-0.1505632,0.07572928,0,0,0.029690702,0,0,0,0,0,0,0,-0.059030365,0.1505632,-0.029690702,0,0.075975135,0,0.059030365,0,0,0,0,0,0,-0.059030365,0,0,-0.029690702,0,0.029690702,0,-0.023879752,0,0,0,-0.059030365,-0.058762874,0,0.059030365,0,0,0.059030365,0,0,0,-0.059030365,-0.059030365,0,0,0,-0.07572928,0,0,0,0,0,0.07572928,0,-0.07572928,0,0.059030365,0.07572928,0.059030365,-0.07572928,0,0,0,0,0,0.059030365,-0.1505632,0,0,0,0,-0.07572928,0,-0.07572928,0,0.0012785264,0.07572928,0,0,0,0.059030365,0.16027896,0,0,0,0,0,0,0,-0.029690702,0,-0.059030365,0,-0.059030365,0,0,0.08761864,-0.07572928,0,-0.059030365,0,0,0,-0.07572928,0,-0.059030365,0,-0.059030365,-0.059030365,-0.023879752,-0.029690702,0,0,0,0,0,0,0,0,0,0,0,-0.07572928,0,-0.1027248,0,-0.1505632,-0.029353965,0,0,0,0,0.19378263,0,0,0.07572928,-0.059030365,0,0,-0.1505632,0,0.1505632,0.029690702,0,0,-0.1505632,0.029690702,-0.07572928,0,0,-0.10264369,0,0,0,0.059030365,0,0.059030365,0,-0.07572928,-0.07572928,0.07572928,0.07572928,0,0,-0.1505632,0,0.07572928,0,0,0.059030365,0,0,0.07572928,-0.07572928,0.08761864,-0.13740641,0,0.059030365,0,0,0,0,-0.059030365,0,0,0,0,0.1505632,0,-0.12736095,0,0,0,-0.113609195,0.07572928,0,0,0,0,0,0.059030365,0,0,0,-0.059030365,0,0,0,0.091733895,0,0,0,0,-0.059030365,0.029690702,0,-0.059030365,-0.029353965,0,0,0,0.08761864,-0.059030365,0.07572928,0,0,0,-0.07572928,-0.059030365,0,0,-0.1505632,-0.029690702,0,0,0.07572928,0,0,0,0.113609195,-0.07572928,0.059030365,-0.029690702,0,0,0,0,0,0.07572928,-0.059030365,0,0.07572928,-0.07572928,0,0,0,-0.059030365,-0.113609195,0.029690702,0,-0.07572928,-0.059030365,-0.059030365,0,-0.07572928,0,0,-0.07572928,0,0,0.10264369,0,0.07572928,-0.059030365,-0.059030365,0.07572928,0,0,0,0.07572928,0.059030365,0,0.07572928,0,0.07572928,0,0,-0.029353965,0,0,-0.029353965,0,0,0,0.07572928,0.059030365,0,0,0,0.07572928,0,0,0,0,0,0.059030365,0,0,0,0,0,0,-0.029690702,-0.1505632,0,-0.1505632,0,0,0,0.059030365,-0.029353965,0,0,0,-0.07572928,0,-0.029353965,0,0,0,0,0,0.09150304,0,0,0.059030365,0.029690702,0]'),
	(1025, '01a20244-7b12-7385-ac8e-ca929d6466be', '2026-11-22 07:59:32.125+00', '1a0854d3859840625c09', '[0.07271547,0,0,0,0,0,0,0.07271547,0,-0.1445712,-0.122292355,0,0,0,0,0.07271547,0,0,0,0,0.056681123,0.18607064,0.07271547,0,-0.07271547,0,0,0,0,0,0,0,0,0,0,-0.07271547,0,0,0,0,0,-0.1445712,0.07271547,0,0,-0.038641315,0,0,0,0,0,0,0,0,0.17468415,-0.028509095,0,0.07295154,0,0.056681123,0,0,0,0,0,0,-0.056681123,0,0,-0.028509095,0,0.028509095,0,0.07271547,0,0,-0.056681123,0,-0.056424275,0,0.056681123,-0.084131666,-0.056681123,0.056681123,0,0,0,0,-0.056681123,0,0,-0.11916083,-0.07271547,0,0,0,0,0,0.07271547,0,-0.13200869,0,-0.056681123,0.07271547,0,-0.07271547,0,-0.056681123,0,0.056681123,0,0.056681123,-0.1445712,0,0,0,0,-0.07271547,0,-0.07271547,0,-0.056424275,0.07271547,0,0,0,0.056681123,0.15390031,0,-0.056681123,0,0,0,0,0.056681123,-0.07295154,0,-0.056681123,-0.056681123,-0.056681123,0,0,0,-0.07271547,0,0,0,-0.056681123,0,-0.07271547,0,0,0,0,-0.056681123,0.07271547,-0.028509095,-0.056681123,0,0,0,0,0,0,0,0,0,0,-0.10908787,-0.056681123,-0.028509095,0.056681123,-0.1445712,-0.07271547,0,0,0,0,0.18607064,0,0,0.07271547,-0.056681123,0,0,-0.1445712,0,0.1445712,0.07295154,0,0,-0.1445712,0.028509095,-0.07271547,0,0,-0.09855876,0,0.056681123,0,0,0,0,0,-0.07271547,-0.07271547,0.07271547,0.07271547,0.056681123,-0.056681123,-0.1445712,0,0.07271547,0,0,0,0,0,0.07271547,-0.07271547,0,-0.13193803,0,0,0,0,0,0,0,0,0,0,0,0.1445712,0,-0.087639615,0,0,0,-0.10908787,0.07271547,0,0,0,0,0,0,0,0.056681123,0,0,-0.056681123,0,0,0.047946393,0,0,0,0,0,0.028509095,0,0,-0.07271547,0,0,0,0,0,0.07271547,0,0,0,-0.07271547,0,0,0,-0.17468415,0.038641315,-0.056681123,0,0.07271547,-0.084131666,0,0,0.10908787,-0.07271547,0,-0.028509095,0,0.056681123,0,0,0,0.07271547,0,0.056681123,0.10908787,-0.07271547,0,0.056681123,0,0,-0.07271547,0.028509095,0,-0.07271547,0,-0.09532591,0,-0.07271547,0,0,-0.07271547,0,0,0.09855876,0,0.07271547,-0.056681123,0,0.07271547,0,0,0,0.07271547,0.056681123,-0.056681123,0.07271547,0,0.07271547,0,0,-0.028185759,0,0,-0.07271547,0,-0.056681123,0,0.07271547,0,-0.084131666,0,0,0.07271547,0,0,0,0,0,0.056681123,0,0,0,0,0,-0.084131666,-0.028509095,-0.1445712,0,-0.1445712,0,0,-0.056681123,0,-0.07271547,0,0,0,-0.07271547,0,-0.07271547,0,0,0,0,0,0.08786148,0,0,0,0.028509095,0]'),
	(1026, '01a20244-7b12-7385-ac8e-ca929d6466be', '2026-11-22 07:59:32.125+00', '1a0854d3859840625c09', '[0.07390204,0,0,0,0,0,0,0.07390204,0,-0.14693032,-0.124287926,-0.05760605,0,0,0,0.07390204,0,0,0,0,0,0.18910694,0.07390204,0,-0.07390204,-0.05760605,0,-0.085504524,0,0,0,0,0,0,0,-0.07390204,0,0,0,0,0,-0.14693032,0.07390204,0,-0.05760605,-0.039271865,0,0,0,0,0,0,0,0,0.14693032,-0.028974308,-0.05760605,0.028974308,0,0,0,0,0,0,0,0.05760605,0,0,0,-0.028974308,0,0.028974308,0,0.07390204,0,0,0,0,-0.05734501,0,0,0,0,0,0,0,0,0,-0.096881434,0,0,-0.05760605,-0.07390204,0,0,0,0,0,0.07390204,0,-0.07390204,0,-0.096881434,0.07390204,0.05760605,-0.07390204,0,-0.085504524,0,0.05760605,0,0,-0.14693032,0,0,0,0,-0.07390204,0,-0.07390204,0,-0.05734501,0.07390204,0.05760605,0,0,0,0.15641166,0,-0.05760605,0.05760605,0,0,0,0.05760605,-0.074141964,0,-0.05760605,-0.05760605,0,0,0,0,-0.07390204,0,0.05760605,0,0,0,-0.07390204,0,0,0,-0.05760605,0,0.07390204,-0.028974308,-0.096881434,-0.05760605,0,0,0,0,0.05760605,0,0,0,0,-0.07390204,0,-0.028974308,0,-0.14693032,-0.07390204,0,0,0,0,0.18910694,0,0,0.07390204,0,0,0,-0.17753465,0.05760605,0.14693032,0.028974308,0,0,-0.14693032,0.028974308,-0.07390204,0,0,-0.10016705,-0.085504524,0,0.05760605,0.05760605,0,0,0,-0.07390204,-0.11086797,0.07390204,0.07390204,0,0,-0.14693032,0,0.07390204,0,0,0,0,0,0.07390204,-0.07390204,0,-0.13409099,0,0.05760605,0,0,0,0,0,0,0,0,0,0.14693032,0,-0.089069724,0,0.05760605,0,-0.11086797,-0.023303568,0,0,0,0,0,-0.05760605,0,0,0,0,-0.05760605,0,0,0.048728783,0,0,0,0,-0.05760605,0.028974308,0,-0.05760605,-0.07390204,0.05760605,0,0,0,-0.05760605,0.07390204,0,0,0,-0.07390204,-0.05760605,0,0,-0.14693032,0.039271865,0,0,0.07390204,0,0,0,0.11086797,-0.07390204,-0.05760605,-0.028974308,0,0.05760605,0,0,0,0.028645696,-0.05760605,0,0.04412359,-0.07390204,0.05760605,0.05760605,0,0,-0.11086797,0.028974308,0,-0.07390204,0,0,0,-0.07390204,0,0,-0.07390204,0,0,0.10016705,0,0.07390204,0,-0.05760605,0.07390204,0.05760605,0,0,0.07390204,0.05760605,-0.023750111,0.07390204,0,0.07390204,0,0,-0.07390204,0,0.05760605,-0.07390204,0,0,0,0.07390204,0,0,0,0,0.07390204,0,0,0,0,0,0,0,-0.05760605,0,0,0,0,-0.028974308,-0.14693032,0,-0.14693032,0,0,-0.05760605,0,-0.07390204,0,0,0,-0.07390204,0,-0.07390204,0.05760605,0,0,0,0,0.0892952,0,0,0,0.028974308,0]'),
	(1027, '01a20244-7b12-7385-ac8e-ca929d6466be', '2026-11-22 07:59:32.125+00', '1a0854d3859840625c09', '[0.073284134,0,0,0,0,-0.05712439,0,0.073284134,0,-0.14570181,-0.123248726,-0.05712439,0,0,0,0.028406184,0,0,0,0,0.05712439,0.18752578,0.028406184,0,-0.073284134,-0.05712439,0,0,0,0,-0.05712439,0,0,0,0,-0.073284134,0,0,0,0,0,-0.14570181,0.073284134,0,0.05712439,-0.038943503,0,0,0,0.09607139,0,0,0,-0.05712439,0.14570181,-0.028732048,-0.05712439,0.07352205,0,-0.05712439,0,0,-0.05712439,0,0,0,0,0,0,-0.028732048,0,0.028732048,0,0.073284134,0,0,-0.05712439,0,-0.056865536,0,0,0,-0.05712439,0.05712439,0,0,0,0,-0.05712439,0,0,0,-0.073284134,0,0,0,0,0,0.073284134,0,-0.073284134,0,0,0.073284134,0.05712439,-0.073284134,0,-0.05712439,-0.05712439,0,0,0,-0.14570181,-0.05712439,0,0,0,-0.073284134,0,-0.073284134,0,-0.056865536,0.073284134,0,0,0,0,0.15510388,0,0,0,0,0,0,0,-0.028732048,0,-0.05712439,0,0,0,0,0,-0.073284134,0,-0.05712439,0,-0.05712439,0,-0.073284134,0,0,0,-0.05712439,0,0.073284134,-0.028732048,0,-0.05712439,0,0,0,0,0,0,0,-0.05712439,0,-0.073284134,0,-0.028732048,0.05712439,-0.14570181,0.023108723,0,0,0,-0.05712439,0.18752578,0,0,0.073284134,0,0,0,-0.16693681,0.05712439,0.14570181,0.028732048,0.05712439,0,-0.14570181,0.028732048,-0.073284134,0,0.05712439,-0.09932953,0,0.05712439,0,0.05712439,0,0.084789604,0,-0.073284134,-0.073284134,0.073284134,0.073284134,0.05712439,0,-0.14570181,0,0.073284134,0,0,0.05712439,0,0,0.073284134,-0.073284134,0,-0.13296983,0,0.05712439,0,0,0,0,-0.084789604,0,0,0,0,0.14570181,0,-0.123248726,0,0,0,-0.10994098,0.073284134,0,0,0,0,-0.05712439,0,0,0,0,0,0,-0.05712439,0,0.04832135,0,0,0,0,0,0.028732048,0,-0.05712439,-0.10994098,0.05712439,0,0,0,-0.09607139,0.073284134,0,0,0,-0.073284134,-0.05712439,0,0,-0.14570181,-0.028732048,-0.05712439,0,0.073284134,0,0,0.05712439,0.10994098,-0.073284134,0.084789604,-0.028732048,0,0,0,0,0,0.073284134,-0.09607139,0,0.073284134,-0.073284134,0,0,0,0,-0.10994098,0.028732048,0,-0.073284134,-0.05712439,0,0,-0.073284134,0,0,-0.073284134,0,0,0.09932953,0,0.073284134,0,-0.05712439,0.073284134,0.05712439,0,0,0.073284134,0.05712439,0,0.073284134,0,0.073284134,0,0,-0.073284134,0,0,-0.073284134,0,-0.05712439,0,0.073284134,0,0,0,0,0.073284134,0,0,0,0,0,0,0,0,0,0,0,0,-0.028732048,-0.14570181,0,-0.14570181,0,0,0,-0.05712439,0.023108723,0,0,0,-0.073284134,0,-0.073284134,0,0,0,0,0,0.088548586,0,0,0.05712439,0.028732048,0]'),
	(1028, '01a20244-7b12-7385-ac8e-ca929d6466be', '2026-11-22 07:59:32.125+00', '1a0854d3859840625c09', '[0.07461858,0,0,0,0,-0.058164585,0,0.07461858,0,-0.14835493,-0.12549299,0,0,0,0,0.07461858,0,0,0,0,-0.058164585,0.19094048,0.028923439,0,-0.07461858,0,0,0,0,0,0,-0.058164585,0,0,0,-0.07461858,0,0,0,0,0,-0.11511745,0.07461858,0,-0.058164585,-0.039652634,0,0,0,0,0,0,0,-0.058164585,0.19965655,-0.029255237,0,0.029255237,0,0.09782078,0,0,0,0,0.058164585,0,0,0,0,-0.029255237,0,0.029255237,0,0.028923439,0.058164585,0,-0.058164585,0,-0.057901014,0,0,0,-0.058164585,0,0,0,0,0,0,0,0,0,-0.07461858,0,0,0,0,0,0.07461858,0,-0.07461858,0,0,0.07461858,0,-0.07461858,0,-0.058164585,0,0,0,0,-0.14835493,0,0,0,0,-0.07461858,0,-0.07461858,0,-0.057901014,0.07461858,0.058164585,0,0,0,0.1579282,0,0.058164585,0,0,0,0,0,-0.029255237,0,-0.058164585,0,0,0,0,0,-0.07461858,0,0,0,-0.058164585,0,-0.07461858,0,0,0,0,0,0.028923439,-0.029255237,0,0,0,0,0,0,0.058164585,0,0,0,0,-0.13546363,-0.058164585,-0.029255237,0.058164585,-0.14835493,-0.07461858,0,0,0,0,0.19094048,0,0,0.07461858,0,0,0,-0.14835493,0.058164585,0.14835493,0.101218164,-0.058164585,0,-0.14835493,0.029255237,-0.07461858,0,0,-0.10113825,0,0.058164585,0,0,0,0,0,-0.07461858,-0.07461858,0.028923439,0.07461858,0.058164585,-0.086333565,-0.14835493,0,0.07461858,0,0,0.058164585,0,0,0.028923439,-0.07461858,0,-0.13539112,0,0,0,0,0,0,0,0,0,0,0,0.14835493,0,-0.12549299,0,0.058164585,0,-0.111942925,0.07461858,0,0,0,0,0,0,0,0.086333565,0.058164585,0,0,0.058164585,0,0.049201246,0,0,0,0,0.058164585,0.07486083,0,0,-0.07461858,0,0,0,0,0,0.07461858,0,0,0,-0.07461858,0,0,0,-0.19965655,-0.029255237,0,0,0.07461858,0,0,0,0.111942925,-0.07461858,-0.058164585,-0.029255237,0,0,0,0,0,0.07461858,0,0.09782078,0.07461858,-0.07461858,0,0,0,0,-0.028923439,0.029255237,0,-0.07461858,-0.058164585,-0.058164585,0,-0.07461858,0,0,-0.07461858,-0.058164585,0,0.10113825,-0.058164585,0.07461858,0,0,0.07461858,0,0,0,0.07461858,0.058164585,0,0.07461858,0,0.07461858,0,0,-0.07461858,0,0.058164585,-0.07461858,0,-0.058164585,0,0.07461858,0,0,0,0,0.028923439,0,0,0,0,0,0,0,0,0,0,0,0,-0.029255237,-0.14835493,0,-0.14835493,0,0,0,0,-0.07461858,0,0,0,-0.07461858,0,-0.07461858,0.09782078,0,0,0,0,0.09016099,0,0,0.058164585,0.029255237,0]'),
	(2048, '01a20244-8106-76f7-9e22-4b5d2ee338be', '2026-11-22 07:59:33.641+00', '1a0854d3859840625c09', '[0.07572928,0,0,0,0,0,0,0.07572928,0,-0.1505632,-0.12736095,0,0,0,0,0.07572928,0,0,0,0,0.09927684,0.19378263,0.029353965,0,-0.07572928,0,0,0,0,0,0,0,0,0,0,-0.07572928,0,0,0,0,0,-0.1505632,0.07572928,0,0,0.029690702,0,0,0,0,0,0,0,-0.059030365,0.1505632,-0.029690702,0,0.075975135,0,0.059030365,0,0,0,0,0,0,-0.059030365,0,0,-0.029690702,0,0.029690702,0,-0.023879752,0,0,0,-0.059030365,-0.058762874,0,0.059030365,0,0,0.059030365,0,0,0,-0.059030365,-0.059030365,0,0,0,-0.07572928,0,0,0,0,0,0.07572928,0,-0.07572928,0,0.059030365,0.07572928,0.059030365,-0.07572928,0,0,0,0,0,0.059030365,-0.1505632,0,0,0,0,-0.07572928,0,-0.07572928,0,0.0012785264,0.07572928,0,0,0,0.059030365,0.16027896,0,0,0,0,0,0,0,-0.029690702,0,-0.059030365,0,-0.059030365,0,0,0.08761864,-0.07572928,0,-0.059030365,0,0,0,-0.07572928,0,-0.059030365,0,-0.059030365,-0.059030365,-0.023879752,-0.029690702,0,0,0,0,0,0,0,0,0,0,0,-0.07572928,0,-0.1027248,0,-0.1505632,-0.029353965,0,0,0,0,0.19378263,0,0,0.07572928,-0.059030365,0,0,-0.1505632,0,0.1505632,0.029690702,0,0,-0.1505632,0.029690702,-0.07572928,0,0,-0.10264369,0,0,0,0.059030365,0,0.059030365,0,-0.07572928,-0.07572928,0.07572928,0.07572928,0,0,-0.1505632,0,0.07572928,0,0,0.059030365,0,0,0.07572928,-0.07572928,0.08761864,-0.13740641,0,0.059030365,0,0,0,0,-0.059030365,0,0,0,0,0.1505632,0,-0.12736095,0,0,0,-0.113609195,0.07572928,0,0,0,0,0,0.059030365,0,0,0,-0.059030365,0,0,0,0.091733895,0,0,0,0,-0.059030365,0.029690702,0,-0.059030365,-0.029353965,0,0,0,0.08761864,-0.059030365,0.07572928,0,0,0,-0.07572928,-0.059030365,0,0,-0.1505632,-0.029690702,0,0,0.07572928,0,0,0,0.113609195,-0.07572928,0.059030365,-0.029690702,0,0,0,0,0,0.07572928,-0.059030365,0,0.07572928,-0.07572928,0,0,0,-0.059030365,-0.113609195,0.029690702,0,-0.07572928,-0.059030365,-0.059030365,0,-0.07572928,0,0,-0.07572928,0,0,0.10264369,0,0.07572928,-0.059030365,-0.059030365,0.07572928,0,0,0,0.07572928,0.059030365,0,0.07572928,0,0.07572928,0,0,-0.029353965,0,0,-0.029353965,0,0,0,0.07572928,0.059030365,0,0,0,0.07572928,0,0,0,0,0,0.059030365,0,0,0,0,0,0,-0.029690702,-0.1505632,0,-0.1505632,0,0,0,0.059030365,-0.029353965,0,0,0,-0.07572928,0,-0.029353965,0,0,0,0,0,0.09150304,0,0,0.059030365,0.029690702,0]'),
	(2049, '01a20244-8106-76f7-9e22-4b5d2ee338be', '2026-11-22 07:59:33.641+00', '1a0854d3859840625c09', '[0.07271547,0,0,0,0,0,0,0.07271547,0,-0.1445712,-0.122292355,0,0,0,0,0.07271547,0,0,0,0,0.056681123,0.18607064,0.07271547,0,-0.07271547,0,0,0,0,0,0,0,0,0,0,-0.07271547,0,0,0,0,0,-0.1445712,0.07271547,0,0,-0.038641315,0,0,0,0,0,0,0,0,0.17468415,-0.028509095,0,0.07295154,0,0.056681123,0,0,0,0,0,0,-0.056681123,0,0,-0.028509095,0,0.028509095,0,0.07271547,0,0,-0.056681123,0,-0.056424275,0,0.056681123,-0.084131666,-0.056681123,0.056681123,0,0,0,0,-0.056681123,0,0,-0.11916083,-0.07271547,0,0,0,0,0,0.07271547,0,-0.13200869,0,-0.056681123,0.07271547,0,-0.07271547,0,-0.056681123,0,0.056681123,0,0.056681123,-0.1445712,0,0,0,0,-0.07271547,0,-0.07271547,0,-0.056424275,0.07271547,0,0,0,0.056681123,0.15390031,0,-0.056681123,0,0,0,0,0.056681123,-0.07295154,0,-0.056681123,-0.056681123,-0.056681123,0,0,0,-0.07271547,0,0,0,-0.056681123,0,-0.07271547,0,0,0,0,-0.056681123,0.07271547,-0.028509095,-0.056681123,0,0,0,0,0,0,0,0,0,0,-0.10908787,-0.056681123,-0.028509095,0.056681123,-0.1445712,-0.07271547,0,0,0,0,0.18607064,0,0,0.07271547,-0.056681123,0,0,-0.1445712,0,0.1445712,0.07295154,0,0,-0.1445712,0.028509095,-0.07271547,0,0,-0.09855876,0,0.056681123,0,0,0,0,0,-0.07271547,-0.07271547,0.07271547,0.07271547,0.056681123,-0.056681123,-0.1445712,0,0.07271547,0,0,0,0,0,0.07271547,-0.07271547,0,-0.13193803,0,0,0,0,0,0,0,0,0,0,0,0.1445712,0,-0.087639615,0,0,0,-0.10908787,0.07271547,0,0,0,0,0,0,0,0.056681123,0,0,-0.056681123,0,0,0.047946393,0,0,0,0,0,0.028509095,0,0,-0.07271547,0,0,0,0,0,0.07271547,0,0,0,-0.07271547,0,0,0,-0.17468415,0.038641315,-0.056681123,0,0.07271547,-0.084131666,0,0,0.10908787,-0.07271547,0,-0.028509095,0,0.056681123,0,0,0,0.07271547,0,0.056681123,0.10908787,-0.07271547,0,0.056681123,0,0,-0.07271547,0.028509095,0,-0.07271547,0,-0.09532591,0,-0.07271547,0,0,-0.07271547,0,0,0.09855876,0,0.07271547,-0.056681123,0,0.07271547,0,0,0,0.07271547,0.056681123,-0.056681123,0.07271547,0,0.07271547,0,0,-0.028185759,0,0,-0.07271547,0,-0.056681123,0,0.07271547,0,-0.084131666,0,0,0.07271547,0,0,0,0,0,0.056681123,0,0,0,0,0,-0.084131666,-0.028509095,-0.1445712,0,-0.1445712,0,0,-0.056681123,0,-0.07271547,0,0,0,-0.07271547,0,-0.07271547,0,0,0,0,0,0.08786148,0,0,0,0.028509095,0]'),
	(2050, '01a20244-8106-76f7-9e22-4b5d2ee338be', '2026-11-22 07:59:33.641+00', '1a0854d3859840625c09', '[0.07390204,0,0,0,0,0,0,0.07390204,0,-0.14693032,-0.124287926,-0.05760605,0,0,0,0.07390204,0,0,0,0,0,0.18910694,0.07390204,0,-0.07390204,-0.05760605,0,-0.085504524,0,0,0,0,0,0,0,-0.07390204,0,0,0,0,0,-0.14693032,0.07390204,0,-0.05760605,-0.039271865,0,0,0,0,0,0,0,0,0.14693032,-0.028974308,-0.05760605,0.028974308,0,0,0,0,0,0,0,0.05760605,0,0,0,-0.028974308,0,0.028974308,0,0.07390204,0,0,0,0,-0.05734501,0,0,0,0,0,0,0,0,0,-0.096881434,0,0,-0.05760605,-0.07390204,0,0,0,0,0,0.07390204,0,-0.07390204,0,-0.096881434,0.07390204,0.05760605,-0.07390204,0,-0.085504524,0,0.05760605,0,0,-0.14693032,0,0,0,0,-0.07390204,0,-0.07390204,0,-0.05734501,0.07390204,0.05760605,0,0,0,0.15641166,0,-0.05760605,0.05760605,0,0,0,0.05760605,-0.074141964,0,-0.05760605,-0.05760605,0,0,0,0,-0.07390204,0,0.05760605,0,0,0,-0.07390204,0,0,0,-0.05760605,0,0.07390204,-0.028974308,-0.096881434,-0.05760605,0,0,0,0,0.05760605,0,0,0,0,-0.07390204,0,-0.028974308,0,-0.14693032,-0.07390204,0,0,0,0,0.18910694,0,0,0.07390204,0,0,0,-0.17753465,0.05760605,0.14693032,0.028974308,0,0,-0.14693032,0.028974308,-0.07390204,0,0,-0.10016705,-0.085504524,0,0.05760605,0.05760605,0,0,0,-0.07390204,-0.11086797,0.07390204,0.07390204,0,0,-0.14693032,0,0.07390204,0,0,0,0,0,0.07390204,-0.07390204,0,-0.13409099,0,0.05760605,0,0,0,0,0,0,0,0,0,0.14693032,0,-0.089069724,0,0.05760605,0,-0.11086797,-0.023303568,0,0,0,0,0,-0.05760605,0,0,0,0,-0.05760605,0,0,0.048728783,0,0,0,0,-0.05760605,0.028974308,0,-0.05760605,-0.07390204,0.05760605,0,0,0,-0.05760605,0.07390204,0,0,0,-0.07390204,-0.05760605,0,0,-0.14693032,0.039271865,0,0,0.07390204,0,0,0,0.11086797,-0.07390204,-0.05760605,-0.028974308,0,0.05760605,0,0,0,0.028645696,-0.05760605,0,0.04412359,-0.07390204,0.05760605,0.05760605,0,0,-0.11086797,0.028974308,0,-0.07390204,0,0,0,-0.07390204,0,0,-0.07390204,0,0,0.10016705,0,0.07390204,0,-0.05760605,0.07390204,0.05760605,0,0,0.07390204,0.05760605,-0.023750111,0.07390204,0,0.07390204,0,0,-0.07390204,0,0.05760605,-0.07390204,0,0,0,0.07390204,0,0,0,0,0.07390204,0,0,0,0,0,0,0,-0.05760605,0,0,0,0,-0.028974308,-0.14693032,0,-0.14693032,0,0,-0.05760605,0,-0.07390204,0,0,0,-0.07390204,0,-0.07390204,0.05760605,0,0,0,0,0.0892952,0,0,0,0.028974308,0]'),
	(2051, '01a20244-8106-76f7-9e22-4b5d2ee338be', '2026-11-22 07:59:33.641+00', '1a0854d3859840625c09', '[0.073284134,0,0,0,0,-0.05712439,0,0.073284134,0,-0.14570181,-0.123248726,-0.05712439,0,0,0,0.028406184,0,0,0,0,0.05712439,0.18752578,0.028406184,0,-0.073284134,-0.05712439,0,0,0,0,-0.05712439,0,0,0,0,-0.073284134,0,0,0,0,0,-0.14570181,0.073284134,0,0.05712439,-0.038943503,0,0,0,0.09607139,0,0,0,-0.05712439,0.14570181,-0.028732048,-0.05712439,0.07352205,0,-0.05712439,0,0,-0.05712439,0,0,0,0,0,0,-0.028732048,0,0.028732048,0,0.073284134,0,0,-0.05712439,0,-0.056865536,0,0,0,-0.05712439,0.05712439,0,0,0,0,-0.05712439,0,0,0,-0.073284134,0,0,0,0,0,0.073284134,0,-0.073284134,0,0,0.073284134,0.05712439,-0.073284134,0,-0.05712439,-0.05712439,0,0,0,-0.14570181,-0.05712439,0,0,0,-0.073284134,0,-0.073284134,0,-0.056865536,0.073284134,0,0,0,0,0.15510388,0,0,0,0,0,0,0,-0.028732048,0,-0.05712439,0,0,0,0,0,-0.073284134,0,-0.05712439,0,-0.05712439,0,-0.073284134,0,0,0,-0.05712439,0,0.073284134,-0.028732048,0,-0.05712439,0,0,0,0,0,0,0,-0.05712439,0,-0.073284134,0,-0.028732048,0.05712439,-0.14570181,0.023108723,0,0,0,-0.05712439,0.18752578,0,0,0.073284134,0,0,0,-0.16693681,0.05712439,0.14570181,0.028732048,0.05712439,0,-0.14570181,0.028732048,-0.073284134,0,0.05712439,-0.09932953,0,0.05712439,0,0.05712439,0,0.084789604,0,-0.073284134,-0.073284134,0.073284134,0.073284134,0.05712439,0,-0.14570181,0,0.073284134,0,0,0.05712439,0,0,0.073284134,-0.073284134,0,-0.13296983,0,0.05712439,0,0,0,0,-0.084789604,0,0,0,0,0.14570181,0,-0.123248726,0,0,0,-0.10994098,0.073284134,0,0,0,0,-0.05712439,0,0,0,0,0,0,-0.05712439,0,0.04832135,0,0,0,0,0,0.028732048,0,-0.05712439,-0.10994098,0.05712439,0,0,0,-0.09607139,0.073284134,0,0,0,-0.073284134,-0.05712439,0,0,-0.14570181,-0.028732048,-0.05712439,0,0.073284134,0,0,0.05712439,0.10994098,-0.073284134,0.084789604,-0.028732048,0,0,0,0,0,0.073284134,-0.09607139,0,0.073284134,-0.073284134,0,0,0,0,-0.10994098,0.028732048,0,-0.073284134,-0.05712439,0,0,-0.073284134,0,0,-0.073284134,0,0,0.09932953,0,0.073284134,0,-0.05712439,0.073284134,0.05712439,0,0,0.073284134,0.05712439,0,0.073284134,0,0.073284134,0,0,-0.073284134,0,0,-0.073284134,0,-0.05712439,0,0.073284134,0,0,0,0,0.073284134,0,0,0,0,0,0,0,0,0,0,0,0,-0.028732048,-0.14570181,0,-0.14570181,0,0,0,-0.05712439,0.023108723,0,0,0,-0.073284134,0,-0.073284134,0,0,0,0,0,0.088548586,0,0,0.05712439,0.028732048,0]'),
	(2052, '01a20244-8106-76f7-9e22-4b5d2ee338be', '2026-11-22 07:59:33.641+00', '1a0854d3859840625c09', '[0.07461858,0,0,0,0,-0.058164585,0,0.07461858,0,-0.14835493,-0.12549299,0,0,0,0,0.07461858,0,0,0,0,-0.058164585,0.19094048,0.028923439,0,-0.07461858,0,0,0,0,0,0,-0.058164585,0,0,0,-0.07461858,0,0,0,0,0,-0.11511745,0.07461858,0,-0.058164585,-0.039652634,0,0,0,0,0,0,0,-0.058164585,0.19965655,-0.029255237,0,0.029255237,0,0.09782078,0,0,0,0,0.058164585,0,0,0,0,-0.029255237,0,0.029255237,0,0.028923439,0.058164585,0,-0.058164585,0,-0.057901014,0,0,0,-0.058164585,0,0,0,0,0,0,0,0,0,-0.07461858,0,0,0,0,0,0.07461858,0,-0.07461858,0,0,0.07461858,0,-0.07461858,0,-0.058164585,0,0,0,0,-0.14835493,0,0,0,0,-0.07461858,0,-0.07461858,0,-0.057901014,0.07461858,0.058164585,0,0,0,0.1579282,0,0.058164585,0,0,0,0,0,-0.029255237,0,-0.058164585,0,0,0,0,0,-0.07461858,0,0,0,-0.058164585,0,-0.07461858,0,0,0,0,0,0.028923439,-0.029255237,0,0,0,0,0,0,0.058164585,0,0,0,0,-0.13546363,-0.058164585,-0.029255237,0.058164585,-0.14835493,-0.07461858,0,0,0,0,0.19094048,0,0,0.07461858,0,0,0,-0.14835493,0.058164585,0.14835493,0.101218164,-0.058164585,0,-0.14835493,0.029255237,-0.07461858,0,0,-0.10113825,0,0.058164585,0,0,0,0,0,-0.07461858,-0.07461858,0.028923439,0.07461858,0.058164585,-0.086333565,-0.14835493,0,0.07461858,0,0,0.058164585,0,0,0.028923439,-0.07461858,0,-0.13539112,0,0,0,0,0,0,0,0,0,0,0,0.14835493,0,-0.12549299,0,0.058164585,0,-0.111942925,0.07461858,0,0,0,0,0,0,0,0.086333565,0.058164585,0,0,0.058164585,0,0.049201246,0,0,0,0,0.058164585,0.07486083,0,0,-0.07461858,0,0,0,0,0,0.07461858,0,0,0,-0.07461858,0,0,0,-0.19965655,-0.029255237,0,0,0.07461858,0,0,0,0.111942925,-0.07461858,-0.058164585,-0.029255237,0,0,0,0,0,0.07461858,0,0.09782078,0.07461858,-0.07461858,0,0,0,0,-0.028923439,0.029255237,0,-0.07461858,-0.058164585,-0.058164585,0,-0.07461858,0,0,-0.07461858,-0.058164585,0,0.10113825,-0.058164585,0.07461858,0,0,0.07461858,0,0,0,0.07461858,0.058164585,0,0.07461858,0,0.07461858,0,0,-0.07461858,0,0.058164585,-0.07461858,0,-0.058164585,0,0.07461858,0,0,0,0,0.028923439,0,0,0,0,0,0,0,0,0,0,0,0,-0.029255237,-0.14835493,0,-0.14835493,0,0,0,0,-0.07461858,0,0,0,-0.07461858,0,-0.07461858,0.09782078,0,0,0,0,0.09016099,0,0,0.058164585,0.029255237,0]'),
	(2053, '01a20244-8106-76f7-9e22-4b5d2ee338be', '2026-11-22 07:59:33.641+00', '1a0854d3859840625c09', '[0.069436155,0,0,0,0,0,0,0.069436155,0,-0.13805136,-0.11677723,0,0,0,0,0.069436155,0,0,0,0,0,0.17767924,0.069436155,0,-0.069436155,0,0,0,0,0,0,0,0,0,0,-0.069436155,0,0,0,0,0,-0.13805136,0.069436155,0,0,-0.094113976,0,0,0,0,0,0,0,0,0.13805136,-0.069436155,0,0.069436155,0,0,0,0,0,0,0,0,0,0,0,-0.069436155,0,0.069436155,0,0.069436155,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.069436155,0,-0.13805136,0,0,0,0.069436155,0,-0.069436155,0,0,0.069436155,0,-0.069436155,0,0,0,0,0,0,-0.13805136,0,0,0,0,-0.069436155,0,-0.069436155,0,0,0.069436155,0,0,0,0,0.21453346,0,0,0.13805136,0,0,0,0,-0.069436155,0,-0.13805136,0,0,0,0,0,-0.069436155,0,0,0,0,0,-0.069436155,0,0,0,0,0,0.069436155,-0.069436155,0,0,0,0,0,0,0,0,0,0,0,-0.069436155,0,-0.069436155,0,-0.13805136,-0.069436155,0,0,0,0,0.17767924,0,0,0.069436155,0,0,0,-0.13805136,0,0.13805136,0.069436155,0,0,-0.13805136,0.069436155,-0.069436155,0,0,-0.094113976,0,0,0,0,0,0,0,-0.069436155,-0.069436155,0.069436155,0.069436155,0,0,-0.13805136,0,0.069436155,0,0,0,0,0,0.069436155,-0.069436155,0,-0.094113976,0,0,0,0,0,0,0,0,0,0,0,0.13805136,0,-0.11677723,0,0,0,-0.17767924,0.069436155,0,0,0,0,0.13805136,0,0,0,0,0,0,0,0,0.11677723,0,0,0,0,0,0.069436155,0,0,-0.069436155,0,0,0,0,0,0.069436155,0,0,0,-0.069436155,0,0,0,-0.13805136,-0.069436155,0,0,0.069436155,0,0,0,0.17767924,-0.069436155,0,-0.069436155,0,0,0,0,0,0.069436155,0,0.13805136,0.069436155,-0.069436155,0,0,0,0,-0.069436155,0.069436155,0,-0.069436155,0,-0.13805136,0,-0.069436155,0,0,-0.069436155,0,0,0.094113976,0,0.069436155,0,0,0.069436155,0,0,0,0.069436155,0.13805136,-0.13805136,0.069436155,0,0.069436155,0,0,-0.069436155,0,0,-0.069436155,0,0,0,0.069436155,0,0,0,0,0.069436155,0,0,0,0,0,0,0,0,0,0,0,0,-0.069436155,-0.13805136,0,-0.13805136,0,0,0,0,-0.069436155,0,0,0,-0.069436155,0,-0.069436155,0,0,0,0,0,0.11677723,0,0,0,0.069436155,0]'),
	(3072, '01a20244-81fb-73bc-9a60-8af2411c7580', '2026-11-22 07:59:33.883+00', '1a0854d3859840625c09', '[0,-0.11077101,0,0.13374305,-0.07415858,0,0,-0.043282814,-0.01969818,0,0,0,0,-0.15652514,0,0,0,0,0,0,0,0,0,0,0,0.11077101,-0.06487437,0.11077101,0,0,0,0,0,0,0,0.11077101,0,0,0,0.07415858,0,0,0,0,0,0,-0.07415858,0,0.11077101,0,0,0,0,0,0,0,-0.07415858,0,-0.07415858,0,0,0,0.11077101,0.084771454,0,0,0,0,0.11077101,0,0,0,0.07415858,0,0,0,-0.07415858,0,0,0,0,0,-0.16441716,-0.09181822,0.12471937,0,0,0,-0.084771454,0,0,0,0,0,0,0,0,0,0,0,0.084771454,0.11897908,0,0,0,-0.1478083,0,0,0,0,0.035747826,0,0,0,0.035747826,0,0,0,0,0,0,0,0.07415858,-0.06487437,0,-0.11077101,0,0,0,0,-0.11077101,0.01969818,-0.11077101,0,0,0.11077101,-0.13374305,0,0,0,-0.084771454,0.084771454,0,0.084771454,0,0,0,0,0,-0.07415858,0,0,0,0,0,0,0,-0.084771454,0.07415858,-0.11077101,-0.10235475,0.084771454,0.11077101,0,0,0,-0.084771454,-0.07415858,0,0,0,-0.11077101,0,0,0,-0.035747826,0,0,0,0,0,0.01969818,0.084771454,0,0,-0.11077101,-0.07415858,0.084771454,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.11077101,0,0,-0.1478083,0,0,0,0,0,0,0,0,0.031272415,0,-0.11077101,0,0,0,-0.035747826,0,0,-0.084771454,0,0,0,0,-0.17004552,0,0,0,0,0.031272415,0,0,0,0,-0.14256802,0,0,0,0,0,0.11897908,0,0,0,0,0,-0.11077101,0,0,0,0.01969818,0.12582608,-0.11077101,0,0,0,0,0.05720608,0,0,0,0,0,0,0.031272415,0,0,-0.031272415,0,-0.084771454,0,0.084771454,0,0,0,0,0,-0.11077101,0,0,-0.07415858,0,0,-0.07415858,0,0.13374305,-0.14256802,0.11077101,0.035747826,0,0,0,0,0,0,0,-0.16491601,-0.035747826,0,0,0,0,-0.084771454,0,0.17164773,0,0,0.11077101,0,0,0,0,0,0,-0.01969818,0.06487437,0.09181822,0,-0.035747826,-0.06487437,0,0,0,0,0,0,-0.07415858,0,0,0,0,0,0,-0.035747826,0,0,0.031272415,0.044902142,0.084771454,0,0,0,0,-0.07415858,0,0,0,-0.11077101,0,0,0,0,0,0,0,0,-0.11077101,0,0,0,0.035747826,-0.11077101,0,0.11077101,0.11077101,0,0,-0.07415858,0,0,0,0.16491601,0,0,0,0.09431699,0.084771454,0.021780558,0,0.109539375]'),
	(4096, '01a20244-82da-7434-86f7-c7df373d9d60', '2026-11-22 07:59:34.106+00', '1a0854d3859840625c09', '[-0.15280932,0,0,0.07685902,-0.07685902,0,0,-0.15280932,0,0,0,0,0,0,0,0,0,-0.07685902,0,0,0.15280932,0.07685902,0,0,-0.11408167,0,0,0.07685902,0,0,0.07685902,0.07685902,0,0,0.07685902,0,0,0,0,0,0,-0.15280932,0.11408167,0,0,-0.07685902,0.15280932,0,0,0,0,0,0,0,0,0,0,0.15280932,0,0,0,0,-0.11408167,0,0,0,-0.15280932,0.15280932,0,0,0,0,0,0.07685902,0,0,0,0.22681454,-0.11408167,0,0,0,0,0.07685902,0.07685902,0,0,0,0,-0.11408167,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.12926096,0,-0.07685902,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.10417495,-0.15280932,0,0,0,-0.07685902,0,0,0,0,0,0,0,0,0,0,-0.038758583,0,0,0,0,0,0,0,-0.22681454,0,0,-0.07685902,0,0.1340121,0,0,0,0,0,0,0,0,0.07685902,0,0,0,-0.045700647,-0.07685902,0,0,0,0,0,0,0,0,0,0.11408167,0,0,-0.11408167,0,0,0,0.07685902,0,0,0,0,0,0,-0.15280932,0,0,0,0.15280932,0.07685902,0,0,0.07685902,0,0,0,0,-0.07685902,0,0,0,0,0.07685902,0,0,0,0,0,0,0,0,0,0.07685902,0,0,0,0,0,0,0,0,0,-0.07685902,0,0,0,0,0,0,0,0,-0.07685902,0,0,0,0,0,0.1340121,0.07685902,0,0,0,0,0,0,-0.07685902,0,0,0,0,0.07685902,0,-0.17950241,-0.07685902,0,0,0,0,-0.15280932,0,0,-0.07685902,0,0,0,0,0,0,0,-0.11408167,0,0.15280932,0,0.07685902,-0.07685902,0,0,0,0.07685902,-0.11408167,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.11408167,0,0,-0.19186173,-0.19667351,0,0,0,0.15280932,0,0,0,0.07685902,0,-0.07685902,0,0,0,0,0,0,0,0,-0.07685902,0,0,0,0,-0.15280932,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.07685902,0,0,0,0.15280932,0]'),
	(5120, '01a20244-83a6-7776-a9a9-1a2615c033e2', '2026-11-22 07:59:34.311+00', '1a0854d3859840625c09', '[0.07572928,0,0,0,0,0,0,0.07572928,0,-0.1505632,-0.12736095,0,0,0,0,0.07572928,0,0,0,0,0.09927684,0.19378263,0.029353965,0,-0.07572928,0,0,0,0,0,0,0,0,0,0,-0.07572928,0,0,0,0,0,-0.1505632,0.07572928,0,0,0.029690702,0,0,0,0,0,0,0,-0.059030365,0.1505632,-0.029690702,0,0.075975135,0,0.059030365,0,0,0,0,0,0,-0.059030365,0,0,-0.029690702,0,0.029690702,0,-0.023879752,0,0,0,-0.059030365,-0.058762874,0,0.059030365,0,0,0.059030365,0,0,0,-0.059030365,-0.059030365,0,0,0,-0.07572928,0,0,0,0,0,0.07572928,0,-0.07572928,0,0.059030365,0.07572928,0.059030365,-0.07572928,0,0,0,0,0,0.059030365,-0.1505632,0,0,0,0,-0.07572928,0,-0.07572928,0,0.0012785264,0.07572928,0,0,0,0.059030365,0.16027896,0,0,0,0,0,0,0,-0.029690702,0,-0.059030365,0,-0.059030365,0,0,0.08761864,-0.07572928,0,-0.059030365,0,0,0,-0.07572928,0,-0.059030365,0,-0.059030365,-0.059030365,-0.023879752,-0.029690702,0,0,0,0,0,0,0,0,0,0,0,-0.07572928,0,-0.1027248,0,-0.1505632,-0.029353965,0,0,0,0,0.19378263,0,0,0.07572928,-0.059030365,0,0,-0.1505632,0,0.1505632,0.029690702,0,0,-0.1505632,0.029690702,-0.07572928,0,0,-0.10264369,0,0,0,0.059030365,0,0.059030365,0,-0.07572928,-0.07572928,0.07572928,0.07572928,0,0,-0.1505632,0,0.07572928,0,0,0.059030365,0,0,0.07572928,-0.07572928,0.08761864,-0.13740641,0,0.059030365,0,0,0,0,-0.059030365,0,0,0,0,0.1505632,0,-0.12736095,0,0,0,-0.113609195,0.07572928,0,0,0,0,0,0.059030365,0,0,0,-0.059030365,0,0,0,0.091733895,0,0,0,0,-0.059030365,0.029690702,0,-0.059030365,-0.029353965,0,0,0,0.08761864,-0.059030365,0.07572928,0,0,0,-0.07572928,-0.059030365,0,0,-0.1505632,-0.029690702,0,0,0.07572928,0,0,0,0.113609195,-0.07572928,0.059030365,-0.029690702,0,0,0,0,0,0.07572928,-0.059030365,0,0.07572928,-0.07572928,0,0,0,-0.059030365,-0.113609195,0.029690702,0,-0.07572928,-0.059030365,-0.059030365,0,-0.07572928,0,0,-0.07572928,0,0,0.10264369,0,0.07572928,-0.059030365,-0.059030365,0.07572928,0,0,0,0.07572928,0.059030365,0,0.07572928,0,0.07572928,0,0,-0.029353965,0,0,-0.029353965,0,0,0,0.07572928,0.059030365,0,0,0,0.07572928,0,0,0,0,0,0.059030365,0,0,0,0,0,0,-0.029690702,-0.1505632,0,-0.1505632,0,0,0,0.059030365,-0.029353965,0,0,0,-0.07572928,0,-0.029353965,0,0,0,0,0,0.09150304,0,0,0.059030365,0.029690702,0]'),
	(5121, '01a20244-83a6-7776-a9a9-1a2615c033e2', '2026-11-22 07:59:34.311+00', '1a0854d3859840625c09', '[0.07271547,0,0,0,0,0,0,0.07271547,0,-0.1445712,-0.122292355,0,0,0,0,0.07271547,0,0,0,0,0.056681123,0.18607064,0.07271547,0,-0.07271547,0,0,0,0,0,0,0,0,0,0,-0.07271547,0,0,0,0,0,-0.1445712,0.07271547,0,0,-0.038641315,0,0,0,0,0,0,0,0,0.17468415,-0.028509095,0,0.07295154,0,0.056681123,0,0,0,0,0,0,-0.056681123,0,0,-0.028509095,0,0.028509095,0,0.07271547,0,0,-0.056681123,0,-0.056424275,0,0.056681123,-0.084131666,-0.056681123,0.056681123,0,0,0,0,-0.056681123,0,0,-0.11916083,-0.07271547,0,0,0,0,0,0.07271547,0,-0.13200869,0,-0.056681123,0.07271547,0,-0.07271547,0,-0.056681123,0,0.056681123,0,0.056681123,-0.1445712,0,0,0,0,-0.07271547,0,-0.07271547,0,-0.056424275,0.07271547,0,0,0,0.056681123,0.15390031,0,-0.056681123,0,0,0,0,0.056681123,-0.07295154,0,-0.056681123,-0.056681123,-0.056681123,0,0,0,-0.07271547,0,0,0,-0.056681123,0,-0.07271547,0,0,0,0,-0.056681123,0.07271547,-0.028509095,-0.056681123,0,0,0,0,0,0,0,0,0,0,-0.10908787,-0.056681123,-0.028509095,0.056681123,-0.1445712,-0.07271547,0,0,0,0,0.18607064,0,0,0.07271547,-0.056681123,0,0,-0.1445712,0,0.1445712,0.07295154,0,0,-0.1445712,0.028509095,-0.07271547,0,0,-0.09855876,0,0.056681123,0,0,0,0,0,-0.07271547,-0.07271547,0.07271547,0.07271547,0.056681123,-0.056681123,-0.1445712,0,0.07271547,0,0,0,0,0,0.07271547,-0.07271547,0,-0.13193803,0,0,0,0,0,0,0,0,0,0,0,0.1445712,0,-0.087639615,0,0,0,-0.10908787,0.07271547,0,0,0,0,0,0,0,0.056681123,0,0,-0.056681123,0,0,0.047946393,0,0,0,0,0,0.028509095,0,0,-0.07271547,0,0,0,0,0,0.07271547,0,0,0,-0.07271547,0,0,0,-0.17468415,0.038641315,-0.056681123,0,0.07271547,-0.084131666,0,0,0.10908787,-0.07271547,0,-0.028509095,0,0.056681123,0,0,0,0.07271547,0,0.056681123,0.10908787,-0.07271547,0,0.056681123,0,0,-0.07271547,0.028509095,0,-0.07271547,0,-0.09532591,0,-0.07271547,0,0,-0.07271547,0,0,0.09855876,0,0.07271547,-0.056681123,0,0.07271547,0,0,0,0.07271547,0.056681123,-0.056681123,0.07271547,0,0.07271547,0,0,-0.028185759,0,0,-0.07271547,0,-0.056681123,0,0.07271547,0,-0.084131666,0,0,0.07271547,0,0,0,0,0,0.056681123,0,0,0,0,0,-0.084131666,-0.028509095,-0.1445712,0,-0.1445712,0,0,-0.056681123,0,-0.07271547,0,0,0,-0.07271547,0,-0.07271547,0,0,0,0,0,0.08786148,0,0,0,0.028509095,0]'),
	(5122, '01a20244-83a6-7776-a9a9-1a2615c033e2', '2026-11-22 07:59:34.311+00', '1a0854d3859840625c09', '[0.07390204,0,0,0,0,0,0,0.07390204,0,-0.14693032,-0.124287926,-0.05760605,0,0,0,0.07390204,0,0,0,0,0,0.18910694,0.07390204,0,-0.07390204,-0.05760605,0,-0.085504524,0,0,0,0,0,0,0,-0.07390204,0,0,0,0,0,-0.14693032,0.07390204,0,-0.05760605,-0.039271865,0,0,0,0,0,0,0,0,0.14693032,-0.028974308,-0.05760605,0.028974308,0,0,0,0,0,0,0,0.05760605,0,0,0,-0.028974308,0,0.028974308,0,0.07390204,0,0,0,0,-0.05734501,0,0,0,0,0,0,0,0,0,-0.096881434,0,0,-0.05760605,-0.07390204,0,0,0,0,0,0.07390204,0,-0.07390204,0,-0.096881434,0.07390204,0.05760605,-0.07390204,0,-0.085504524,0,0.05760605,0,0,-0.14693032,0,0,0,0,-0.07390204,0,-0.07390204,0,-0.05734501,0.07390204,0.05760605,0,0,0,0.15641166,0,-0.05760605,0.05760605,0,0,0,0.05760605,-0.074141964,0,-0.05760605,-0.05760605,0,0,0,0,-0.07390204,0,0.05760605,0,0,0,-0.07390204,0,0,0,-0.05760605,0,0.07390204,-0.028974308,-0.096881434,-0.05760605,0,0,0,0,0.05760605,0,0,0,0,-0.07390204,0,-0.028974308,0,-0.14693032,-0.07390204,0,0,0,0,0.18910694,0,0,0.07390204,0,0,0,-0.17753465,0.05760605,0.14693032,0.028974308,0,0,-0.14693032,0.028974308,-0.07390204,0,0,-0.10016705,-0.085504524,0,0.05760605,0.05760605,0,0,0,-0.07390204,-0.11086797,0.07390204,0.07390204,0,0,-0.14693032,0,0.07390204,0,0,0,0,0,0.07390204,-0.07390204,0,-0.13409099,0,0.05760605,0,0,0,0,0,0,0,0,0,0.14693032,0,-0.089069724,0,0.05760605,0,-0.11086797,-0.023303568,0,0,0,0,0,-0.05760605,0,0,0,0,-0.05760605,0,0,0.048728783,0,0,0,0,-0.05760605,0.028974308,0,-0.05760605,-0.07390204,0.05760605,0,0,0,-0.05760605,0.07390204,0,0,0,-0.07390204,-0.05760605,0,0,-0.14693032,0.039271865,0,0,0.07390204,0,0,0,0.11086797,-0.07390204,-0.05760605,-0.028974308,0,0.05760605,0,0,0,0.028645696,-0.05760605,0,0.04412359,-0.07390204,0.05760605,0.05760605,0,0,-0.11086797,0.028974308,0,-0.07390204,0,0,0,-0.07390204,0,0,-0.07390204,0,0,0.10016705,0,0.07390204,0,-0.05760605,0.07390204,0.05760605,0,0,0.07390204,0.05760605,-0.023750111,0.07390204,0,0.07390204,0,0,-0.07390204,0,0.05760605,-0.07390204,0,0,0,0.07390204,0,0,0,0,0.07390204,0,0,0,0,0,0,0,-0.05760605,0,0,0,0,-0.028974308,-0.14693032,0,-0.14693032,0,0,-0.05760605,0,-0.07390204,0,0,0,-0.07390204,0,-0.07390204,0.05760605,0,0,0,0,0.0892952,0,0,0,0.028974308,0]'),
	(5123, '01a20244-83a6-7776-a9a9-1a2615c033e2', '2026-11-22 07:59:34.311+00', '1a0854d3859840625c09', '[0.073284134,0,0,0,0,-0.05712439,0,0.073284134,0,-0.14570181,-0.123248726,-0.05712439,0,0,0,0.028406184,0,0,0,0,0.05712439,0.18752578,0.028406184,0,-0.073284134,-0.05712439,0,0,0,0,-0.05712439,0,0,0,0,-0.073284134,0,0,0,0,0,-0.14570181,0.073284134,0,0.05712439,-0.038943503,0,0,0,0.09607139,0,0,0,-0.05712439,0.14570181,-0.028732048,-0.05712439,0.07352205,0,-0.05712439,0,0,-0.05712439,0,0,0,0,0,0,-0.028732048,0,0.028732048,0,0.073284134,0,0,-0.05712439,0,-0.056865536,0,0,0,-0.05712439,0.05712439,0,0,0,0,-0.05712439,0,0,0,-0.073284134,0,0,0,0,0,0.073284134,0,-0.073284134,0,0,0.073284134,0.05712439,-0.073284134,0,-0.05712439,-0.05712439,0,0,0,-0.14570181,-0.05712439,0,0,0,-0.073284134,0,-0.073284134,0,-0.056865536,0.073284134,0,0,0,0,0.15510388,0,0,0,0,0,0,0,-0.028732048,0,-0.05712439,0,0,0,0,0,-0.073284134,0,-0.05712439,0,-0.05712439,0,-0.073284134,0,0,0,-0.05712439,0,0.073284134,-0.028732048,0,-0.05712439,0,0,0,0,0,0,0,-0.05712439,0,-0.073284134,0,-0.028732048,0.05712439,-0.14570181,0.023108723,0,0,0,-0.05712439,0.18752578,0,0,0.073284134,0,0,0,-0.16693681,0.05712439,0.14570181,0.028732048,0.05712439,0,-0.14570181,0.028732048,-0.073284134,0,0.05712439,-0.09932953,0,0.05712439,0,0.05712439,0,0.084789604,0,-0.073284134,-0.073284134,0.073284134,0.073284134,0.05712439,0,-0.14570181,0,0.073284134,0,0,0.05712439,0,0,0.073284134,-0.073284134,0,-0.13296983,0,0.05712439,0,0,0,0,-0.084789604,0,0,0,0,0.14570181,0,-0.123248726,0,0,0,-0.10994098,0.073284134,0,0,0,0,-0.05712439,0,0,0,0,0,0,-0.05712439,0,0.04832135,0,0,0,0,0,0.028732048,0,-0.05712439,-0.10994098,0.05712439,0,0,0,-0.09607139,0.073284134,0,0,0,-0.073284134,-0.05712439,0,0,-0.14570181,-0.028732048,-0.05712439,0,0.073284134,0,0,0.05712439,0.10994098,-0.073284134,0.084789604,-0.028732048,0,0,0,0,0,0.073284134,-0.09607139,0,0.073284134,-0.073284134,0,0,0,0,-0.10994098,0.028732048,0,-0.073284134,-0.05712439,0,0,-0.073284134,0,0,-0.073284134,0,0,0.09932953,0,0.073284134,0,-0.05712439,0.073284134,0.05712439,0,0,0.073284134,0.05712439,0,0.073284134,0,0.073284134,0,0,-0.073284134,0,0,-0.073284134,0,-0.05712439,0,0.073284134,0,0,0,0,0.073284134,0,0,0,0,0,0,0,0,0,0,0,0,-0.028732048,-0.14570181,0,-0.14570181,0,0,0,-0.05712439,0.023108723,0,0,0,-0.073284134,0,-0.073284134,0,0,0,0,0,0.088548586,0,0,0.05712439,0.028732048,0]'),
	(5124, '01a20244-83a6-7776-a9a9-1a2615c033e2', '2026-11-22 07:59:34.311+00', '1a0854d3859840625c09', '[0.07461858,0,0,0,0,-0.058164585,0,0.07461858,0,-0.14835493,-0.12549299,0,0,0,0,0.07461858,0,0,0,0,-0.058164585,0.19094048,0.028923439,0,-0.07461858,0,0,0,0,0,0,-0.058164585,0,0,0,-0.07461858,0,0,0,0,0,-0.11511745,0.07461858,0,-0.058164585,-0.039652634,0,0,0,0,0,0,0,-0.058164585,0.19965655,-0.029255237,0,0.029255237,0,0.09782078,0,0,0,0,0.058164585,0,0,0,0,-0.029255237,0,0.029255237,0,0.028923439,0.058164585,0,-0.058164585,0,-0.057901014,0,0,0,-0.058164585,0,0,0,0,0,0,0,0,0,-0.07461858,0,0,0,0,0,0.07461858,0,-0.07461858,0,0,0.07461858,0,-0.07461858,0,-0.058164585,0,0,0,0,-0.14835493,0,0,0,0,-0.07461858,0,-0.07461858,0,-0.057901014,0.07461858,0.058164585,0,0,0,0.1579282,0,0.058164585,0,0,0,0,0,-0.029255237,0,-0.058164585,0,0,0,0,0,-0.07461858,0,0,0,-0.058164585,0,-0.07461858,0,0,0,0,0,0.028923439,-0.029255237,0,0,0,0,0,0,0.058164585,0,0,0,0,-0.13546363,-0.058164585,-0.029255237,0.058164585,-0.14835493,-0.07461858,0,0,0,0,0.19094048,0,0,0.07461858,0,0,0,-0.14835493,0.058164585,0.14835493,0.101218164,-0.058164585,0,-0.14835493,0.029255237,-0.07461858,0,0,-0.10113825,0,0.058164585,0,0,0,0,0,-0.07461858,-0.07461858,0.028923439,0.07461858,0.058164585,-0.086333565,-0.14835493,0,0.07461858,0,0,0.058164585,0,0,0.028923439,-0.07461858,0,-0.13539112,0,0,0,0,0,0,0,0,0,0,0,0.14835493,0,-0.12549299,0,0.058164585,0,-0.111942925,0.07461858,0,0,0,0,0,0,0,0.086333565,0.058164585,0,0,0.058164585,0,0.049201246,0,0,0,0,0.058164585,0.07486083,0,0,-0.07461858,0,0,0,0,0,0.07461858,0,0,0,-0.07461858,0,0,0,-0.19965655,-0.029255237,0,0,0.07461858,0,0,0,0.111942925,-0.07461858,-0.058164585,-0.029255237,0,0,0,0,0,0.07461858,0,0.09782078,0.07461858,-0.07461858,0,0,0,0,-0.028923439,0.029255237,0,-0.07461858,-0.058164585,-0.058164585,0,-0.07461858,0,0,-0.07461858,-0.058164585,0,0.10113825,-0.058164585,0.07461858,0,0,0.07461858,0,0,0,0.07461858,0.058164585,0,0.07461858,0,0.07461858,0,0,-0.07461858,0,0.058164585,-0.07461858,0,-0.058164585,0,0.07461858,0,0,0,0,0.028923439,0,0,0,0,0,0,0,0,0,0,0,0,-0.029255237,-0.14835493,0,-0.14835493,0,0,0,0,-0.07461858,0,0,0,-0.07461858,0,-0.07461858,0.09782078,0,0,0,0,0.09016099,0,0,0.058164585,0.029255237,0]'),
	(6144, '01a20244-8552-7747-9e42-4a3253bc7d21', '2026-11-22 07:59:34.739+00', '1a0854d3859840625c09', '[0,0,0,0,0,0,0,0,0,0.110686414,0,0,0.110686414,0,0,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,0.110686414,0,0,0,0,0,0,0.110686414,0,0,0,-0.110686414,0,-0.22006416,0,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,-0.110686414,0,0,0,0,0,0.22006416,0.22006416,0,0,0,0,0,0,0,0,0,0,0,-0.110686414,-0.110686414,0,0,-0.110686414,0,0,0.110686414,0,0.110686414,0,0,-0.110686414,0,0,0,0,0,0,0,0,0,0,0,0,0.110686414,0,0,0,0,0,0,0,0,0,0,-0.110686414,0,0,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.110686414,0,0,0,0,0,0,0,0,0,0,0,0,-0.110686414,0,0,0.110686414,0,-0.110686414,0.110686414,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.110686414,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.110686414,0,0,0,-0.22006416,0,0.110686414,0,0,-0.110686414,0,0,0,0.110686414,0,0,0,0,0,0,0,0,0,0.110686414,0,0,0,0.110686414,0,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,0.110686414,0,0,0,0,0,0,0,0,0.110686414,0,0,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,0,-0.110686414,0,0,0,0,0,0,-0.22006416,0,0,0,0,0,0,0,-0.110686414,0,0,0,0,0,0,0,0.110686414,-0.110686414,0,0,0,0,0,0,0,0.110686414,0,-0.22006416,-0.110686414,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.110686414,0.110686414,0,0,0,0,0,0,0,0,0,0,0,0,-0.22006416,0,0,0,0,0,0,0,0,0,-0.110686414,0.110686414,-0.110686414,0,0,0.110686414,0,0,0,0,0,0,0,0,0,0,-0.110686414,-0.22006416,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.110686414,0,0,0,0,0,0,0,0,0,0,0,-0.110686414,0,0,0]');

INSERT INTO public.generations VALUES
	('01a20244-8106-76f7-9e22-4b5d2ee338be', 'default', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'diary-later.md', '{"run": 0, "name": "diary-later.md", "taskId": "01a20244-8106-76f7-9e22-4b5d2ee338be", "tenant": "default", "metadata": {"year": 1921, "author": "Anna"}, "original": {"key": "originals/2026-11-22-07/01a20244-8106-76f7-9e22-4b5d2ee338be/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:33.641Z", "collection": "default", "documentId": "5248a532-c4d4-5315-b443-4504296e4486", "externalId": "diary"}', '2026-11-22 07:59:33.641+00', NULL, 0, 'completed', 9, 1, false, NULL, '[]', 6054, '79135a40144876de20cec03d8421479003b6e91e8640a70bcef3661bc58b8d5e', 'text/markdown', 'The miller’s diary', NULL, 'df1e2c35b0d51665d7ad922411c1bdf7b7306edfaf2addb8765bee89f6f83385', 1, 6, 1238, '2026-11-22 07:59:33.641+00', '2026-11-22 07:59:33.714+00', '2026-11-22 07:59:33.77+00', '2026-11-22 07:59:33.793831+00', NULL, '2026-11-22 07:59:33.668079+00', '2026-11-22 07:59:33.793831+00', NULL, NULL, 0, 0, NULL, NULL, NULL),
	('01a20244-7b12-7385-ac8e-ca929d6466be', 'default', '5248a532-c4d4-5315-b443-4504296e4486', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'diary.md', '{"run": 0, "name": "diary.md", "taskId": "01a20244-7b12-7385-ac8e-ca929d6466be", "tenant": "default", "metadata": {"year": 1921, "author": "Anna"}, "original": {"key": "originals/2026-11-22-07/01a20244-7b12-7385-ac8e-ca929d6466be/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:32.125Z", "collection": "default", "documentId": "5248a532-c4d4-5315-b443-4504296e4486", "externalId": "diary"}', '2026-11-22 07:59:32.125+00', NULL, 0, 'completed', 9, 1, false, NULL, '[]', 5954, 'ab2a6a4792ea568020db02880d5662e41f15722d81a6050925fc3f35f1f988fc', 'text/markdown', 'The miller’s diary', NULL, 'c9f2523921647de85ff29d1d96b90732fb66885b6cb765973b9c709b45c140fc', 1, 5, 1215, '2026-11-22 07:59:32.125+00', '2026-11-22 07:59:32.657+00', '2026-11-22 07:59:33.495+00', '2026-11-22 07:59:33.57256+00', NULL, '2026-11-22 07:59:32.424543+00', '2026-11-22 07:59:33.793831+00', NULL, NULL, 0, 0, NULL, NULL, '2026-11-22 07:59:33.793831+00'),
	('01a20244-81fb-73bc-9a60-8af2411c7580', 'default', '82bb3832-106d-55cb-b488-7ae7f1a79c70', 'befb0703-fbb5-50d6-9406-2da46fecf302', 'rules.txt', '{"run": 0, "name": "rules.txt", "taskId": "01a20244-81fb-73bc-9a60-8af2411c7580", "tenant": "default", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-81fb-73bc-9a60-8af2411c7580/body"}, "settings": {"chunking": {"maxTokens": 64, "overlapTokens": 8}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:33.883Z", "collection": "rules", "documentId": "82bb3832-106d-55cb-b488-7ae7f1a79c70"}', '2026-11-22 07:59:33.883+00', NULL, 0, 'completed', 9, 1, false, NULL, '[]', 137, 'eaf1a416386b13f273f4124f0139097221a21a517fd3c7ef3a2d0f1d089ce3b8', 'text/plain', NULL, NULL, '53b3566e059b401fc9600c80e0e1e26ad9bac1deeb99db07d44af550a974e0b8', 1, 1, 61, '2026-11-22 07:59:33.883+00', '2026-11-22 07:59:33.932+00', '2026-11-22 07:59:33.953+00', '2026-11-22 07:59:33.976117+00', NULL, '2026-11-22 07:59:33.965765+00', '2026-11-22 07:59:33.976117+00', NULL, NULL, 0, 0, NULL, NULL, NULL),
	('01a20244-82da-7434-86f7-c7df373d9d60', 'default', 'e30cd27b-8bfb-51bd-bb65-75c32442564e', 'befb0703-fbb5-50d6-9406-2da46fecf302', 'prices.csv', '{"run": 0, "name": "prices.csv", "taskId": "01a20244-82da-7434-86f7-c7df373d9d60", "tenant": "default", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-82da-7434-86f7-c7df373d9d60/body"}, "settings": {"chunking": {"maxTokens": 64, "overlapTokens": 8}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:34.106Z", "collection": "rules", "documentId": "e30cd27b-8bfb-51bd-bb65-75c32442564e"}', '2026-11-22 07:59:34.106+00', NULL, 0, 'completed', 9, 1, false, NULL, '[]', 61, 'b04723d0f6276049fea2d8b5fc129275674f8c1ad54d1c9fe4fc648d21534583', 'text/csv', NULL, NULL, 'c50c38148e8398c4bc7a37b304799909e82c46a2a9d0b615b2233f5c0d95ee5b', 1, 1, 12, '2026-11-22 07:59:34.106+00', '2026-11-22 07:59:34.153+00', '2026-11-22 07:59:34.184+00', '2026-11-22 07:59:34.287318+00', NULL, '2026-11-22 07:59:34.155972+00', '2026-11-22 07:59:34.287318+00', NULL, NULL, 0, 0, NULL, NULL, NULL),
	('01a20244-8552-7747-9e42-4a3253bc7d21', 'default', '6a05785e-b8ba-59ae-8324-5be547b3ee4a', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'leaflet.txt', '{"run": 0, "name": "leaflet.txt", "taskId": "01a20244-8552-7747-9e42-4a3253bc7d21", "tenant": "default", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-8552-7747-9e42-4a3253bc7d21/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:34.739Z", "collection": "default", "documentId": "6a05785e-b8ba-59ae-8324-5be547b3ee4a"}', '2026-11-22 07:59:34.739+00', NULL, 0, 'completed', 9, 1, false, NULL, '[]', 55, '9214ed49efbfc6fbc913f137a72a4bace269a9810cfab04f11591f8c12ceab92', 'text/plain', NULL, NULL, '0381beeea07107637b05da2387f455611ca9917dda51f0bd7e9b822f15feea77', 1, 1, 10, '2026-11-22 07:59:34.739+00', '2026-11-22 07:59:34.812+00', '2026-11-22 07:59:34.901+00', '2026-11-22 07:59:34.919046+00', NULL, '2026-11-22 07:59:34.788647+00', '2026-11-22 07:59:35.04033+00', NULL, NULL, 0, 0, NULL, NULL, '2026-11-22 07:59:35.04033+00'),
	('01a20244-83a6-7776-a9a9-1a2615c033e2', 'acme', 'b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd', '515ad955-bec0-589a-b199-cd30c61c3c30', 'diary.md', '{"run": 0, "name": "diary.md", "taskId": "01a20244-83a6-7776-a9a9-1a2615c033e2", "tenant": "acme", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-83a6-7776-a9a9-1a2615c033e2/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:34.311Z", "collection": "default", "documentId": "b2f74cf0-cf4a-5ba6-8849-0d1caa15abbd", "externalId": "diary"}', '2026-11-22 07:59:34.311+00', NULL, 0, 'completed', 9, 1, false, NULL, '[]', 5954, 'ab2a6a4792ea568020db02880d5662e41f15722d81a6050925fc3f35f1f988fc', 'text/markdown', 'The miller’s diary', NULL, 'c9f2523921647de85ff29d1d96b90732fb66885b6cb765973b9c709b45c140fc', 1, 5, 1215, '2026-11-22 07:59:34.311+00', '2026-11-22 07:59:34.342+00', '2026-11-22 07:59:34.364+00', '2026-11-22 07:59:34.37668+00', NULL, '2026-11-22 07:59:34.349178+00', '2026-11-22 07:59:34.37668+00', NULL, NULL, 0, 0, NULL, NULL, NULL),
	('01a20244-83f7-73ef-b6b4-5835625449c1', 'acme', '2f1f0c68-fd69-53d0-bbdd-84bb8aaa4639', '515ad955-bec0-589a-b199-cd30c61c3c30', 'broken.pdf', '{"run": 0, "name": "broken.pdf", "taskId": "01a20244-83f7-73ef-b6b4-5835625449c1", "tenant": "acme", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-83f7-73ef-b6b4-5835625449c1/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:34.392Z", "collection": "default", "documentId": "2f1f0c68-fd69-53d0-bbdd-84bb8aaa4639"}', '2026-11-22 07:59:34.392+00', NULL, 0, 'failed', 9, 1, false, '{"code": "CORRUPT_DOCUMENT", "stage": "parser", "message": "broken.pdf is damaged: no page can be found (PDF error: invalid PDF format)", "retryable": false}', '[]', 34, '8a63ef01e93583a842bf07c84fafadc34aef70bbc924954b1417e569b91a3c49', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-22 07:59:34.392+00', NULL, NULL, '2026-11-22 07:59:34.669419+00', NULL, '2026-11-22 07:59:34.401941+00', '2026-11-22 07:59:34.669419+00', NULL, NULL, 0, 0, NULL, NULL, NULL),
	('01a20244-9795-7457-bdbd-da20abbe7cff', 'default', 'e038bedf-a214-55cf-a12b-0bb4c7185640', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'prices.csv', '{"run": 0, "name": "prices.csv", "taskId": "01a20244-9795-7457-bdbd-da20abbe7cff", "tenant": "default", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-9795-7457-bdbd-da20abbe7cff/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:39.413Z", "collection": "default", "documentId": "e038bedf-a214-55cf-a12b-0bb4c7185640"}', '2026-11-22 07:59:39.413+00', NULL, 0, 'cancelled', 9, 1, false, NULL, '[]', 61, 'b04723d0f6276049fea2d8b5fc129275674f8c1ad54d1c9fe4fc648d21534583', 'text/csv', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-22 07:59:39.413+00', '2026-11-22 07:59:39.738+00', NULL, '2026-11-22 07:59:42.475343+00', NULL, '2026-11-22 07:59:39.55063+00', '2026-11-22 07:59:42.475343+00', NULL, NULL, 0, 0, NULL, NULL, NULL),
	('01a20244-9735-72ee-8498-97ba6d81a4b1', 'default', 'e0ada772-6c5c-5c7b-95f1-37c0a7b30b49', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'diary.md', '{"run": 0, "name": "diary.md", "taskId": "01a20244-9735-72ee-8498-97ba6d81a4b1", "tenant": "default", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-9735-72ee-8498-97ba6d81a4b1/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:39.324Z", "collection": "default", "documentId": "e0ada772-6c5c-5c7b-95f1-37c0a7b30b49", "externalId": "second-diary"}', '2026-11-22 07:59:39.324+00', NULL, 0, 'parsing', 1, 1, false, NULL, '[]', 5954, 'ab2a6a4792ea568020db02880d5662e41f15722d81a6050925fc3f35f1f988fc', 'text/markdown', 'The miller’s diary', NULL, NULL, NULL, NULL, NULL, '2026-11-22 07:59:39.324+00', '2026-11-22 07:59:39.596+00', NULL, NULL, NULL, '2026-11-22 07:59:39.420699+00', '2026-11-22 07:59:39.730097+00', NULL, NULL, 0, 0, NULL, NULL, NULL),
	('01a20244-8624-76d7-ba63-426035f9d751', 'default', 'ef4dad4e-b052-5457-a3d2-99383ba323d6', '7898d8a8-1311-5d26-a508-01997ed0cb8b', 'broken.pdf', '{"run": 1, "name": "broken.pdf", "taskId": "01a20244-8624-76d7-ba63-426035f9d751", "tenant": "default", "metadata": {}, "original": {"key": "originals/2026-11-22-07/01a20244-8624-76d7-ba63-426035f9d751/body"}, "settings": {"chunking": {"maxTokens": 400, "overlapTokens": 40}, "embedding": {"model": "hashing-v1", "version": "1", "provider": "hashing", "dimension": 384}}, "acceptedAt": "2026-11-22T07:59:34.948Z", "collection": "default", "documentId": "ef4dad4e-b052-5457-a3d2-99383ba323d6"}', '2026-11-22 07:59:34.948+00', NULL, 1, 'queued', 0, 1, false, NULL, '[]', 34, '8a63ef01e93583a842bf07c84fafadc34aef70bbc924954b1417e569b91a3c49', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-22 07:59:34.948+00', NULL, NULL, NULL, NULL, '2026-11-22 07:59:34.966904+00', '2026-11-22 07:59:44.216189+00', NULL, NULL, 0, 0, NULL, NULL, NULL);

INSERT INTO public.outbox VALUES
	('f65aa1bb-0d77-5771-8e63-97a03bb4d9cb', 'documents.upload', 'dc500937-e4b5-5635-a689-8ed3adbd0e6a', 'document.uploaded', 'application/cloudevents+json', '{"traceparent": "00-99d608bec5c5a26c275bd9a6637a3b4e-54550d1782c0dd06-01", "millrace-replay-of": "af16ed6d-a304-595a-a7d5-45ae81d78078"}', '\x7b227370656376657273696f6e223a22312e30222c226964223a2264633530303933372d653462352d353633352d613638392d386564336164626430653661222c2274797065223a22646f63756d656e742e75706c6f61646564222c22736f75726365223a226d696c6c726163652f696e676573742d617069222c2274696d65223a22323032362d31312d32325430373a35393a33342e3934385a222c2264617461636f6e74656e7474797065223a226170706c69636174696f6e2f6a736f6e222c2264617461223a7b227461736b223a7b227461736b4964223a2230316132303234342d383632342d373664372d626136332d343236303335663964373531222c2274656e616e74223a2264656661756c74222c22636f6c6c656374696f6e223a2264656661756c74222c22646f63756d656e744964223a2265663464616434652d623035322d353435372d613364322d393933383362613332336436222c226e616d65223a2262726f6b656e2e706466222c226d65746164617461223a7b7d2c2261636365707465644174223a22323032362d31312d32325430373a35393a33342e3934385a222c2272756e223a312c226f726967696e616c223a7b226b6579223a226f726967696e616c732f323032362d31312d32322d30372f30316132303234342d383632342d373664372d626136332d3432363033356639643735312f626f6479227d2c2273657474696e6773223a7b226368756e6b696e67223a7b226d6178546f6b656e73223a3430302c226f7665726c6170546f6b656e73223a34307d2c22656d62656464696e67223a7b2270726f7669646572223a2268617368696e67222c226d6f64656c223a2268617368696e672d7631222c2276657273696f6e223a2231222c2264696d656e73696f6e223a3338347d7d7d2c226279746573223a33342c22736861323536223a2238613633656630316539333538336138343262663037633834666166616463333461656637306262633932343935346231343137653536396239316133633439227d7d', '2026-11-22 07:59:44.216189+00', NULL, '2026-11-22 07:59:44.216189+00', DEFAULT);

INSERT INTO public.postings VALUES
	(-3710527972020877402, 1024, 409843, '{1458419,2506995,3555571,4604147}'),
	(-4607373566138368726, 1024, 16627, '{1065203,2113779,3162355,4210931}'),
	(8089216973569224676, 1024, 16627, '{1065203,2113779,3162355,4210931}'),
	(-3657081671769268808, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(7315509972520278915, 1024, 16627, NULL),
	(8009693121300323470, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(4033261634752262436, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(-6907076286471867340, 1024, 16627, '{2113779,3162355}'),
	(4617241424406830109, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(2313429546511803436, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(-5778436647759353710, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(-660145631265088943, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(4184694592906405688, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(-1107802868659146466, 1024, 33011, NULL),
	(-2662429908609268155, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(-7893720401096447031, 1024, 393459, '{1442035,2490611,3539187,4587763}'),
	(-4714652923475287295, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(5721341270860646787, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(-7237592940655876061, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(-8399281426025225595, 1024, 196851, '{1245427,2294003,3342579,4391155}'),
	(2727957319324392838, 1024, 16627, NULL),
	(1552671808947365210, 1024, 16627, '{2113779,3162355}'),
	(8066598298012997064, 1024, 33011, NULL),
	(-3204052197703439622, 1024, 16627, NULL),
	(-4730768948131235606, 1024, 16627, '{2113779,3162355}'),
	(6362617835682195286, 1024, 33011, NULL),
	(2056150405916780744, 1024, 16627, NULL),
	(2356361008559149204, 1024, 16627, '{2113779,3162355}'),
	(-5174039016492115746, 1024, 16627, '{1065203}'),
	(-6242637850407526981, 1024, 16627, NULL),
	(-2087943514891279486, 1024, 16627, '{2113779,3162355}'),
	(2723064800249187178, 1024, 16627, '{1065203}'),
	(602859635031105174, 1024, 16627, NULL),
	(-7063489908461839702, 1024, 16627, '{2113779,3162355}'),
	(-6492458955061578634, 1024, 16627, '{1065203}'),
	(-202293099055677816, 1024, 16627, NULL),
	(5562617954706347709, 1024, 16627, '{3178739}'),
	(-7240309548652101899, 1024, 16627, '{1065203}'),
	(-2639905672650321207, 1024, 16627, NULL),
	(-5310907020729671781, 1024, 16627, '{3178739}'),
	(-5829061988798095231, 1024, 16627, '{1065203}'),
	(-3117665283471512935, 1024, 16627, NULL),
	(2241995317143514761, 1024, 16627, '{3178739}'),
	(4246162133426332116, 1024, 16627, '{1065203}'),
	(-6975028189825359621, 1024, 16627, '{3162355,4210931}'),
	(3879435809726349018, 1024, 16627, '{1065203}'),
	(8399675857370692195, 1024, 16627, '{3162355,4210931}'),
	(-6645255038128551940, 1024, 16627, '{1065203}'),
	(3875738159865902237, 1024, 16627, '{3162355,4210931}'),
	(713288764384427832, 1024, 16627, '{1065203}');
INSERT INTO public.postings VALUES
	(7350308048690872130, 1024, 1065203, '{3162355,4210931}'),
	(4523963422295391006, 1024, 1081587, NULL),
	(6655932584196166844, 1024, 1065203, '{3162355,4210931}'),
	(5501041385847768767, 1024, 1081587, NULL),
	(7719316118316382303, 1024, 1065203, '{3162355,4210931}'),
	(-6857851065566895644, 1024, 1081587, NULL),
	(-1020961246854511905, 1024, 1065203, '{3162355,4210931}'),
	(-8941712112650671548, 1024, 1065203, '{2113779}'),
	(-7855736749581804957, 1024, 1065203, '{3162355,4210931}'),
	(-3531335511871025918, 1024, 1065203, '{2113779}'),
	(-1902469087384367404, 1024, 1065203, '{3162355,4210931}'),
	(-8987369954508051343, 1024, 1065203, '{2113779}'),
	(-723918491610584776, 1024, 1065203, '{4227315}'),
	(-8006585963048301299, 1024, 1065203, '{2113779}'),
	(-4854023083178971700, 1024, 1065203, '{4227315}'),
	(7987851623624735602, 1024, 1065203, '{2113779}'),
	(-3393999375782945578, 1024, 1065203, '{4227315}'),
	(-824401836277907722, 1024, 1065203, '{2113779}'),
	(-2770679602172961381, 1024, 1065203, '{4210931}'),
	(-330872704266632551, 1024, 1065203, '{2113779}'),
	(1235329116938979897, 1024, 1065203, '{4210931}'),
	(-2287877180668296338, 1024, 1065203, '{2113779}'),
	(-5280323454540432587, 1024, 1065203, '{4210931}'),
	(8018431425851986892, 1024, 1065203, '{2113779}'),
	(6925085874432259555, 1024, 2113779, '{4210931}'),
	(-7487337665411107377, 1024, 2130163, NULL),
	(2744343619766132222, 1024, 2113779, '{4210931}'),
	(4621207174005169640, 1024, 2130163, NULL),
	(415641924883255537, 1024, 2113779, '{4210931}'),
	(-913890195732547798, 1024, 2130163, NULL),
	(-2172855766146921539, 1024, 2113779, '{4210931}'),
	(-4491813131856878446, 1024, 2113779, '{3162355}'),
	(-2732563535100607842, 1024, 2113779, '{4210931}'),
	(-3269835088777682376, 1024, 2113779, '{3162355}'),
	(-608650260894019596, 1024, 2113779, '{4210931}'),
	(8732199944262442886, 1024, 2113779, '{3162355}'),
	(-8902626908707687265, 1024, 2113779, NULL),
	(-2465910958825684913, 1024, 2113779, NULL),
	(-3504549365721917921, 1024, 2113779, NULL),
	(1521390415111390105, 1024, 2113779, NULL),
	(911913516648476628, 1024, 2113779, NULL),
	(984411909348640376, 1024, 2113779, NULL),
	(6510125115769090711, 1024, 3162355, NULL),
	(-6183045512029197456, 1024, 3162355, NULL),
	(-7218571422587504804, 1024, 3162355, NULL),
	(7325187197083580639, 1024, 3162355, NULL),
	(7339544029182247372, 1024, 3162355, NULL),
	(619337010065945622, 1024, 3162355, NULL),
	(-3956621586253774293, 1024, 3162355, NULL),
	(9191139472589151675, 1024, 3162355, NULL);
INSERT INTO public.postings VALUES
	(-3417816852287940138, 1024, 3162355, NULL),
	(-2018135766105709879, 1024, 3162355, NULL),
	(7514600746869242138, 1024, 3162355, NULL),
	(4325005871231429116, 1024, 3162355, NULL),
	(613981891502540761, 1024, 4210931, NULL),
	(1719116345964680478, 1024, 4210931, NULL),
	(6069014653816661422, 1024, 4210931, NULL),
	(-8634443900723845405, 1024, 4210931, NULL),
	(7413474255267852469, 1024, 4210931, NULL),
	(2965365117718070694, 1024, 4210931, NULL),
	(8018581428436761185, 1024, 4210931, NULL),
	(4821842148763464969, 1024, 4210931, NULL),
	(-1653445417998558208, 1024, 4210931, NULL),
	(-4510568343549782441, 1024, 4210931, NULL),
	(4488708821582943295, 1024, 4210931, NULL),
	(-5480884743762822326, 1024, 4210931, NULL),
	(-3710527972020877402, 2048, 409843, '{1458419,2506995,3555571,4604147,5292055}'),
	(-4607373566138368726, 2048, 16627, '{1065203,2113779,3162355,4210931,5259287}'),
	(8089216973569224676, 2048, 16627, '{1065203,2113779,3162355,4210931,5259287}'),
	(-3657081671769268808, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(7315509972520278915, 2048, 16627, NULL),
	(8009693121300323470, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(4033261634752262436, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(-6907076286471867340, 2048, 16627, '{2113779,3162355}'),
	(4617241424406830109, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(2313429546511803436, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(-5778436647759353710, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(-660145631265088943, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(4184694592906405688, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(-1107802868659146466, 2048, 33011, NULL),
	(-2662429908609268155, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(-7893720401096447031, 2048, 393459, '{1442035,2490611,3539187,4587763,5275671}'),
	(-4714652923475287295, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(5721341270860646787, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(-7237592940655876061, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(-8399281426025225595, 2048, 196851, '{1245427,2294003,3342579,4391155,5259287}'),
	(2727957319324392838, 2048, 16627, NULL),
	(1552671808947365210, 2048, 16627, '{2113779,3162355}'),
	(8066598298012997064, 2048, 33011, NULL),
	(-3204052197703439622, 2048, 16627, NULL),
	(-4730768948131235606, 2048, 16627, '{2113779,3162355}'),
	(6362617835682195286, 2048, 33011, NULL),
	(2056150405916780744, 2048, 16627, NULL),
	(2356361008559149204, 2048, 16627, '{2113779,3162355}'),
	(-5174039016492115746, 2048, 16627, '{1065203}'),
	(-6242637850407526981, 2048, 16627, NULL),
	(-2087943514891279486, 2048, 16627, '{2113779,3162355}'),
	(2723064800249187178, 2048, 16627, '{1065203}'),
	(602859635031105174, 2048, 16627, NULL),
	(-7063489908461839702, 2048, 16627, '{2113779,3162355}');
INSERT INTO public.postings VALUES
	(-6492458955061578634, 2048, 16627, '{1065203}'),
	(-202293099055677816, 2048, 16627, NULL),
	(5562617954706347709, 2048, 16627, '{3178739}'),
	(-7240309548652101899, 2048, 16627, '{1065203}'),
	(-2639905672650321207, 2048, 16627, NULL),
	(-5310907020729671781, 2048, 16627, '{3178739}'),
	(-5829061988798095231, 2048, 16627, '{1065203}'),
	(-3117665283471512935, 2048, 16627, NULL),
	(2241995317143514761, 2048, 16627, '{3178739}'),
	(4246162133426332116, 2048, 16627, '{1065203}'),
	(-6975028189825359621, 2048, 16627, '{3162355,4210931}'),
	(3879435809726349018, 2048, 16627, '{1065203}'),
	(8399675857370692195, 2048, 16627, '{3162355,4210931}'),
	(-6645255038128551940, 2048, 16627, '{1065203}'),
	(3875738159865902237, 2048, 16627, '{3162355,4210931}'),
	(713288764384427832, 2048, 16627, '{1065203}'),
	(7350308048690872130, 2048, 1065203, '{3162355,4210931}'),
	(4523963422295391006, 2048, 1081587, NULL),
	(6655932584196166844, 2048, 1065203, '{3162355,4210931}'),
	(5501041385847768767, 2048, 1081587, NULL),
	(7719316118316382303, 2048, 1065203, '{3162355,4210931}'),
	(-6857851065566895644, 2048, 1081587, NULL),
	(-1020961246854511905, 2048, 1065203, '{3162355,4210931}'),
	(-8941712112650671548, 2048, 1065203, '{2113779}'),
	(-7855736749581804957, 2048, 1065203, '{3162355,4210931}'),
	(-3531335511871025918, 2048, 1065203, '{2113779}'),
	(-1902469087384367404, 2048, 1065203, '{3162355,4210931}'),
	(-8987369954508051343, 2048, 1065203, '{2113779}'),
	(-723918491610584776, 2048, 1065203, '{4227315}'),
	(-8006585963048301299, 2048, 1065203, '{2113779}'),
	(-4854023083178971700, 2048, 1065203, '{4227315}'),
	(7987851623624735602, 2048, 1065203, '{2113779}'),
	(-3393999375782945578, 2048, 1065203, '{4227315}'),
	(-824401836277907722, 2048, 1065203, '{2113779}'),
	(-2770679602172961381, 2048, 1065203, '{4210931,5259287}'),
	(-330872704266632551, 2048, 1065203, '{2113779}'),
	(1235329116938979897, 2048, 1065203, '{4210931}'),
	(-2287877180668296338, 2048, 1065203, '{2113779}'),
	(-5280323454540432587, 2048, 1065203, '{4210931}'),
	(8018431425851986892, 2048, 1065203, '{2113779}'),
	(6925085874432259555, 2048, 2113779, '{4210931}'),
	(-7487337665411107377, 2048, 2130163, NULL),
	(2744343619766132222, 2048, 2113779, '{4210931}'),
	(4621207174005169640, 2048, 2130163, NULL),
	(415641924883255537, 2048, 2113779, '{4210931}'),
	(-913890195732547798, 2048, 2130163, NULL),
	(-2172855766146921539, 2048, 2113779, '{4210931}'),
	(-4491813131856878446, 2048, 2113779, '{3162355}'),
	(-2732563535100607842, 2048, 2113779, '{4210931}'),
	(-3269835088777682376, 2048, 2113779, '{3162355}');
INSERT INTO public.postings VALUES
	(-608650260894019596, 2048, 2113779, '{4210931}'),
	(8732199944262442886, 2048, 2113779, '{3162355}'),
	(-8902626908707687265, 2048, 2113779, '{5259287}'),
	(-2465910958825684913, 2048, 2113779, NULL),
	(-3504549365721917921, 2048, 2113779, NULL),
	(1521390415111390105, 2048, 2113779, NULL),
	(911913516648476628, 2048, 2113779, NULL),
	(984411909348640376, 2048, 2113779, NULL),
	(6510125115769090711, 2048, 3162355, NULL),
	(-6183045512029197456, 2048, 3162355, NULL),
	(-7218571422587504804, 2048, 3162355, NULL),
	(7325187197083580639, 2048, 3162355, NULL),
	(7339544029182247372, 2048, 3162355, NULL),
	(619337010065945622, 2048, 3162355, NULL),
	(-3956621586253774293, 2048, 3162355, NULL),
	(9191139472589151675, 2048, 3162355, NULL),
	(-3417816852287940138, 2048, 3162355, NULL),
	(-2018135766105709879, 2048, 3162355, NULL),
	(7514600746869242138, 2048, 3162355, NULL),
	(4325005871231429116, 2048, 3162355, NULL),
	(613981891502540761, 2048, 4210931, NULL),
	(1719116345964680478, 2048, 4210931, NULL),
	(6069014653816661422, 2048, 4210931, NULL),
	(-8634443900723845405, 2048, 4210931, NULL),
	(7413474255267852469, 2048, 4210931, NULL),
	(2965365117718070694, 2048, 4210931, NULL),
	(8018581428436761185, 2048, 4210931, NULL),
	(4821842148763464969, 2048, 4210931, NULL),
	(-1653445417998558208, 2048, 4210931, NULL),
	(-4510568343549782441, 2048, 4210931, NULL),
	(4488708821582943295, 2048, 4210931, NULL),
	(-5480884743762822326, 2048, 4210931, NULL),
	(-8542940249715900057, 2048, 5259287, NULL),
	(-4989518382213489220, 3072, 32829, NULL),
	(1176639624339353191, 3072, 32829, NULL),
	(-5755749275493560330, 3072, 32829, NULL),
	(-3189406052047089683, 3072, 32829, NULL),
	(7010107904329379164, 3072, 32829, NULL),
	(4437000175343147542, 3072, 16445, NULL),
	(-7841935804912793493, 3072, 16445, NULL),
	(312315562331612680, 3072, 16445, NULL),
	(2648941426304920792, 3072, 32829, NULL),
	(4777165540724251074, 3072, 32829, NULL),
	(7590861394241680189, 3072, 16445, NULL),
	(-8721020862558959863, 3072, 16445, NULL),
	(-4142970127777321008, 3072, 32829, NULL),
	(-3945032671057511534, 3072, 32829, NULL),
	(3452447984918004440, 3072, 16445, NULL),
	(-6555993363127383758, 3072, 32829, NULL),
	(-5767829183839808368, 3072, 32829, NULL);
INSERT INTO public.postings VALUES
	(-1013697143845867997, 3072, 32829, NULL),
	(-7967854494036474393, 3072, 16445, NULL),
	(3251853206900211899, 3072, 16445, NULL),
	(2485593003654086706, 3072, 16445, NULL),
	(-5168157159837219143, 3072, 32829, NULL),
	(-5534609229818792285, 3072, 16445, NULL),
	(-3369577486244442382, 3072, 16445, NULL),
	(2074139075700185878, 3072, 16445, NULL),
	(-8234877135178610916, 3072, 32829, NULL),
	(7494617888298364434, 3072, 16445, NULL),
	(2854410921242213155, 3072, 16445, NULL),
	(-6639021636638147169, 3072, 16445, NULL),
	(-3516286187033996413, 3072, 16445, NULL),
	(-5945816692611008895, 3072, 16445, NULL),
	(-250150228114050060, 3072, 16445, NULL),
	(3257123194655426711, 3072, 16445, NULL),
	(-3575729778504535181, 3072, 16445, NULL),
	(-369092835141249074, 3072, 16445, NULL),
	(3101831324350157949, 3072, 16445, NULL),
	(-1685481133133519657, 3072, 16445, NULL),
	(-2847444491603877390, 3072, 16445, NULL),
	(2543902054134087826, 3072, 16445, NULL),
	(-8278719716595774833, 3072, 16445, NULL),
	(5867280384006783572, 3072, 16445, NULL),
	(-1347446466641909853, 3072, 16445, NULL),
	(965265192496362368, 3072, 16445, NULL),
	(2266890097891515544, 3072, 16445, NULL),
	(-298180004756202103, 3072, 16445, NULL),
	(6351731464137299894, 3072, 16445, NULL),
	(1564667029833710899, 3072, 16445, NULL),
	(-4822731623003472144, 4096, 16396, NULL),
	(-2745744973011639975, 4096, 16396, NULL),
	(3912964215041493365, 4096, 16396, NULL),
	(9159794194336933708, 4096, 16396, NULL),
	(7898742728699334473, 4096, 32780, NULL),
	(4381896889845178585, 4096, 16396, NULL),
	(-670690366322646565, 4096, 16396, NULL),
	(8669773182115275008, 4096, 16396, NULL),
	(-2754815512416101206, 4096, 16396, NULL),
	(-7852452955977005550, 4096, 16396, NULL),
	(825957468335200245, 4096, 16396, NULL),
	(-6319501472450636218, 5120, 409843, '{1458419,2506995,3555571,4604147}'),
	(6606928147873490431, 5120, 16627, '{1065203,2113779,3162355,4210931}'),
	(47818548635245163, 5120, 16627, '{1065203,2113779,3162355,4210931}'),
	(-3486982763182523393, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(5526354578580949915, 5120, 16627, NULL),
	(-1007958865179708509, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(-4487635770767355961, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(899380631607265652, 5120, 16627, '{2113779,3162355}'),
	(4632489216691193420, 5120, 196851, '{1245427,2294003,3342579,4391155}');
INSERT INTO public.postings VALUES
	(-2610333546741529120, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(-1153353013752115982, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(1983304388174583854, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(-1319729048720340873, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(-9201519636596122751, 5120, 33011, NULL),
	(-5126161654572377945, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(7486554754871517870, 5120, 393459, '{1442035,2490611,3539187,4587763}'),
	(-5671699190617192914, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(-56947857136185947, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(-4850274127724320640, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(6205342591921130270, 5120, 196851, '{1245427,2294003,3342579,4391155}'),
	(4583328457645707083, 5120, 16627, NULL),
	(6935172083371574422, 5120, 16627, '{2113779,3162355}'),
	(8660498869325390858, 5120, 33011, NULL),
	(7028997420211358292, 5120, 16627, NULL),
	(2692518526560774993, 5120, 16627, '{2113779,3162355}'),
	(1829219042820643631, 5120, 33011, NULL),
	(3620849365285920880, 5120, 16627, NULL),
	(-6274731770826977514, 5120, 16627, '{2113779,3162355}'),
	(3336390599655600493, 5120, 16627, '{1065203}'),
	(-2556751548100103195, 5120, 16627, NULL),
	(-4663868904481015918, 5120, 16627, '{2113779,3162355}'),
	(6605905409815239689, 5120, 16627, '{1065203}'),
	(-3213944656017177746, 5120, 16627, NULL),
	(-704167468745747642, 5120, 16627, '{2113779,3162355}'),
	(7006584401274405702, 5120, 16627, '{1065203}'),
	(-8366748788555130451, 5120, 16627, NULL),
	(2073847093492240783, 5120, 16627, '{3178739}'),
	(2178550356532170245, 5120, 16627, '{1065203}'),
	(8411137861942556117, 5120, 16627, NULL),
	(-8900038297173991881, 5120, 16627, '{3178739}'),
	(7836565284188754970, 5120, 16627, '{1065203}'),
	(-8817653556875287713, 5120, 16627, NULL),
	(848282843832676537, 5120, 16627, '{3178739}'),
	(-3295685904418188038, 5120, 16627, '{1065203}'),
	(-6711875135733579316, 5120, 16627, '{3162355,4210931}'),
	(-6656558054316880876, 5120, 16627, '{1065203}'),
	(2517580837905670550, 5120, 16627, '{3162355,4210931}'),
	(-246088303505182018, 5120, 16627, '{1065203}'),
	(-2619138240427749508, 5120, 16627, '{3162355,4210931}'),
	(2426961533686255567, 5120, 16627, '{1065203}'),
	(3326194171596995355, 5120, 1065203, '{3162355,4210931}'),
	(7347402959693906357, 5120, 1081587, NULL),
	(1722415596570650682, 5120, 1065203, '{3162355,4210931}'),
	(-2071075530188026338, 5120, 1081587, NULL),
	(-6462939387981445082, 5120, 1065203, '{3162355,4210931}'),
	(6698824164371230298, 5120, 1081587, NULL),
	(-1958511364220757606, 5120, 1065203, '{3162355,4210931}'),
	(-721119866537759349, 5120, 1065203, '{2113779}'),
	(5407841161807799547, 5120, 1065203, '{3162355,4210931}');
INSERT INTO public.postings VALUES
	(1057947285666205716, 5120, 1065203, '{2113779}'),
	(4316157309528179325, 5120, 1065203, '{3162355,4210931}'),
	(-8751086993593605730, 5120, 1065203, '{2113779}'),
	(8236425651534206839, 5120, 1065203, '{4227315}'),
	(3621220411369746230, 5120, 1065203, '{2113779}'),
	(-5182829683558341637, 5120, 1065203, '{4227315}'),
	(-5645978598278222904, 5120, 1065203, '{2113779}'),
	(-8076349351496405072, 5120, 1065203, '{4227315}'),
	(-328799770034370259, 5120, 1065203, '{2113779}'),
	(7204133541489174851, 5120, 1065203, '{4210931}'),
	(-1707879113248970122, 5120, 1065203, '{2113779}'),
	(-8402017704947431170, 5120, 1065203, '{4210931}'),
	(-4459056377426155449, 5120, 1065203, '{2113779}'),
	(-5769980792092756356, 5120, 1065203, '{4210931}'),
	(-1315704671229974885, 5120, 1065203, '{2113779}'),
	(-2718931266688266957, 5120, 2113779, '{4210931}'),
	(-4385245963487366468, 5120, 2130163, NULL),
	(6109493000339763395, 5120, 2113779, '{4210931}'),
	(1860065432726371728, 5120, 2130163, NULL),
	(-8961264527166727934, 5120, 2113779, '{4210931}'),
	(-1601707425906464986, 5120, 2130163, NULL),
	(3468959424862558919, 5120, 2113779, '{4210931}'),
	(6524096465858469527, 5120, 2113779, '{3162355}'),
	(-6163444061150897126, 5120, 2113779, '{4210931}'),
	(-4528633085889217636, 5120, 2113779, '{3162355}'),
	(-5039446571093552683, 5120, 2113779, '{4210931}'),
	(4654181649368930187, 5120, 2113779, '{3162355}'),
	(2418420849240714982, 5120, 2113779, NULL),
	(-8171974716108713308, 5120, 2113779, NULL),
	(3717612236980177759, 5120, 2113779, NULL),
	(-7566964435059599091, 5120, 2113779, NULL),
	(5071778418310157781, 5120, 2113779, NULL),
	(7961359949873942751, 5120, 2113779, NULL),
	(-6623288082255453599, 5120, 3162355, NULL),
	(-1449719749014509777, 5120, 3162355, NULL),
	(-6004191414094635700, 5120, 3162355, NULL),
	(5023632654208206928, 5120, 3162355, NULL),
	(4505350287861986660, 5120, 3162355, NULL),
	(5931480594999444141, 5120, 3162355, NULL),
	(7771880519306436085, 5120, 3162355, NULL),
	(4978296703177891812, 5120, 3162355, NULL),
	(-163722366001107592, 5120, 3162355, NULL),
	(-1724617400552663063, 5120, 3162355, NULL),
	(7359656415377654870, 5120, 3162355, NULL),
	(2727434519034707369, 5120, 3162355, NULL),
	(2221728379887960837, 5120, 4210931, NULL),
	(-2954243902873805429, 5120, 4210931, NULL),
	(-2043299178620628669, 5120, 4210931, NULL),
	(-1392228459104555862, 5120, 4210931, NULL),
	(-1102254411906860319, 5120, 4210931, NULL);
INSERT INTO public.postings VALUES
	(-8789245469782073062, 5120, 4210931, NULL),
	(7854854462239293237, 5120, 4210931, NULL),
	(5371790474361281787, 5120, 4210931, NULL),
	(6153606563429061314, 5120, 4210931, NULL),
	(5006749070118471375, 5120, 4210931, NULL),
	(607147864781669811, 5120, 4210931, NULL),
	(3235599360661970314, 5120, 4210931, NULL),
	(4685676814040664890, 6144, 16394, NULL),
	(-3849155886511106182, 6144, 16394, NULL),
	(-4590263941953687960, 6144, 16394, NULL),
	(-4631066551064106490, 6144, 16394, NULL),
	(-6925956348734534630, 6144, 16394, NULL),
	(-5616499798091985055, 6144, 16394, NULL),
	(-2635327266139358931, 6144, 16394, NULL),
	(-3837490878821769713, 6144, 16394, NULL),
	(-6177680250691034662, 6144, 16394, NULL),
	(-2069765662450036177, 6144, 16394, NULL);

INSERT INTO public.queue_counts VALUES
	('documents.chunked', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('documents.chunked.bulk', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('documents.embedded', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('documents.embedded.bulk', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('documents.ledger.quarantine', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('documents.upload', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('documents.upload.bulk', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('millrace.dead', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('millrace.deferred', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('millrace.deferred.quarantine', 0, 0, 0, 1, '2026-11-22 07:59:33.302865+00'),
	('chat.logs', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('chat.logs.quarantine', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('documents.chunked.quarantine', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('documents.embedded.quarantine', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('documents.intake', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('documents.intake.quarantine', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('documents.ledger', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('documents.upload.quarantine', 0, 0, 0, 1, '2026-11-22 07:59:39.187567+00'),
	('millrace.delay.15s', 0, 0, 0, 0, '2026-11-22 07:59:41.249693+00'),
	('millrace.delay.1s', 0, 0, 0, 0, '2026-11-22 07:59:41.249693+00'),
	('millrace.delay.300s', 0, 0, 0, 0, '2026-11-22 07:59:41.249693+00'),
	('millrace.delay.3600s', 0, 0, 0, 0, '2026-11-22 07:59:41.249693+00'),
	('millrace.delay.5s', 0, 0, 0, 0, '2026-11-22 07:59:41.249693+00'),
	('millrace.delay.60s', 0, 0, 0, 0, '2026-11-22 07:59:41.249693+00'),
	('millrace.delay.900s', 0, 0, 0, 0, '2026-11-22 07:59:41.249693+00'),
	('documents.parsed', 2, 0, 0, 0, '2026-11-22 07:59:43.196229+00'),
	('documents.parsed.bulk', 0, 0, 0, 0, '2026-11-22 07:59:43.196229+00'),
	('documents.parsed.quarantine', 0, 0, 0, 0, '2026-11-22 07:59:43.196229+00');

INSERT INTO public.schema_migrations VALUES
	('0001_documents.sql', '514b60d413a9bff31850d8115618e1c998d3b01bce97c5df32ff0039c7f04bd1', '2026-11-22 07:59:16.735991+00'),
	('0002_postings.sql', 'ba1b905057b307f91fe838518c0a91de537d86f86a8cb664a1b8d7a812b18f88', '2026-11-22 07:59:16.735991+00'),
	('0003_embeddings.sql', 'c131bbf225adec41ad8e3f405ffe9fd649b6debe1dc02b284734fa6b696b873d', '2026-11-22 07:59:16.735991+00'),
	('0004_dead_letters.sql', '4366d2000348397421e67ece4d04d64c2991ca114c599cfaa5e3a67f01da849d', '2026-11-22 07:59:16.735991+00'),
	('0005_chat_service.sql', '0c980d14e32d382f8abd2b35d0a0f04503123b77ba9a786fe212aa28568e89d4', '2026-11-22 07:59:16.735991+00'),
	('0006_upkeep.sql', '3ebf55c21c761cc301451b1d04ba9db0c3bf829ca7e6b337426fad0557c6cb03', '2026-11-22 07:59:16.735991+00');

INSERT INTO public.upkeep_marks VALUES
	('originals.settled', '2026-11-22 07:00:00+00', '2026-11-22 07:59:31.421422+00'),
	('originals.swept', '2026-11-22 07:59:39.163+00', '2026-11-22 07:59:39.308333+00');

SELECT pg_catalog.setval('chat_service.logs_id_seq', 2, true);

SELECT pg_catalog.setval('public.audit_log_id_seq', 3, true);

SELECT pg_catalog.setval('public.chunk_blocks', 6, true);

ALTER TABLE ONLY chat_service.log_messages
    ADD CONSTRAINT log_messages_pkey PRIMARY KEY (message_id);

ALTER TABLE ONLY chat_service.logs
    ADD CONSTRAINT logs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (generation_id, cut, ordinal);

ALTER TABLE ONLY public.chunks
    ADD CONSTRAINT chunks_ordinal_unique UNIQUE (generation_id, ordinal);

ALTER TABLE ONLY public.chunks
    ADD CONSTRAINT chunks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collections
    ADD CONSTRAINT collections_name_unique UNIQUE (tenant, name);

ALTER TABLE ONLY public.collections
    ADD CONSTRAINT collections_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dead_letters
    ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.embeddings
    ADD CONSTRAINT embeddings_pkey PRIMARY KEY (accepted_at, chunk_id);

ALTER TABLE ONLY public.embeddings_2026_10
    ADD CONSTRAINT embeddings_2026_10_pkey PRIMARY KEY (accepted_at, chunk_id);

ALTER TABLE ONLY public.embeddings_2026_11
    ADD CONSTRAINT embeddings_2026_11_pkey PRIMARY KEY (accepted_at, chunk_id);

ALTER TABLE ONLY public.embeddings_2026_12
    ADD CONSTRAINT embeddings_2026_12_pkey PRIMARY KEY (accepted_at, chunk_id);

ALTER TABLE ONLY public.embeddings_2027_01
    ADD CONSTRAINT embeddings_2027_01_pkey PRIMARY KEY (accepted_at, chunk_id);

ALTER TABLE ONLY public.embeddings_2027_02
    ADD CONSTRAINT embeddings_2027_02_pkey PRIMARY KEY (accepted_at, chunk_id);

ALTER TABLE ONLY public.embeddings_default
    ADD CONSTRAINT embeddings_default_pkey PRIMARY KEY (accepted_at, chunk_id);

ALTER TABLE ONLY public.generations
    ADD CONSTRAINT generations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.queue_counts
    ADD CONSTRAINT queue_counts_pkey PRIMARY KEY (queue);

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.suspects
    ADD CONSTRAINT suspects_pkey PRIMARY KEY (suspicion, task_id);

ALTER TABLE ONLY public.upkeep_marks
    ADD CONSTRAINT upkeep_marks_pkey PRIMARY KEY (name);

CREATE INDEX idx_chat_service_logs_log_data_gin ON chat_service.logs USING gin (log_data);

CREATE INDEX idx_chat_service_logs_user_id ON chat_service.logs USING btree (user_id);

CREATE INDEX audit_log_at ON public.audit_log USING btree (at);

CREATE INDEX audit_log_of_subject ON public.audit_log USING btree (subject, at DESC);

CREATE INDEX dead_letters_of_replay ON public.dead_letters USING btree (((headers ->> 'millrace-replay-of'::text))) WHERE ((headers ->> 'millrace-replay-of'::text) IS NOT NULL);

CREATE INDEX dead_letters_of_task ON public.dead_letters USING btree (task_id) WHERE (task_id IS NOT NULL);

CREATE INDEX dead_letters_of_tenant ON public.dead_letters USING btree (tenant, received_at DESC, id);

CREATE INDEX dead_letters_open ON public.dead_letters USING btree (received_at DESC, id) WHERE ((dropped_at IS NULL) AND (replayed_at IS NULL));

CREATE INDEX dead_letters_received ON public.dead_letters USING btree (received_at DESC, id);

CREATE INDEX documents_by_collection ON public.documents USING btree (collection_id, created_at DESC, id);

CREATE INDEX documents_by_tenant ON public.documents USING btree (tenant, created_at DESC, id);

CREATE INDEX documents_live ON public.documents USING btree (collection_id, live_generation) WHERE (live_generation IS NOT NULL);

CREATE INDEX documents_metadata ON public.documents USING gin (metadata jsonb_path_ops);

CREATE INDEX documents_to_free ON public.documents USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX embeddings_2026_10_hnsw_384 ON public.embeddings_2026_10 USING hnsw (((embedding)::public.vector(384)) public.vector_cosine_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(embedding) = 384);

CREATE INDEX embeddings_2026_11_hnsw_384 ON public.embeddings_2026_11 USING hnsw (((embedding)::public.vector(384)) public.vector_cosine_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(embedding) = 384);

CREATE INDEX embeddings_2026_12_hnsw_384 ON public.embeddings_2026_12 USING hnsw (((embedding)::public.vector(384)) public.vector_cosine_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(embedding) = 384);

CREATE INDEX embeddings_2027_01_hnsw_384 ON public.embeddings_2027_01 USING hnsw (((embedding)::public.vector(384)) public.vector_cosine_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(embedding) = 384);

CREATE INDEX embeddings_2027_02_hnsw_384 ON public.embeddings_2027_02 USING hnsw (((embedding)::public.vector(384)) public.vector_cosine_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(embedding) = 384);

CREATE INDEX embeddings_default_hnsw_384 ON public.embeddings_default USING hnsw (((embedding)::public.vector(384)) public.vector_cosine_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(embedding) = 384);

CREATE INDEX generations_of_document ON public.generations USING btree (document_id, COALESCE(version, (0)::bigint), accepted_at, id);

CREATE INDEX generations_replaying ON public.generations USING btree (replay_of) WHERE ((replay_of IS NOT NULL) AND (rank < 9));

CREATE INDEX generations_unfinished ON public.generations USING btree (accepted_at) WHERE (rank < 9);

CREATE INDEX generations_unneeded ON public.generations USING btree (finished_at) WHERE ((freed_at IS NULL) AND (rank = 9) AND (superseded OR (overtaken_at IS NOT NULL) OR (status = 'cancelled'::text)));

CREATE INDEX outbox_due ON public.outbox USING btree (due_at);

CREATE INDEX outbox_of_task ON public.outbox USING btree (task_id);

CREATE INDEX postings_by_base ON public.postings USING btree (base);

CREATE INDEX postings_by_term ON public.postings USING btree (term);

ALTER INDEX public.embeddings_pkey ATTACH PARTITION public.embeddings_2026_10_pkey;

ALTER INDEX public.embeddings_pkey ATTACH PARTITION public.embeddings_2026_11_pkey;

ALTER INDEX public.embeddings_pkey ATTACH PARTITION public.embeddings_2026_12_pkey;

ALTER INDEX public.embeddings_pkey ATTACH PARTITION public.embeddings_2027_01_pkey;

ALTER INDEX public.embeddings_pkey ATTACH PARTITION public.embeddings_2027_02_pkey;

ALTER INDEX public.embeddings_pkey ATTACH PARTITION public.embeddings_default_pkey;

CREATE TRIGGER collections_touch BEFORE UPDATE ON public.collections FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER documents_overtake AFTER UPDATE OF live_generation ON public.documents FOR EACH ROW WHEN ((old.live_generation IS DISTINCT FROM new.live_generation)) EXECUTE FUNCTION public.note_overtaken();

CREATE TRIGGER documents_touch BEFORE UPDATE ON public.documents FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.touch_updated_at();

CREATE TRIGGER generations_touch BEFORE UPDATE ON public.generations FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.touch_updated_at();

ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_collection_id_fkey FOREIGN KEY (collection_id) REFERENCES public.collections(id);
