package dev.winnow.engine.run;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short hash of what a request says, to tell in a journal whether two requests were the same.
final class RequestHash {

  private RequestHash() {}

  /// 16 hexadecimal digits of SHA-256 over the messages and the rows asked for.
  static String of(Request request) {
    MessageDigest digest = sha256();
    for (Message message : request.messages()) {
      digest.update(message.role().name().getBytes(StandardCharsets.US_ASCII));
      digest.update(message.text().getBytes(StandardCharsets.UTF_8));
      // A byte that UTF-8 never has, so that texts cannot run into each other.
      digest.update((byte) 0xFF);
    }
    digest.update(Integer.toString(request.rows()).getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
