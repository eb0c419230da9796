-- What the rows of a dataset, or of a task, were found to be like. The number of a row is its ordinal in the dataset.
create table evaluation (
  id          uuid primary key,
  name        text not null,
  dataset_id  uuid not null references dataset on delete cascade,
  version     integer,                      -- of the dataset; null: what it had when this was asked for
  row_set     text not null,                -- which rows
  task_id     uuid,                         -- of those, the ones that it made; null: all; stays when the task is deleted
  task_name   text not null default '',
  task_rows   bigint,                       -- that the task had accepted when it was asked for
  automatic   boolean not null default false, -- asked for by the end of the task
  state       text not null,                -- PENDING RUNNING PAUSED COMPLETED FAILED CANCELLED
  settings    json not null,
  row_count   bigint not null,              -- to read; once it is done, that were read
  judged      integer not null default 0,   -- rows that models have decided about
  to_judge    integer not null default 0,   -- that they are to decide about
  score       double precision,             -- 0 to 100; null: not known yet
  report      json,                         -- null: not known yet
  message     text not null default '',
  created_at  timestamptz not null,
  started_at  timestamptz,
  ended_at    timestamptz
);
create index evaluation_dataset on evaluation (dataset_id, created_at desc);
create index evaluation_unfinished on evaluation (created_at) where state in ('PENDING', 'RUNNING');
-- A task that ends again with as many rows has not become another one.
create unique index evaluation_automatic on evaluation (task_id, task_rows) where automatic;

-- What a judging model said of rows of the sample: [{"scores": {"accuracy": 4}, "reason": "..."}], a vote each.
create table evaluation_vote (
  evaluation_id uuid not null references evaluation on delete cascade,
  ordinal       bigint not null,
  votes         json not null,
  primary key (evaluation_id, ordinal)
);

-- How a task is evaluated when it ends: {"automatic": true, "sample": 100, "judge": {...}}; null: as usual.
alter table task add column evaluation json;
