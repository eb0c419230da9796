-- What a model wrote before its answer, where the provider shows it; and those of the input and output tokens that the
-- provider did not count.
alter table task_request
  add column thinking text not null default '',
  add column estimated_tokens bigint not null default 0;
alter table task_request_before
  add column thinking text not null default '',
  add column estimated_tokens bigint not null default 0;
alter table task add column estimated_tokens bigint not null default 0;

-- What people should know of how a task's models are called, each note once.
create table task_note (
  task_id uuid not null references task on delete cascade,
  number  integer not null,                -- from 1
  model   text not null,                   -- its name in the settings
  note    text not null,
  at      timestamptz not null,
  primary key (task_id, number)
);
