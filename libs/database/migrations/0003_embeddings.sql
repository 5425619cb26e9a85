-- Vectors of chunks, partitioned by the month (UTC) in which their generation was accepted: a redelivery meets the same key.

create table embeddings (
  chunk_id bigint not null,
  generation_id uuid not null,
  accepted_at timestamptz(3) not null,
  model text not null,
  embedding vector not null,
  primary key (accepted_at, chunk_id)
) partition by range (accepted_at);

-- Takes what no month has a partition for, so that no row is ever refused.
create table embeddings_default partition of embeddings default;

-- Makes the partitions of `months` months from the one that holds `first`, those that are missing; moves into each what the
-- default partition holds of its month. Returns how many were made. Reading goes on meanwhile; writers to the default
-- partition wait.
create function ensure_embedding_partitions(first date, months int) returns int language plpgsql as $$
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

-- The statements that give an HNSW index over the vectors of `dimension` to every partition that holds at least `from_rows` of them
-- and has none; none where all is done. They are given and not run here, since an index that is built without blocking
-- writers cannot be built in a function. A query uses the indexes that filters by vector_dims(embedding) = N and orders by
-- embedding::vector(N) <=> $1; partitions without one are searched exactly, and the planner merges both.
create function vector_index_statements(dimension int, from_rows int) returns setof text language plpgsql stable as $$
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
end $$;
