-- What users and multimodal models said to each other, apart from everything else.

create schema if not exists chat_service;
comment on schema chat_service is '用于存储外部对话服务的专属数据';

create table if not exists chat_service.logs (
  id bigserial primary key,
  conversation_id uuid not null,
  user_id varchar(255) not null,
  session_id varchar(255),
  log_data jsonb not null,
  created_at timestamptz not null default current_timestamp
);
comment on table chat_service.logs is '存储多模态对话服务的对话记录';
comment on column chat_service.logs.id is '记录的唯一主键 (自增)';
comment on column chat_service.logs.conversation_id is '标识单次完整对话的UUID';
comment on column chat_service.logs.user_id is '发起对话的用户ID';
comment on column chat_service.logs.session_id is '用户的单次会话ID';
comment on column chat_service.logs.log_data is '包含用户提问、图片引用、模型推理结果等的JSON对象';
comment on column chat_service.logs.created_at is '记录插入时的时间戳（带时区）';
create index if not exists idx_chat_service_logs_user_id on chat_service.logs (user_id);
create index if not exists idx_chat_service_logs_log_data_gin on chat_service.logs using gin (log_data);

-- Which message made which row: a message that is delivered twice makes one.
create table chat_service.log_messages (
  message_id text primary key,
  log_id bigint not null,
  created_at timestamptz not null default now()
);
