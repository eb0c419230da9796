-- With which model, and which of its settings, a task's requests are sent: what is pinned at first, and what took its
-- place.
create table task_pin (
  task_id    uuid not null references task on delete cascade,
  number     integer not null,             -- from 1; the highest is the one that holds
  model_id   uuid,                         -- stays when the model is deleted
  model_name text not null,
  settings   json not null,                -- as in a task file's `model`; never a key
  digest     text not null,                -- SHA-256 of the settings' text, in hexadecimal
  reason     text not null,                -- CREATED CHANGED FOLLOWED
  changed_by text not null,                -- API: there are no users yet
  at         timestamptz not null,
  primary key (task_id, number)
);

alter table task add column pin integer not null default 1;          -- a number of task_pin
-- What the task itself says about how the model writes, over the model's own settings; null: not known, as the task is
-- older than this column.
alter table task add column own_settings json;
alter table task_request add column pin integer not null default 1;  -- what it was sent with

insert into task_pin (task_id, number, model_id, model_name, settings, digest, reason, changed_by, at)
select id, 1, model_id, model_name, settings, encode(sha256(convert_to(settings::text, 'UTF8')), 'hex'), 'CREATED', 'API',
  created_at
from (select id, model_id, model_name, coalesce(config -> 'model', '{}') as settings, created_at from task) made;

-- Rows that came when the target was reached are no fault of the answer.
alter table task_request add column surplus integer not null default 0; -- of those not accepted
update task_request request set surplus = extra.texts
from (select task_id, unit, count(*)::integer as texts from task_reject where reason = 'SURPLUS' group by task_id, unit) extra
where request.task_id = extra.task_id and request.unit = extra.unit;
