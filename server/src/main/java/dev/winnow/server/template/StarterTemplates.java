package dev.winnow.server.template;

import dev.winnow.storage.template.TemplateContent;
import dev.winnow.storage.template.TemplateSummary;
import dev.winnow.storage.template.Templates;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The templates that the service brings along for a start.
@Component
public final class StarterTemplates {

  /// Their names, which are those of their files.
  static final List<String> NAMES =
      List.of(
          "qa_generation_template",
          "education_qa_template",
          "dialogue_template",
          "summary_template",
          "sentiment_template",
          "preference_template");

  private final Templates templates;

  StarterTemplates(Templates templates) {
    this.templates = templates;
  }

  /// What an installation came to.
  @Schema(name = "InstalledStarters", description = "What the installation came to")
  public record Installed(
      @Schema(description = "The templates that were added") List<Starter> installed,
      @Schema(description = "Those whose names were taken, as they are") List<Starter> present) {

    public Installed {
      installed = List.copyOf(installed);
      present = List.copyOf(present);
    }
  }

  /// A template of a starter's name.
  @Schema(name = "StarterTemplate")
  public record Starter(
      UUID id, @Schema(example = "qa_generation_template") String name, int revision) {

    static Starter of(TemplateSummary template) {
      return new Starter(template.id(), template.name(), template.revision());
    }
  }

  /// Adds those whose names no template has that is in the list.
  public Installed installMissing() {
    List<Starter> installed = new ArrayList<>();
    List<Starter> present = new ArrayList<>();
    for (String name : NAMES) {
      templates
          .add(UUID.randomUUID(), content(name))
          .map(added -> Starter.of(added.summary()))
          .ifPresentOrElse(
              installed::add,
              () ->
                  templates
                      .named(name)
                      .map(taken -> Starter.of(taken.summary()))
                      .ifPresent(present::add));
    }
    return new Installed(installed, present);
  }

  /// The content of one.
  static TemplateContent content(String name) {
    return TemplateBody.content(file(name), TemplateBody.YAML);
  }

  /// The file of one.
  static byte[] file(String name) {
    String path = "starters/" + name + ".yaml";
    try (InputStream stream = StarterTemplates.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
