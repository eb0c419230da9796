package dev.winnow.core.llm;

import dev.winnow.core.say.Said;
import java.util.List;

/// A model that can be asked: the port every provider implements.
///
/// Implementations are used by many threads at once, keep no state of a task, never retry and never
/// wait for their turn: that is the engine's business.
@FunctionalInterface
public interface LanguageModel {

  /// Asks once and waits for the reply. Whatever a model or a network can do comes back as a
  /// [Reply].
  ///
  /// @throws InterruptedException when the calling thread is interrupted; whether the request was
  ///   paid for is then unknown
  Reply ask(Request request) throws InterruptedException;

  /// What people should know of how this model is called: a parameter that it does not take, a
  /// server whose identity is not checked. Grows while calls are made, in order; nothing is said
  /// twice.
  default List<Said> notes() {
    return List.of();
  }

  /// The same model, asked by way of something else: its notes stay its own.
  ///
  /// @param way asks, by asking this model where it does
  default LanguageModel by(LanguageModel way) {
    LanguageModel same = this;
    return new LanguageModel() {
      @Override
      public Reply ask(Request request) throws InterruptedException {
        return way.ask(request);
      }

      @Override
      public List<Said> notes() {
        return same.notes();
      }
    };
  }
}
