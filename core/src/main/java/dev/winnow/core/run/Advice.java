package dev.winnow.core.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Setting;
import java.util.Optional;

/// What to do about a call without an answer, and about a run that ended short of its target.
public final class Advice {

  private Advice() {}

  /// What to do about a reply; of an answer, nothing.
  public static Said of(Reply reply, ModelSettings model) {
    return switch (reply) {
      case Reply.Answered answered -> Said.NOTHING;
      case Reply.Throttled throttled -> AdviceSaid.ASK_LATER.of();
      case Reply.Invalid invalid ->
          switch (invalid.flaw()) {
            case REQUEST -> AdviceSaid.BAD_REQUEST.of(Setting.SCHEMA_IN_PROMPT);
            case TOO_LARGE -> AdviceSaid.TOO_LARGE.of(Setting.BATCH_SIZE, Setting.MAX_TOKENS);
          };
      case Reply.Denied denied ->
          switch (denied.obstacle()) {
            case CREDENTIAL -> credential(model.credential());
            case CREDIT -> AdviceSaid.CREDIT.of();
            case MODEL ->
                AdviceSaid.MODEL
                    .of(Setting.MODEL_ID, model.model())
                    .then(address(AdviceSaid.ADDRESS, model));
          };
      case Reply.Unavailable unavailable ->
          switch (unavailable.fault()) {
            case UNREACHABLE -> address(AdviceSaid.UNREACHABLE, model);
            case TIMEOUT ->
                AdviceSaid.TIMEOUT.of(
                    Setting.REQUEST_TIMEOUT, Setting.BATCH_SIZE, Setting.MAX_TOKENS);
            case DISCONNECTED, SERVER -> AdviceSaid.LATER.of();
            case LOADING -> AdviceSaid.LOADING.of();
            case UNREADABLE -> address(AdviceSaid.UNREADABLE, model);
          };
    };
  }

  private static Said credential(ModelSettings.Credential credential) {
    return switch (credential) {
      case ModelSettings.Credential.None none -> AdviceSaid.NO_KEY.of(Setting.API_KEY);
      case ModelSettings.Credential.Environment it -> AdviceSaid.KEY_IN_VARIABLE.of(it.name());
      case ModelSettings.Credential.File file -> AdviceSaid.KEY_IN_FILE.of(file.path());
      case ModelSettings.Credential.Stored stored -> AdviceSaid.STORED_KEY.of();
    };
  }

  private static Said address(AdviceSaid sentence, ModelSettings model) {
    return model.baseUrl() == null ? Said.NOTHING : sentence.of(Setting.BASE_URL, model.baseUrl());
  }

  /// What would most probably bring better answers to a run that ended short, going by what its
  /// rows were rejected for: a clause.
  public static Optional<Said> better(Progress run) {
    return Diagnosis.rejects(Figures.ofShort(run)).stream()
        .findFirst()
        .map(Diagnosis.Finding::advice);
  }
}
