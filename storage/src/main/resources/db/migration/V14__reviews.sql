-- What people decided about rows of a dataset, and about rows that its tasks made but that it does not have. Each stays
-- on record; of a reviewer and a row the newest one counts that was not taken back.
create table review_decision (
  id         bigint generated always as identity primary key,
  dataset_id uuid not null references dataset on delete cascade,
  ordinal    bigint,                       -- of a row of the dataset; null: one that it does not have
  task_id    uuid,                         -- in its place, the task that made it
  unit       text,                         -- and the request that brought it
  index      integer,                      -- which row of its answer, from 0
  reviewer   text not null,
  decision   text not null,                -- ACCEPT REJECT EDIT
  reason     text not null default '',
  data       json,                         -- of an edit: what takes the row's place
  edit       bigint,                       -- the number of the dataset's edit that it led to; null: none
  at         timestamptz not null,
  undone_at  timestamptz                   -- when it was taken back
);
create index review_decision_row on review_decision (dataset_id, ordinal) where ordinal is not null;
create index review_decision_left on review_decision (dataset_id, task_id, unit, index) where ordinal is null;

-- How the rows stand that somebody has decided about: what the decisions that count come to.
create table review_row (
  dataset_id uuid not null references dataset on delete cascade,
  ordinal    bigint not null,
  standing   text not null,                -- OPEN ACCEPTED EDITED REJECTED
  edit       bigint,                       -- the number of the dataset's edit that makes the row stand so
  refilled   boolean not null default false, -- whether its task was asked for another row in its place
  primary key (dataset_id, ordinal)
);

-- Whose word it was; null where nobody gave a name.
alter table dataset_edit add column reviewer text;
