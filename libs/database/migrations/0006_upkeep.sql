-- What the clock drives: messages for later, lost work, dead letters that come back, and what is no longer needed.

-- Messages that are to be sent, or sent later: delays past the ladder, replays, resumed work. Whoever writes one does so in the
-- transaction that makes it necessary; the scheduler sends it when it is due and deletes it when the broker has it.
create table outbox (
  id uuid primary key,
  queue text not null,
  message_id text not null,
  event_type text not null,
  content_type text not null,
  headers jsonb not null default '{}',
  body bytea not null,
  due_at timestamptz not null default now(),
  refused_at timestamptz,
  created_at timestamptz not null default now()
);
comment on column outbox.refused_at is 'Since when no queue takes it';
comment on column outbox.id is 'Derived from what caused it, so that the same cause is entered once';
create index outbox_due on outbox (due_at);

-- Who did what to messages, tasks and documents.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  tenant text,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_log_of_subject on audit_log (subject, at desc);
create index audit_log_at on audit_log (at);

alter table dead_letters
  add column replays int not null default 0,
  add column replayed_at timestamptz,
  add column dropped_at timestamptz;
create index dead_letters_open on dead_letters (received_at desc, id) where dropped_at is null and replayed_at is null;

alter table generations
  add column replay_of uuid,
  add column effective_from text,
  add column resumes int not null default 0,
  add column fruitless int not null default 0,
  add column resumed_at timestamptz,
  add column freed_at timestamptz;
comment on column generations.replay_of is 'The completed generation whose artifacts this one began with';
comment on column generations.effective_from is 'The stage at which its replay truly began';
comment on column generations.resumes is 'How often lost work of it was handed out again';
comment on column generations.fruitless is 'How often in a row without any progress after it, its queues seen empty';
comment on column generations.freed_at is 'Since when its objects are gone';

alter table batches add column computed int;
comment on column batches.computed is 'Vectors that were computed for it; 0 where the batch was known';

-- A tombstone may come before the document: then nothing is known of it but that it is gone.
alter table documents alter column collection_id drop not null;
alter table documents add column freed_at timestamptz;
comment on column documents.freed_at is 'Since when, after its deletion, its rows and objects are gone';
create index documents_to_free on documents (deleted_at) where deleted_at is not null;

-- How far a job of the clock has come.
create table upkeep_marks (
  name text primary key,
  at timestamptz not null,
  updated_at timestamptz not null default now()
);

-- What the scheduler last saw in the queues: for those who have no broker at hand.
create table queue_counts (
  queue text primary key,
  ready bigint not null,
  unacked bigint not null,
  dead_lettering bigint not null,
  consumers int not null,
  seen_at timestamptz not null
);

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

create index generations_unneeded on generations (finished_at)
  where freed_at is null and rank = 9 and (superseded or overtaken_at is not null or status = 'cancelled');

create index generations_replaying on generations (replay_of) where replay_of is not null and rank < 9;

-- Which letters the replays of a letter became.
create index dead_letters_of_replay on dead_letters ((headers ->> 'millrace-replay-of'))
  where headers ->> 'millrace-replay-of' is not null;
