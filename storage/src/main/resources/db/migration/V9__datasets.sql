-- Rows of a dataset stay as they came. What a dataset has is a set of them, with edits: all up to an ordinal, but for
-- hidden ones. A version is such a set under a number, and so is what the dataset has now.
alter table dataset
  add column type text not null default 'CUSTOM',              -- as of a template
  add column tags text[] not null default '{}',
  add column archived_at timestamptz,                          -- null: in the list
  add column bytes bigint not null default 0,                  -- of the rows it has, as JSON
  add column last_ordinal bigint not null default 0,           -- of all rows that ever came
  add column hidden int8multirange not null default '{}',      -- ordinals it does not have, up to that one
  add column last_edit bigint not null default 0,              -- of all edits ever made
  add column edits int8multirange not null default '{}',       -- numbers of those that count
  add column version integer not null default 0;               -- the newest one; 0: none yet
update dataset set last_ordinal = row_count,
  bytes = coalesce((select sum(octet_length(data::text)) from dataset_row where dataset_id = dataset.id), 0);

-- Many rows come at once: no foreign key is checked for each; they are deleted with their dataset.
alter table dataset_row drop constraint dataset_row_dataset_id_fkey;
alter table dataset_row
  add column import_id uuid,               -- null: not uploaded
  add column line bigint;                  -- of the uploaded file, where the row began

create table dataset_edit (
  dataset_id uuid not null references dataset on delete cascade,
  number     bigint not null,              -- from 1
  ordinal    bigint not null,              -- of the row
  data       json,                         -- in its place; null: removed
  note       text not null,
  made_by    text not null,                -- API PAGE
  at         timestamptz not null,
  primary key (dataset_id, number)
);
create index dataset_edit_row on dataset_edit (dataset_id, ordinal, number);

create table dataset_version (
  dataset_id uuid not null references dataset on delete cascade,
  number     integer not null,             -- from 1
  kind       text not null,                -- TASK IMPORT EDIT RESTORE NAMED
  note       text not null,
  task_id    uuid,                         -- whose end made it; stays when the task is deleted
  restored   integer,                      -- the version that it is like
  up_to      bigint not null,
  hidden     int8multirange not null,
  edits      int8multirange not null,
  row_count  bigint not null,
  bytes      bigint not null,
  at         timestamptz not null,
  primary key (dataset_id, number)
);
insert into dataset_version (dataset_id, number, kind, note, up_to, hidden, edits, row_count, bytes, at)
select id, 1, 'NAMED', '', last_ordinal, hidden, edits, row_count, bytes, updated_at from dataset where row_count > 0;
update dataset set version = 1 where row_count > 0;

-- Which rows the dataset had when the task was started first; null: all up to dataset_from.
alter table task add column dataset_set text;
-- APPEND: its rows come behind those there are. NEW_VERSION: they take their place.
alter table task add column output_mode text not null default 'APPEND';

-- When the texts of its answers were dropped; null: they are there.
alter table task add column answers_dropped_at timestamptz;

create table dataset_import (
  id         uuid primary key,
  file_name  text not null,
  bytes      bigint not null,
  encoding   text not null default '',     -- empty: found out
  state      text not null,                -- CHECKING READY IMPORTING DONE FAILED
  report     json not null default '{}',   -- what the file has in it
  wish       json not null default '{}',   -- what is to become of it
  row_count  bigint not null default 0,    -- read
  message    text not null default '',
  dataset_id uuid references dataset on delete cascade,
  version    integer,
  range_from bigint,                       -- ordinals kept free for its rows
  range_to   bigint,
  at         timestamptz not null
);
create index dataset_import_dataset on dataset_import (dataset_id);

create table dataset_export (
  id         uuid primary key,
  dataset_id uuid not null references dataset on delete cascade,
  version    integer,                      -- null: what the dataset had when it was asked for
  row_set    text not null,
  wish       json not null,
  state      text not null,                -- RUNNING DONE FAILED
  file_name  text not null default '',
  bytes      bigint not null default 0,
  row_count  bigint not null default 0,
  skipped    json not null default '[]',
  message    text not null default '',
  at         timestamptz not null
);
create index dataset_export_dataset on dataset_export (dataset_id, at desc);

create table dataset_profile (
  dataset_id uuid not null references dataset on delete cascade,
  row_set    text not null,
  profile    json not null,
  at         timestamptz not null,
  primary key (dataset_id, row_set)
);
