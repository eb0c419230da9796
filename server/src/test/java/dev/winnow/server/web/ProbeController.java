package dev.winnow.server.web;

import dev.winnow.core.say.Said;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// A small feature, for tests of what surrounds all of them. Its things are rows of `dataset`.
@RestController
@RequestMapping("/api/v1/probe")
@Hidden
public class ProbeController {

  /// What was asked to happen after a commit, in order.
  static final BlockingQueue<String> COMMITTED = new LinkedBlockingQueue<>();

  private final JdbcClient jdbc;

  ProbeController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How a thing is.
  public enum Color {
    RED,
    GREEN
  }

  @GetMapping
  @Operation(summary = "List things")
  public Map<String, Object> list(
      Paging paging,
      @RequestParam(required = false) @Nullable Color color,
      @RequestParam(required = false) @Nullable String q) {
    return Map.of("page", paging.request().page(), "q", String.valueOf(q));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show a thing")
  public ObjectNode show(@PathVariable UUID id) {
    throw Refusal.notFound(Thing.TASK, id);
  }

  @PostMapping
  @Operation(summary = "Make a thing")
  public ResponseEntity<Map<String, Object>> make(@RequestBody ObjectNode thing) {
    UUID id = UUID.randomUUID();
    String name = thing.path("name").asString("");
    if (name.isBlank()) {
      throw Refusal.invalid("name", Said.text("is missing. Write a name."));
    }
    insert(id, name + id);
    AfterCommit.run(() -> COMMITTED.add(name));
    if (name.startsWith("refuse")) {
      throw Refusal.nameTaken(Thing.TASK, name);
    }
    if (name.startsWith("break")) {
      throw new IllegalStateException("a secret");
    }
    return ResponseEntity.created(URI.create("/api/v1/probe/" + id))
        .eTag(ETags.of(1))
        .body(Map.of("id", id, "name", name));
  }

  private void insert(UUID id, String name) {
    jdbc.sql(
            """
            insert into dataset (id, name, description, created_at, updated_at)
            values (:id, :name, '', now(), now())
            """)
        .param("id", id)
        .param("name", name)
        .update();
  }

  @PutMapping("/{id}")
  @Operation(summary = "Change a thing")
  public ObjectNode change(
      @PathVariable UUID id,
      @RequestBody ObjectNode thing,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
    ETags.check(ifMatch, 7, Thing.TASK);
    throw Refusal.notFound(Thing.TASK, id);
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Delete a thing")
  public void delete(@PathVariable UUID id) {
    throw Refusal.notFound(Thing.TASK, id);
  }

  @PostMapping("/tree")
  @Operation(summary = "Show a tree as it was read")
  public ObjectNode tree(@RequestBody ObjectNode tree) {
    return tree;
  }

  @PostMapping(value = "/text", consumes = MediaType.TEXT_PLAIN_VALUE)
  @Operation(summary = "Count characters")
  public Map<String, Integer> text(@RequestBody String text) {
    return Map.of("characters", text.length());
  }

  @PostMapping("/nothing")
  @Operation(summary = "Take nothing")
  public Map<String, Boolean> nothing(HttpServletRequest request) {
    return Map.of("done", true);
  }

  @PostMapping("/orphan")
  public Map<String, Boolean> orphan() {
    jdbc.sql(
            """
            insert into template_revision (template_id, revision, content, created_at)
            values (gen_random_uuid(), 1, '{}', now())
            """)
        .update();
    return Map.of("done", true);
  }

  @GetMapping("/cached")
  @Operation(summary = "Be kept for a minute")
  public ResponseEntity<Map<String, Boolean>> cached() {
    return ResponseEntity.ok().header("Cache-Control", "max-age=60").body(Map.of("kept", true));
  }

  @GetMapping("/gone")
  @Operation(summary = "Lose the client")
  public Map<String, String> gone() throws IOException {
    throw new ClientAbortException("Broken pipe");
  }

  @GetMapping("/database")
  @Operation(summary = "Ask the database")
  public Map<String, Integer> database() {
    return Map.of("answer", jdbc.sql("select 42").query(Integer.class).single());
  }
}
