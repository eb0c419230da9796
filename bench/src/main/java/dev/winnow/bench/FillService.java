package dev.winnow.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/// Fills a service with templates and tasks, over REST as anybody would: some tasks have run, some
/// are cancelled, most wait.
///
/// @param connections requests at once
record FillService(ServiceApi api, int connections) {

  private static final int MODELS = 20;

  /// One in so many tasks runs, one in so many is cancelled.
  private static final int RUN_EVERY = 50;

  private static final int CANCEL_EVERY = 20;

  private static final String[] TOPICS = {
    "cardiology", "neurology", "心脏病学", "contract law", "教育", "chemistry", "História", "code review"
  };
  private static final String[] TYPES = {"qa", "dialogue", "classification", "summary"};

  /// What was made.
  ///
  /// @param big a task with many rows
  record Filled(List<String> templates, List<String> models, List<String> tasks, String big) {}

  /// @param modelPort where a simulated server listens
  /// @param bigRows rows of one large task
  Filled fill(int templateCount, int taskCount, int bigRows, int modelPort)
      throws IOException, InterruptedException, ExecutionException {
    List<String> templates =
        many(templateCount, number -> api.made(ServiceApi.TEMPLATES, template(number)));
    List<String> models = many(MODELS, number -> api.model("model " + number, modelPort, 64));
    String big =
        api.made(
            ServiceApi.TASKS,
            task("a large one", templates.getFirst(), models.getFirst(), bigRows, true));
    api.completed(big);
    List<String> tasks =
        many(
            taskCount - 1,
            number -> {
              String template = templates.get(number % templates.size());
              String model = models.get(number % models.size());
              boolean run = number % RUN_EVERY == 0;
              String name = TOPICS[number % TOPICS.length] + " synthesis " + number;
              String id = api.made(ServiceApi.TASKS, task(name, template, model, 100, run));
              if (run) {
                api.completed(id);
              } else if (number % CANCEL_EVERY == 1) {
                api.post(ServiceApi.TASKS + "/" + id + "/cancel", "");
              }
              return id;
            });
    return new Filled(templates, models, tasks, big);
  }

  private List<String> many(int count, AtOnce.Work<String> make)
      throws InterruptedException, ExecutionException {
    Semaphore free = new Semaphore(connections);
    return AtOnce.all(
        count,
        number -> {
          free.acquire();
          try {
            return make.done(number);
          } finally {
            free.release();
          }
        });
  }

  /// A template as a request.
  static String template(int number) {
    String topic = TOPICS[number % TOPICS.length];
    return """
    {"name": "%s 问答 pairs %d", "description": "Question-and-answer pairs about %s, for learners of every level",
     "type": "%s", "system": "You write training data for an assistant.",
     "prompt": "Write question-and-answer pairs about %s.\\nCount: {count}\\nAnswer with JSON only:\\n[{\\"question\\": \\"...\\", \\"answer\\": \\"...\\"}]"}
    """
        .formatted(topic, number, topic, TYPES[number % TYPES.length], topic);
  }

  /// A task as a request, ten rows a call.
  static String task(String name, String template, String model, int rows, boolean start) {
    return """
    {"name": "%s", "description": "Rows for a benchmark", "templateId": "%s", "modelId": "%s", "target": %d,
     "batchSize": 10, "concurrency": 8, "start": %s}
    """
        .formatted(name, template, model, rows, start);
  }
}
