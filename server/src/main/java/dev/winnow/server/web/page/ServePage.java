package dev.winnow.server.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the page: files under `assets/` carry a hash of their content in their names and are kept
/// for good, everything else is asked for again each time.
@Configuration(proxyBeanMethods = false)
public class ServePage implements WebMvcConfigurer {

  private final Map<String, String> tags = new ConcurrentHashMap<>();

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/" + PageAddresses.INDEX);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setUseLastModified(false)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    // All builds give their files the same time, so that only the content can tell them apart.
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setUseLastModified(false)
        .setEtagGenerator(this::tag)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new PageAddresses());
  }

  private String tag(Resource file) {
    return tags.computeIfAbsent(file.getDescription(), name -> crc(file));
  }

  private static String crc(Resource file) {
    CRC32 crc = new CRC32();
    try (InputStream in = file.getInputStream()) {
      crc.update(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Weak: what is sent packed differs in its bytes.
    return "W/\"%08x\"".formatted(crc.getValue());
  }
}
