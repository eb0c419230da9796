package dev.winnow.core.parse;

import dev.winnow.core.document.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells the turns of a conversation, which belong into one row, from a list of rows: by who speaks
/// and what is said, and by the name of the list.
final class Turns {

  /// Names of a list of turns, folded as [#fold] does.
  private static final Set<String> LISTS =
      Words.of(
          """
          messages conversation conversations turns dialogue dialog dialogues dialogs chat chats
          exchange exchanges utterances transcript 对话 对话内容 多轮对话 会话 消息 聊天 聊天记录
          轮次 对白
          """);

  /// Names under which a turn says who speaks, whatever is beside them.
  private static final Set<String> SPEAKERS =
      Set.of("role", "from", "speaker", "角色", "说话人", "说话者", "发言人", "讲话人", "发言者", "身份");

  /// Names that may say so as well.
  private static final Set<String> PERHAPS_SPEAKERS =
      Set.of("author", "sender", "name", "who", "user", "participant", "party", "character", "人物");

  private static final Set<String> SAID =
      Words.of(
          """
          content value text utterance message sentence line speech says said words dialogue reply
          内容 文本 话 话语 发言 发言内容 消息 对白 台词 说话内容
          """);

  /// Those who speak in the conversations that people make data of.
  private static final Set<String> ROLES =
      Words.of(
          """
          user assistant system human gpt bot ai model tool customer agent client support doctor
          patient nurse teacher student tutor interviewer interviewee 用户 助手 系统 客户 客服
          医生 患者 病人 老师 学生 机器人 人类 甲 乙
          """);

  /// What turns that hold both sides call them, where turns stand.
  private static final Set<String> SIDES =
      Words.of(
          """
          input output question answer query response prompt completion instruction reply 问 答
          问题 回答 提问
          """);

  private static final Pattern FILLING = Pattern.compile("[\\s_-]+");

  /// How many turns are looked at.
  private static final int LOOKED_AT_MAX = 20;

  /// How many members a turn has beside who speaks and what is said.
  private static final int OTHERS_MAX = 3;

  private Turns() {}

  /// Whether the objects in a list are turns.
  ///
  /// @param name what the list is called
  static boolean are(String name, JsonNode list) {
    boolean named = isListName(name);
    boolean turns = true;
    int looked = 0;
    int objects = 0;
    for (JsonNode each : list.values()) {
      if (looked++ == LOOKED_AT_MAX) {
        break;
      }
      if (each.isArray()) {
        objects++;
        turns &= are(name, each);
      } else if (each instanceof ObjectNode object) {
        objects++;
        if (holdTurns(object)) {
          return false;
        }
        turns &= isTurn(object, named);
      }
    }
    return objects > 0 && (named || turns);
  }

  static boolean isListName(String name) {
    return LISTS.contains(fold(name));
  }

  /// Whether an object is a turn.
  ///
  /// @param likely whether it stands where turns do
  static boolean isTurn(ObjectNode object, boolean likely) {
    String speaker = "";
    boolean sure = false;
    boolean said = false;
    boolean roles = !object.isEmpty();
    for (String property : object.propertyNames()) {
      String name = fold(property);
      JsonNode value = object.get(property);
      boolean side = ROLES.contains(name) || (likely && SIDES.contains(name));
      roles &= side && value.isString();
      said |= SAID.contains(name);
      if (value.isString() && (SPEAKERS.contains(name) || PERHAPS_SPEAKERS.contains(name))) {
        speaker = value.stringValue();
        sure |= SPEAKERS.contains(name);
      }
    }
    boolean speaks = !speaker.isEmpty() && (sure || likely || ROLES.contains(fold(speaker)));
    return roles || (speaks && said && object.size() <= 2 + OTHERS_MAX);
  }

  /// Whether an object is a whole conversation.
  private static boolean holdTurns(ObjectNode object) {
    for (String property : object.propertyNames()) {
      JsonNode value = object.get(property);
      if (value.isArray()
          && value
              .valueStream()
              .limit(LOOKED_AT_MAX)
              .anyMatch(
                  each -> each instanceof ObjectNode turn && isTurn(turn, isListName(property)))) {
        return true;
      }
    }
    return false;
  }

  /// A name in small letters, without blanks, `_` and `-`.
  static String fold(String name) {
    return FILLING.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
