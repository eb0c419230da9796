package dev.winnow.server.web.edge;

import dev.winnow.server.start.Settings;
import dev.winnow.server.web.ErrorResponses;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.cfg.JsonNodeFeature;

/// Puts the edge around the application.
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration implements WebMvcConfigurer {

  /// The OpenAPI library brings a YAML reader along, which would let bodies in past [CheckJson].
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.configureMessageConvertersList(
        list -> list.removeIf(it -> it.getClass().getSimpleName().contains("Yaml")));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AcceptFirst());
  }

  @Bean
  FilterRegistrationBean<Edge> edge(Settings settings, ErrorResponses errors) {
    FilterRegistrationBean<Edge> edge =
        new FilterRegistrationBean<>(new Edge(new Callers(settings), errors));
    edge.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return edge;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return factory ->
        factory.addContextCustomizers(context ->
            ((StandardHost) context.getParent())
                .setErrorReportValveClass(ProblemValve.class.getName()));
  }

  /// Numbers stay as they were written.
  @Bean
  JsonMapperBuilderCustomizer exactNumbers() {
    return builder ->
        builder
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }
}
