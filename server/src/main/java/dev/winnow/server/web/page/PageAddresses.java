package dev.winnow.server.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// Finds the page's files. Where there is no such file and a browser wants to show something, it
/// gets the page, which knows its addresses itself; a build without the page says so instead.
final class PageAddresses extends PathResourceResolver {

  static final String INDEX = "index.html";

  private static final List<String> NOT_THE_PAGES = List.of("api/", "actuator/");

  @Override
  protected @Nullable Resource resolveResourceInternal(
      @Nullable HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    Resource file = super.resolveResourceInternal(request, path, locations, chain);
    if (file != null || !(path.equals(INDEX) || isShown(request, path))) {
      return file;
    }
    Resource index = super.resolveResourceInternal(request, INDEX, locations, chain);
    return index == null ? new NoPage() : index;
  }

  /// Whether a browser asks for something to show, at an address that may be one of the page's.
  private static boolean isShown(@Nullable HttpServletRequest request, String path) {
    String accept = request == null ? null : request.getHeader("Accept");
    return accept != null
        && accept.contains("text/html")
        && NOT_THE_PAGES.stream().noneMatch(prefix -> (path + "/").startsWith(prefix))
        && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
  }

  /// What stands in place of the page in a build without it.
  private static final class NoPage extends ByteArrayResource {

    private static final String TEXT =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Winnow</title>
        <body style="font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
        <h1>Winnow is running, without its page</h1>
        <p>This build was made where there was no Node.js 20.19 or later, so it has everything but the page.
        Install Node.js, remove <code>server/target/winnow</code> and start Winnow again.</p>
        <p>The interface for programs is described at <a href="/api/v1/docs">/api/v1/docs</a>.</p>
        </body>
        </html>
        """;

    NoPage() {
      super(TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8), "no page");
    }

    @Override
    public String getFilename() {
      return INDEX;
    }

    @Override
    public long lastModified() {
      return 0;
    }
  }
}
