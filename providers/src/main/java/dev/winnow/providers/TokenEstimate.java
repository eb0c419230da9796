package dev.winnow.providers;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;

/// How many tokens a request's prompt has, in the encoding `o200k_base`: exact, but for a few
/// tokens of framing, with OpenAI's models since GPT-4o, and an estimate with all others.
///
/// The encoding's tables are loaded on first use (about 0.3 s and 30 MB).
public final class TokenEstimate {

  /// What the chat format adds to every message, and once to the whole.
  private static final int PER_MESSAGE = 3;

  private static final int PER_REQUEST = 3;

  private TokenEstimate() {}

  /// Tokens of the messages of a request, their framing included.
  public static long of(Request request) {
    long tokens = PER_REQUEST;
    for (Message message : request.messages()) {
      // One more is the role.
      tokens += PER_MESSAGE + 1 + of(message.text());
    }
    return tokens;
  }

  /// Tokens of a text; what looks like a special token counts as the plain text it is.
  public static long of(String text) {
    return O200k.ENCODING.countTokensOrdinary(text);
  }

  private static final class O200k {
    static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }
}
