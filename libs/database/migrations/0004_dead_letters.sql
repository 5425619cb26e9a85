-- Every message that could not be worked on, whatever its queue: read and replayed from here.

create table dead_letters (
  id uuid primary key,
  queue text not null,
  stage text not null,
  message_id text not null,
  event_type text not null,
  task_id uuid,
  tenant text,
  code text not null,
  reason text not null,
  stack text not null,
  attempts int not null,
  headers jsonb not null,
  content_type text not null,
  body bytea not null,
  body_bytes int not null,
  moot boolean not null,
  failed_at timestamptz not null,
  received_at timestamptz not null default now()
);
comment on column dead_letters.moot is 'It failed no task: it belongs to none, or its task had ended already';
comment on column dead_letters.body_bytes is 'Length of the whole body; the column body holds at most 256 KiB of it';
create index dead_letters_received on dead_letters (received_at desc, id);
create index dead_letters_of_tenant on dead_letters (tenant, received_at desc, id);
create index dead_letters_of_task on dead_letters (task_id) where task_id is not null;
