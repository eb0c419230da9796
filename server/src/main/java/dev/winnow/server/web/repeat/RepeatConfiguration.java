package dev.winnow.server.web.repeat;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// Makes what answers repeated requests.
@Configuration(proxyBeanMethods = false)
public class RepeatConfiguration {

  private static final Duration WAIT_MAX = Duration.ofSeconds(20);

  @Bean
  FilterRegistrationBean<IdempotentPosts> idempotentPosts(
      JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
    FilterRegistrationBean<IdempotentPosts> filter =
        new FilterRegistrationBean<>(
            new IdempotentPosts(
                new StoredAnswers(jdbc, json, Clock.systemUTC(), WAIT_MAX), transactions));
    // Inside of the edge, which checks the request, and outside of all else.
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }
}
