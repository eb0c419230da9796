package dev.winnow.providers.embed;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.stream.Stream;

/// A model by the two ways in which one name is called: for texts, and for embeddings.
///
/// @param texts writes texts
/// @param embeddings makes embeddings
public record TextOrEmbeddings(LanguageModel texts, LanguageModel embeddings)
    implements LanguageModel {

  @Override
  public Reply ask(Request request) throws InterruptedException {
    return (request.embeds() ? embeddings : texts).ask(request);
  }

  @Override
  public List<Said> notes() {
    return Stream.concat(texts.notes().stream(), embeddings.notes().stream()).distinct().toList();
  }
}
