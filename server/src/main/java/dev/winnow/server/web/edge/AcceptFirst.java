package dev.winnow.server.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Looks at `Accept` before a request that changes something is done: Spring would only find out
/// when the answer is written that nobody wants it. Handlers that say what they produce are left to
/// Spring, which then looks first; the others answer with JSON.
final class AcceptFirst implements HandlerInterceptor {

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotAcceptableException {
    boolean reads = HttpMethod.valueOf(request.getMethod()).equals(HttpMethod.GET);
    boolean told = request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) != null;
    @Nullable String accept = request.getHeader("Accept");
    if (!reads
        && !told
        && handler instanceof HandlerMethod
        && accept != null
        && !takesJson(accept)) {
      throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
    }
    return true;
  }

  private static boolean takesJson(String accept) {
    try {
      List<MediaType> types = MediaType.parseMediaTypes(accept);
      return types.isEmpty()
          || types.stream().anyMatch(it -> it.isCompatibleWith(MediaType.APPLICATION_JSON));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
