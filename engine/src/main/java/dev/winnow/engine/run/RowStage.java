package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Fact;
import java.util.Optional;

/// A stage that rows pass once they are made, by a model of its own: it has requests of its own,
/// beside those that make rows. The part of the coordinator that has to do with one.
interface RowStage {

  /// What its requests are for.
  UnitKey.Purpose purpose();

  ModelSettings model();

  /// From now on rows are sent: what earlier runs left is taken in.
  void begin();

  /// Takes in a request that is wholly on record.
  void before(Fact.Settled settled);

  /// Takes in a request that an earlier run got the answer of.
  void before(Fact.Answered answered);

  /// Takes in that an earlier run has sent a request.
  void sentBefore(UnitKey unit);

  /// Has the rows of all units sent that wait for it.
  void send();

  /// Has the rows of a unit sent that wait for it and are not under way.
  void send(UnitKey generate);

  /// The next to be sent; empty when there is none for now.
  Optional<Unit> next();

  /// One is to be sent again.
  void again(Unit unit);

  /// What one says. From any thread, while it is under way.
  Request request(Unit unit);

  /// An answer as it is recorded. From any thread.
  Reply.Answered recorded(Unit unit, Reply.Answered answer);

  /// Decides about rows by an answer.
  void answered(Unit unit, Reply.Answered answer);

  /// Notes that the provider did not take a request as it is.
  ///
  /// @return whether it is the rows that this speaks against, and not the model
  boolean refused(Unit unit, Reply.Invalid why);
}
