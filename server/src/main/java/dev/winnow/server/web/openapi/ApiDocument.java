package dev.winnow.server.web.openapi;

import dev.winnow.server.WinnowServer;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the description of the interface says about it as a whole.
@Configuration(proxyBeanMethods = false)
public class ApiDocument {

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Winnow")
                .version(version())
                .description(description())
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("This service")))
        .tags(
            List.of(
                tag("Templates", "Prompts with variables, in revisions that never change"),
                tag("Models", "Named ways to call a language model; keys are never shown"),
                tag("Tasks", "Making rows from a template with a model"),
                tag("Datasets", "The rows that tasks made")));
  }

  @Bean
  GlobalOpenApiCustomizer commonParts() {
    return new CommonParts();
  }

  @Bean
  DescribedRequests describedRequests() {
    return new DescribedRequests();
  }

  @Bean
  ModelConverter describeRecords() {
    return new DescribeRecords();
  }

  private static Tag tag(String name, String description) {
    return new Tag().name(name).description(description);
  }

  private static String version() {
    String version = WinnowServer.class.getPackage().getImplementationVersion();
    return version == null ? "0.1.0" : version;
  }

  private static String description() {
    try (InputStream in = ApiDocument.class.getResourceAsStream("conventions.md")) {
      return new String(
          Objects.requireNonNull(in, "conventions.md").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
