package dev.winnow.server.web.repeat;

import dev.winnow.server.web.HandledPath;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.util.ContentCachingResponseWrapper;

// draft-ietf-httpapi-idempotency-key-header-07
/// Does what a `POST` with an `Idempotency-Key` asks once, however often it is sent. The key, what
/// the handler writes and the answer are one transaction: either all of it is kept, or nothing is.
/// Only answers below 400 are kept; after a refusal or a fault the same key starts anew.
final class IdempotentPosts extends HttpFilter {

  private static final long serialVersionUID = 1;

  private static final String HEADER = "Idempotency-Key";
  // PostgreSQL, appendix A: lock_not_available
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final List<String> KEPT_HEADERS = List.of("Location", "ETag", "Content-Type");

  private final transient StoredAnswers answers;
  private final transient PlatformTransactionManager transactions;

  IdempotentPosts(StoredAnswers answers, PlatformTransactionManager transactions) {
    this.answers = answers;
    this.transactions = transactions;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = String.valueOf(HandledPath.of(request));
    if (!request.getMethod().equals("POST")
        || !HandledPath.isApi(request)
        || !KeyedPosts.isOne(path)
        || request.getHeader(HEADER) == null) {
      chain.doFilter(request, response);
      return;
    }
    String key = key(request);
    String hash = hash(request.getQueryString(), request.getInputStream().readAllBytes());
    ContentCachingResponseWrapper buffer = new ContentCachingResponseWrapper(response);
    TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    boolean commit = false;
    try {
      Optional<StoredAnswer> earlier = claim(key, path, hash);
      if (earlier.isPresent()) {
        replay(earlier.get(), hash, response);
      } else {
        chain.doFilter(request, buffer);
        checkEnded(request);
        commit = buffer.getStatus() < 400;
        if (commit) {
          answers.keep(key, path, answer(hash, buffer));
        }
      }
    } finally {
      if (!commit) {
        transactions.rollback(transaction);
      }
    }
    if (commit) {
      transactions.commit(transaction);
    }
    buffer.copyBodyToResponse();
  }

  /// Tells one request to a path from another: SHA-256 of query and body.
  private static String hash(@Nullable String query, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((query + "\0").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String key(HttpServletRequest request) {
    List<String> keys = Collections.list(request.getHeaders(HEADER));
    if (keys.size() != 1 || !KEY.matcher(keys.getFirst()).matches()) {
      throw Refusal.invalid(HEADER, RefusalSaid.KEY.of());
    }
    return keys.getFirst();
  }

  private Optional<StoredAnswer> claim(String key, String path, String hash) {
    try {
      return answers.claim(key, path, hash);
    } catch (DataAccessException e) {
      if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause)
          || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
        throw e;
      }
      throw Refusal.conflict("IDEMPOTENCY_KEY_IN_USE", RefusalSaid.KEY_IN_USE.of(key))
          .with("Retry-After", "5");
    }
  }

  private static void replay(StoredAnswer earlier, String hash, HttpServletResponse response)
      throws IOException {
    if (!earlier.requestHash().equals(hash)) {
      throw Refusal.of(
          HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED", RefusalSaid.KEY_REUSED.of());
    }
    response.setStatus(earlier.status());
    earlier.headers().forEach(response::setHeader);
    response.setHeader("Idempotent-Replayed", "true");
    response.setContentLength(earlier.body().length);
    response.getOutputStream().write(earlier.body());
  }

  private static StoredAnswer answer(String hash, ContentCachingResponseWrapper buffer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      @Nullable String value = header(name, buffer);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new StoredAnswer(hash, buffer.getStatus(), headers, buffer.getContentAsByteArray());
  }

  private static @Nullable String header(String name, HttpServletResponse response) {
    return name.equals("Content-Type") ? response.getContentType() : response.getHeader(name);
  }

  private static void checkEnded(HttpServletRequest request) {
    if (request.isAsyncStarted()) {
      throw new IllegalStateException(
          "A POST must not answer after its handler has returned: its answer could not be stored.");
    }
  }
}
