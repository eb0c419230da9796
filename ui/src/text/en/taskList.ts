/** The list of tasks, and what can be done with one. */
export const taskList = {
  "tasks.search": "Name, description, template or model",
  "tasks.column.name": "Task Name",
  "tasks.column.template": "Template",
  "tasks.column.status": "Status",
  "tasks.column.progress": "Progress",
  "tasks.column.generated": "Generated Count",
  "tasks.column.model": "Model",
  "tasks.column.created": "Created",
  "tasks.column.actions": "Actions",
  "tasks.time.created": "Created {time}",
  "tasks.time.started": "Started {time}",
  "tasks.time.ended": "Ended {time}",
  "tasks.time.never": "Not started",

  "tasks.action.view": "View Details",
  "tasks.action.start": "Start",
  "tasks.action.pause": "Pause",
  "tasks.action.resume": "Resume",
  "tasks.action.cancel": "Cancel Task",
  "tasks.action.retry": "Retry What Failed",
  "tasks.action.clone": "Clone",
  "tasks.action.download": "Download",
  "tasks.action.target": "Raise Target",
  "tasks.action.concurrency": "Change Concurrency",

  "tasks.cancel.title": "Cancel {name} for good?",
  "tasks.cancel.lost":
    "The {missing} rows that are missing will never be made; this task cannot be started again. Its {generated} rows are kept.",
  "tasks.cancel.lost.running":
    "Nothing more is sent, and the {missing} rows that are missing will never be made; this task cannot be started again. Its {generated} rows are kept, and answers in flight still come in. To stop it for a while, pause it.",
  "tasks.delete.title": "Delete {name}?",
  "tasks.delete.lost":
    "Its {requests} requests with their answers, its texts that were not accepted, its log and its file are lost. Its {generated} rows stay in the dataset {dataset}.",
  "tasks.deleted": "{name} is deleted.",
  "tasks.cloned": "This is the clone. It has a dataset of its own and waits to be started.",

  "tasks.empty.own": "Create a Task of My Own",
  "tasks.empty.model": "Add a Model",
  "tasks.sample.run": "Run the Sample",
  "tasks.sample.name": "Medical QA Synthesis",
  "tasks.sample.description": "100 questions with answers on medical health: the sample.",
  "tasks.sample.modelDescription": "The built-in model: plausible text, made up without any network.",
  "tasks.sample.noTemplate":
    "There is no template named qa_generation_template. Install the starter templates, or make a task of your own.",
  "tasks.sample.templates": "Starter templates",
  "tasks.sample.templates.more": "Q&A, dialogue, summaries, sentiment and preference pairs, to use and to change.",
  "tasks.sample.model": "A model",
  "tasks.sample.model.more": "The offline demo: it needs no account, no key and no network.",
  "tasks.sample.task": "A task that makes 100 rows",
  "tasks.sample.task.more": "You see them come in, and have a file in the end. It takes a few seconds.",
  "tasks.sample.done": "Done",
} as const;
