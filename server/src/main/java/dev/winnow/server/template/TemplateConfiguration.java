package dev.winnow.server.template;

import dev.winnow.storage.template.ChangeTemplates;
import dev.winnow.storage.template.Templates;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What the templates' part of the service is made of.
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

  @Bean
  Templates templates(JdbcClient jdbc) {
    return new Templates(jdbc, Clock.systemUTC());
  }

  @Bean
  ChangeTemplates changeTemplates(
      JdbcClient jdbc, TransactionTemplate transaction, Templates templates) {
    return new ChangeTemplates(jdbc, transaction, templates, Clock.systemUTC());
  }
}
