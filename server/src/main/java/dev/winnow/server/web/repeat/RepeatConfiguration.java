package dev.winnow.server.web.repeat;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
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
      JdbcClient jdbc,
      JsonMapper json,
      PlatformTransactionManager transactions,
      ObjectProvider<Clock> clocks) {
    Clock clock = clocks.getIfAvailable(Clock::systemUTC);
    FilterRegistrationBean<IdempotentPosts> filter =
        new FilterRegistrationBean<>(
            new IdempotentPosts(new StoredAnswers(jdbc, json, clock, WAIT_MAX), transactions));
    // Inside of the edge, which checks the request, and outside of all else.
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }
}
