package dev.winnow.e2e.page;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.e2e.LaunchedService;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A service in use: models, templates, and a task in every state there is.
final class SampleWork implements AutoCloseable {

  static final String TEMPLATES = "/api/v1/data-synthesis/templates";
  static final String TASKS = "/api/v1/data-synthesis/tasks";
  static final String MODELS = "/api/v1/models";

  private static final String LONG =
      "A name as long as people make them: questions on cardiology, third try";

  /// As long as a name of a task may be and more, without a place to break it.
  static final String UNBROKEN =
      "questions_and_answers_on_cardiology_and_everything_else_that_a_student_of_medicine"
          + "_has_to_know_before_the_second_state_examination";

  private final LaunchedService service;
  private final SimulatedServer slow =
      SimulatedServer.start(Behaviour.INSTANT.withLatency(Duration.ofMinutes(30)));
  private final SimulatedServer wrongKey =
      SimulatedServer.start(Behaviour.INSTANT.withKey("sk-another"));
  private final SimulatedServer faulty =
      SimulatedServer.start(
          Behaviour.INSTANT.withFaults(
              proven(
                  FaultScript.mix(1)
                      .with(0.25, new Fault.MalformedAnswer())
                      .with(0.2, new Fault.Duplicates())
                      .with(0.2, new Fault.Truncated())
                      .with(0.1, new Fault.Status(400, "invalid", "Prompt is too long", ""))
                      .build())));

  /// Ids by name.
  final Map<String, String> models = new LinkedHashMap<>();

  final Map<String, String> templates = new LinkedHashMap<>();
  final Map<String, String> tasks = new LinkedHashMap<>();

  /// Answers the first requests: a task whose model refuses those is paused.
  private static FaultScript proven(FaultScript then) {
    return (number, key, attempt) -> number <= 4 ? Fault.NONE : then.fault(number, key, attempt);
  }

  private SampleWork(LaunchedService service) {
    this.service = service;
  }

  /// Makes it all, and waits until each task is in its state.
  static SampleWork in(LaunchedService service) throws InterruptedException {
    SampleWork work = new SampleWork(service);
    work.makeModels();
    work.makeTemplates();
    work.makeTasks();
    return work;
  }

  private void makeModels() {
    ObjectNode offline = Requests.offline("Offline demo");
    models.put("offline", service.make(MODELS, offline.put("description", "Costs nothing")));
    models.put("slow", model("gpt-4o", slow.baseUrl()));
    models.put("wrongKey", model("claude " + LONG, wrongKey.baseUrl()));
    models.put("faulty", model("local model", faulty.baseUrl()));
    ObjectNode unbroken = Requests.offline(UNBROKEN.substring(0, 100));
    models.put("unbroken", service.make(MODELS, unbroken.put("description", UNBROKEN)));
  }

  private String model(String name, URI address) {
    ObjectNode model = Requests.openAi(name, address);
    model
        .put("model", "meta-llama/Llama-3.3-70B-Instruct-Turbo-Free")
        .put("apiKey", "sk-example-key");
    model.putObject("limits").put("requestsPerMinute", 600);
    return service.make(MODELS, model);
  }

  private void makeTemplates() {
    service.post(TEMPLATES + "/starters", "{}");
    for (JsonNode template : service.get(TEMPLATES + "?size=50").path("content")) {
      templates.put(template.path("name").stringValue(), template.path("id").stringValue());
    }
    ObjectNode template = Requests.object().put("name", LONG).put("type", "custom");
    template.put(
        "description",
        LONG + ", with a description that goes on for longer than a line of the list");
    template.put(
        "prompt", "Write {count} texts about {topic} for {audience}: [{\"text\": \"...\"}]");
    templates.put("long", service.make(TEMPLATES, template));
    template
        .put("name", "archived")
        .put("prompt", "Write {count} short texts: [{\"text\": \"...\"}]");
    templates.put("archived", service.make(TEMPLATES, template));
    template.put("name", UNBROKEN).put("description", UNBROKEN);
    templates.put("unbroken", service.make(TEMPLATES, template));
  }

  private void makeTasks() throws InterruptedException {
    tasks.put("completed", task("Medical QA Synthesis", "qa_generation_template", "offline", 100));
    tasks.put("dialogue", task("Support dialogues", "dialogue_template", "offline", 20));
    tasks.put("preference", task("Preference pairs", "preference_template", "offline", 20));
    tasks.put("summary", task("Summaries", "summary_template", "offline", 20));
    tasks.put("archived", task("Short texts", "archived", "offline", 5));
    tasks.put("unbroken", task(UNBROKEN, "unbroken", "unbroken", 5));
    tasks.put("partial", task("Sentiment Data Synthesis", "qa_generation_template", "faulty", 60));
    for (String each :
        new String[] {"completed", "dialogue", "preference", "summary", "archived", "unbroken"}) {
      await(each, "COMPLETED");
    }
    await("partial", "PARTIAL");
    service.post(TASKS + "/" + tasks.get("completed") + "/clone", "{}");
    tasks.put("pending", task(false, LONG, "long", "offline", 1_000));
    tasks.put("running", task("Running " + LONG, "qa_generation_template", "slow", 1_000_000));
    tasks.put("paused", task("Paused by a person", "qa_generation_template", "slow", 100));
    act("paused", "pause");
    tasks.put("cancelled", task("Cancelled", "qa_generation_template", "slow", 100));
    act("cancelled", "cancel");
    tasks.put("broken", task("Broken model", "qa_generation_template", "wrongKey", 100));
    await("broken", "PAUSED");
    await("paused", "PAUSED");
    await("cancelled", "CANCELLED");
    service.delete(TEMPLATES + "/" + templates.get("archived"));
  }

  private String task(String name, String template, String model, int target) {
    return task(true, name, template, model, target);
  }

  private String task(boolean start, String name, String template, String model, int target) {
    ObjectNode task =
        Requests.object()
            .put("name", name)
            .put("description", "Made to be looked at")
            .put("templateId", templates.get(template))
            .put("modelId", models.get(model))
            .put("target", target)
            .put("start", start);
    if (model.equals("faulty")) {
      task.putObject("limits").put("budgetFactor", 1);
    }
    ObjectNode parameters = task.putObject("parameters");
    if (template.equals("long")) {
      parameters.put("topic", "Medical health").put("audience", "Nurses");
    }
    return service.make(TASKS, task);
  }

  /// The id of the dataset that a task's rows go to.
  String datasetOf(String task) {
    return service.get(TASKS + "/" + tasks.get(task)).at("/dataset/id").stringValue();
  }

  /// The id of the evaluation that a task's end asked for, once it is there.
  String evaluationOf(String task) throws InterruptedException {
    String path = TASKS + "/" + tasks.get(task);
    service.until(
        task + " is evaluated",
        () -> service.get(path).at("/evaluation/status").asString("").equals("COMPLETED"));
    return service.get(path).at("/evaluation/id").stringValue();
  }

  private void act(String task, String action) {
    service.post(TASKS + "/" + tasks.get(task) + "/" + action, "{}");
  }

  /// Waits until a task is in a state.
  void await(String task, String status) throws InterruptedException {
    String path = TASKS + "/" + tasks.get(task);
    service.until(
        task + " is " + status,
        () -> service.get(path).path("status").stringValue().equals(status));
  }

  @Override
  public void close() {
    slow.close();
    wrongKey.close();
    faulty.close();
  }
}
