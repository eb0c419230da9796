-- Requests that were given up and then sent again with another pin, as they were; a column of task_request is one here,
-- too. Who has asked for a pin (task_pin.changed_by) is API, PAGE or SERVICE.
create table task_request_before (
  like task_request including defaults,
  primary key (task_id, unit, pin),
  foreign key (task_id) references task on delete cascade
);
create index task_request_before_at on task_request_before (task_id, at desc);
