-- Documents (template revisions, model settings, pinned tasks, rows) are json, not jsonb: jsonb forgets the order of
-- fields, and the order in which a model writes its fields is part of a row.

create table template (
  id          uuid primary key,
  name        text not null,
  description text not null,
  type        text not null,
  revision    integer not null,            -- the newest one
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  archived_at timestamptz                  -- null: in the list
);
create unique index template_name on template (lower(name)) where archived_at is null;
create index template_updated on template (updated_at desc, id);

create table template_revision (
  template_id uuid not null references template on delete cascade,
  revision    integer not null,            -- from 1
  content     json not null,               -- as in a task file's `template`
  created_at  timestamptz not null,
  primary key (template_id, revision)
);

create table model (
  id          uuid primary key,
  name        text not null,
  description text not null,
  settings    json not null,               -- as in a task file's `model`; never a key
  concurrency_max integer not null,        -- calls in flight over all tasks
  api_key     bytea,                       -- encrypted; null: none, or from the environment
  api_key_hint text not null default '',   -- its last characters, if it is long enough
  version     integer not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create unique index model_name on model (lower(name));

create table dataset (
  id          uuid primary key,
  name        text not null,
  description text not null,
  row_count   bigint not null default 0,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create unique index dataset_name on dataset (lower(name));

create table task (
  id                uuid primary key,
  -- What lists are sorted and searched by is in front: reading a column means to step over those before it.
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  search            text not null generated always as (lower(
    name || e'\n' || description || e'\n' || template_name || e'\n' || model_name || e'\n' || dataset_name)) stored,
  name              text not null,
  description       text not null,
  kind              text not null,         -- SINGLE
  template_id       uuid references template on delete set null,
  template_revision integer not null,
  template_name     text not null,
  model_id          uuid references model on delete set null,
  model_name        text not null,
  dataset_id        uuid references dataset on delete set null,
  dataset_name      text not null,
  dataset_from      bigint not null,       -- rows the dataset had when the task was made
  format            text not null,         -- of the output file
  config            json not null,         -- the pinned task, as a task file
  status            text not null,         -- PENDING RUNNING PAUSED COMPLETED PARTIAL FAILED CANCELLED
  why               text not null default '',
  advice            text not null default '',
  version           integer not null,      -- of what people set, for ETags
  target            bigint not null,
  concurrency       integer not null,
  budget_from       bigint not null default 0, -- the number of the request from which on the budget counts
  run_id            text not null,         -- in front of every Idempotency-Key
  position          bigint not null default 0, -- answers whose rows are here: the next is this one of the journal
  accepted          bigint not null default 0,
  rejected          json not null default '{}', -- by reason
  cut               bigint not null default 0,
  retries           bigint not null default 0,
  throttled         bigint not null default 0,
  failures          bigint not null default 0,
  input_tokens      bigint not null default 0,
  output_tokens     bigint not null default 0,
  cached_tokens     bigint not null default 0,
  reasoning_tokens  bigint not null default 0,
  latency_millis    bigint not null default 0, -- of all answers together
  rejects           bigint not null default 0, -- texts in task_reject
  events            bigint not null default 0, -- entries in task_event
  running_millis    bigint not null default 0, -- time spent running, earlier runs
  output_file       text,                  -- name of the finished file; null: none yet
  started_at        timestamptz,
  ended_at          timestamptz
) with (fillfactor = 70);
create index task_created on task (created_at desc, id);
create index task_template on task (template_id);
create index task_model on task (model_id);
create index task_dataset on task (dataset_id);
create index task_unfinished on task (status) where status in ('PENDING', 'RUNNING', 'PAUSED');

-- So that somebody who watches the list, and was away, hears of what has gone.
create table task_deleted (
  id         uuid primary key,
  deleted_at timestamptz not null
);

create table dataset_row (
  dataset_id   uuid not null references dataset on delete cascade,
  ordinal      bigint not null,            -- from 1
  task_id      uuid,                       -- null: uploaded; stays when the task is deleted
  task_ordinal bigint,                     -- place among the task's accepted rows, from 1
  unit         text,
  data         json not null,
  primary key (dataset_id, ordinal)
);
create unique index dataset_row_task on dataset_row (task_id, task_ordinal);

create table task_request (
  task_id          uuid not null references task on delete cascade,
  unit             text not null,
  rows             integer not null,       -- asked for
  state            text not null,          -- ANSWERED CUT REFUSED FAILED
  sequence         bigint,                 -- place among the answers, from 0; null: none
  text             text not null default '',
  finish           text not null default '',
  reason           text not null default '', -- of a refusal
  model            text not null default '',
  latency_millis   bigint not null default 0,
  input_tokens     bigint not null default 0,
  output_tokens    bigint not null default 0,
  cached_tokens    bigint not null default 0,
  reasoning_tokens bigint not null default 0,
  accepted         integer not null default 0,
  rejected         integer not null default 0,
  error_kind       text not null default '',
  error_status     integer not null default 0,
  error_message    text not null default '',
  at               timestamptz not null,
  primary key (task_id, unit)
);
create unique index task_request_sequence on task_request (task_id, sequence) where sequence is not null;
create index task_request_at on task_request (task_id, at desc);

create table task_reject (
  task_id uuid not null references task on delete cascade,
  number  bigint not null,                 -- from 1
  unit    text not null,
  reason  text not null,
  detail  text not null,
  text    text not null,
  at      timestamptz not null,
  primary key (task_id, number)
);

create index task_reject_unit on task_reject (task_id, unit);

create table task_event (
  task_id uuid not null references task on delete cascade,
  number  bigint not null,                 -- from 1
  at      timestamptz not null,
  kind    text not null,
  message text not null,
  primary key (task_id, number)
);

-- The last group of entries that each writer has brought, so that none is written twice.
create table recorded_group (
  writer uuid primary key,
  number bigint not null,
  at     timestamptz not null
);

-- Answers to POSTs that carried an Idempotency-Key.
create table idempotent_request (
  key          text not null,
  path         text not null,
  request_hash text not null,
  status       integer not null,
  headers      json not null,
  body         bytea not null,
  created_at   timestamptz not null,
  primary key (key, path)
);
create index idempotent_request_created on idempotent_request (created_at);
