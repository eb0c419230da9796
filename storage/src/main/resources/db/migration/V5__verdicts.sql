-- What was decided about each row of an answer, and about each text meant as one: decided once. As many as rows, so that
-- no foreign key is checked for each; they are deleted with their task.
create table task_verdict (
  task_id     uuid not null,
  unit        text not null,
  index       integer not null,            -- which row of its answer, from 0
  cell        integer not null,            -- that it counts for, from 0
  verdict     text not null,               -- ACCEPTED REJECTED WAITING
  reason      text,                        -- of a rejection
  decided_by  text not null,               -- READ SCHEMA RULE DUPLICATE JUDGE REVIEWER QUOTA
  detail      text not null default '',
  text        text not null default '',    -- the row as JSON, or the raw text; an accepted row is in its dataset
  ordinal     bigint,                      -- of an accepted row: its place among the task's, from 1
  number      bigint,                      -- of a rejection: its place among the task's, from 1
  fingerprint text,                        -- of a row that has a place; null: was not recorded
  coerced     json,                        -- places of values that stood in the answer in another form
  at          timestamptz not null,
  primary key (task_id, unit, index)
);

-- Before, accepted rows had no place within their answer, and none was recorded of what was rejected.
insert into task_verdict (task_id, unit, index, cell, verdict, reason, decided_by, detail, text, ordinal, number, at)
select known.task_id, known.unit,
  row_number() over (partition by known.task_id, known.unit order by known.ordinal, known.number) - 1, 0,
  case when known.reason is null then 'ACCEPTED' else 'REJECTED' end, known.reason,
  case known.reason when 'MALFORMED' then 'READ' when 'SURPLUS' then 'QUOTA' else coalesce(known.reason, 'QUOTA') end,
  known.detail, known.text, known.ordinal, known.number, known.at
from (
  select kept.task_id, kept.unit, kept.task_ordinal as ordinal, null::bigint as number, null::text as reason,
    '' as detail, '' as text, request.at
  from dataset_row kept join task_request request on request.task_id = kept.task_id and request.unit = kept.unit
  union all
  -- Whose dataset is gone.
  select request.task_id, request.unit,
    row_number() over (partition by request.task_id order by request.sequence, accepted.nth), null, null, '', '',
    request.at
  from task_request request cross join lateral generate_series(1, request.accepted) as accepted (nth)
  where not exists (select from dataset_row kept where kept.task_id = request.task_id)
  union all
  select task_id, unit, null, number, reason, detail, text, at from task_reject
) known;
drop table task_reject;

-- Rejections are read in the order of their numbers.
create unique index task_verdict_number on task_verdict (task_id, number) where number is not null;

-- What each cell of a task is to come to, and has come to. A task without categories has one cell.
create table task_cell (
  task_id     uuid not null references task on delete cascade,
  cell        integer not null,            -- from 0
  target      bigint not null,
  accepted    bigint not null default 0,
  rejected    json not null default '{}',  -- by reason
  units       bigint not null default 0,   -- requests answered
  budget_from bigint not null default 0,   -- the number of the request from which on the budget counts
  primary key (task_id, cell)
) with (fillfactor = 70);
insert into task_cell (task_id, cell, target, accepted, rejected, units, budget_from)
select id, 0, target, accepted, rejected, position, budget_from from task;
alter table task drop column budget_from;
