-- What it takes to find work that is lost and rows that are not needed, without looking through all that is kept.

create table suspects (
  suspicion text not null,
  task_id uuid not null,
  since timestamptz not null default now(),
  primary key (suspicion, task_id)
);
comment on table suspects is 'Unfinished tasks that looked lost at every look since then';

-- Read from the body itself, so that it holds whoever enters the message. Any bytes may stand there: text, and no uuid.
alter table outbox add column task_id text
  generated always as (substring(encode(body, 'escape') from '"taskId"\s*:\s*"([0-9a-f-]{36})"')) stored;
create index outbox_of_task on outbox (task_id);

alter table generations add column overtaken_at timestamptz;
comment on column generations.overtaken_at is 'Since when it is no longer live';
update generations g set overtaken_at = now()
where g.status = 'completed' and not g.superseded
  and not exists (select from documents d where d.live_generation = g.id);

create function note_overtaken() returns trigger language plpgsql as $$
begin
  update generations set overtaken_at = now() where id = old.live_generation;
  return null;
end $$;
create trigger documents_overtake after update of live_generation on documents
  for each row when (old.live_generation is distinct from new.live_generation) execute function note_overtaken();

drop index generations_to_free;
create index generations_unneeded on generations (finished_at)
  where freed_at is null and rank = 9 and (superseded or overtaken_at is not null or status = 'cancelled');

create index generations_replaying on generations (replay_of) where replay_of is not null and rank < 9;
