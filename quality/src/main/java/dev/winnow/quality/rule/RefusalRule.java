package dev.winnow.quality.rule;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts that are no refusal of the model that wrote them.
///
/// Only the beginning of a text is looked at, and only what refuses the request itself counts: a
/// support agent who cannot refund an order is no refusing model.
public final class RefusalRule implements RuleKind {

  private static final int CHARS_MAX = 400;

  private static final String SORRY =
      "(?:(?:oh,? )?(?:i['’]?m|i am|we['’]?re) (?:really |very |so |truly |deeply )?sorry|i (?:sincerely )?apologi[sz]e"
          + "|sorry|(?:my )?apologies|unfortunately|i appreciate your (?:request|question)|thank you for your (?:request|question))"
          + "[,.:;!]? ?(?:but|however,?|for (?:any|the) (?:confusion|inconvenience),? but)?,? ?";

  private static final String AS_MODEL =
      "(?:as|i am|i['’]?m|being) (?:just |only )?an? (?:artificial intelligence|ai|large language model|language model)"
          + "(?: (?:language )?(?:model|assistant))?[^.\\n]{0,60}?[,;]? (?:and |so |but |therefore )?";

  private static final String CANNOT =
      "i (?:really |simply |just )?(?:can['’]?t|can ?not|am (?:not able|unable) to|['’]?m (?:not able|unable) to|won['’]?t|will not"
          + "|(?:must|have to) (?:respectfully |politely )?(?:decline|refuse)(?: to)?|do(?:n['’]?t| not) feel comfortable)|i['’]?m (?:not able|unable) to";

  /// What only a model is asked for.
  private static final String REQUEST =
      " (?:(?:assist|help|support)(?: you)? (?:with|in) (?:that|this|your (?:request|question)|the request|such|any(?:thing)? (?:that|illegal|harmful|like)|creating|generating|writing|producing)"
          + "|(?:fulfil?l|complete|comply with|process|honou?r|accommodate|satisfy|proceed with) (?:that|this|your|the|such) ?(?:a )?(?:request|prompt|task|instruction)?"
          + "|(?:respond to|answer|address) (?:that|this|your|such) ?(?:a )?(?:request|question|prompt|query)"
          + "|(?:provide|generate|create|produce|write|share|offer|give|engage in|participate in|discuss|continue|promote|creating|generating|writing|producing|providing)[^.\\n]{0,80}?"
          + "\\b(?:harmful|illegal|explicit|inappropriate|unethical|dangerous|violent|hateful|offensive|sexual|discriminatory|defamatory|guidelines|polic(?:y|ies)|ethical|this request|that request|your request|such content|this content|that content|this (?:type|kind) of (?:content|request|material|information)|that (?:type|kind) of (?:content|request|material|information))"
          + "|(?:your|this|that|the) request)";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "^(?:(?:"
              + SORRY
              + "){0,2}(?:"
              + AS_MODEL
              + ")?(?:"
              + CANNOT
              + ")"
              + REQUEST
              + "|(?:"
              + SORRY
              + ")?"
              + AS_MODEL
              + "i (?:can['’]?t|can ?not|am (?:not able|unable)|do(?:n['’]?t| not) (?:have (?:personal|feelings|opinions|access|the ability)|possess)|must|am not (?:programmed|designed|capable))"
              + "|(?:"
              + SORRY
              + ")i (?:can['’]?t|can ?not|am unable to|won['’]?t) (?:assist|help|do|comply|continue)(?: (?:you|with (?:that|this)|that|this))?[.!]?$"
              + "|(?:i (?:sincerely )?apologi[sz]e|(?:my )?apologies|(?:i['’]?m |i am )?sorry) for (?:the|any|my) (?:confusion|mistake|error|oversight|misunderstanding)[^.\\n]{0,20}?\\b(?:my|the|your) (?:previous|earlier|last|prior|initial) (?:response|answer|message|output|reply|request))",
          Pattern.CASE_INSENSITIVE);

  private static final String SORRY_CHINESE =
      "(?:(?:我)?(?:很|非常|真的|十分|实在)?(?:抱歉|遗憾|对不起|不好意思)[，,。！! ]*(?:但是?|不过|由于[^，。]{0,30}，)?[，, ]*)";
  private static final String AS_MODEL_CHINESE =
      "(?:(?:作为|我是|身为)(?:一个|一名|一款|一位|由[^，。]{1,15}(?:开发|训练)的)*(?:大型|大)?(?:AI|ＡＩ|人工智能|语言模型|智能助手|大模型)[^，。,]{0,15}[，, ]*(?:所以|因此)?)";
  private static final String CANNOT_CHINESE = "(?:我|本助手)?(?:暂时|目前|还)?(?:无法|不能|没有办法|没办法|不会|不可以|不便)";

  private static final Pattern CHINESE =
      Pattern.compile(
          "^(?:"
              + SORRY_CHINESE
              + "?"
              + AS_MODEL_CHINESE
              + "我?(?:"
              + CANNOT_CHINESE
              + "|没有(?:个人|情感|感情|实时|能力))"
              + "|(?:"
              + SORRY_CHINESE
              + "|我)"
              + CANNOT_CHINESE
              + "(?:(?:满足|完成|响应|回应|处理|执行|接受|答应|协助|帮助)(?:您|你)?(?:完成|处理)?的?(?:这个|这一|这样的|此类|该|此|上述|这类)?(?:请求|要求|指令)"
              + "|(?:回答|回复|讨论)(?:您|你)?的?(?:这个|这一|这样的|此类|该|此|这类)(?:问题|话题|内容)"
              + "|(?:为您|为你|给您|给你)?(?:提供|生成|创作|编写|撰写|讨论|参与)(?:任何)?(?:涉及|含有|包含|有关|关于)?[^，。\\n]{0,25}?(?:违法|违规|有害|不当|暴力|色情|敏感|歧视|仇恨|不道德)"
              + "|(?:为您|为你|给您|给你)?(?:提供|生成|创作|编写|撰写)(?:这样的|此类|该类|这类|这方面的?)(?:的)?(?:内容|信息|文本|帮助|数据)))");

  @Override
  public String name() {
    return "refusal";
  }

  @Override
  public String what() {
    return "Texts that begin with a model's refusal or apology, in English or Chinese (the first 400 characters are looked at).";
  }

  @Override
  public Aspect aspect() {
    return Aspect.CONSISTENCY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS);
  }

  @Override
  public RowRule rule(Options options) {
    return EachText.rule(
        options, (at, text) -> found(text).map(it -> RuleSaid.REFUSAL.of(at, Excerpt.of(it))));
  }

  private static Optional<String> found(String text) {
    String beginning = beginning(text);
    for (Pattern pattern : List.of(ENGLISH, CHINESE)) {
      Matcher matcher = pattern.matcher(beginning);
      if (matcher.find()) {
        return Optional.of(beginning);
      }
    }
    return Optional.empty();
  }

  /// Without what stands around a sentence: spaces, quotation marks, emphasis.
  private static String beginning(String text) {
    int at = 0;
    while (at < text.length() && at < CHARS_MAX && !Character.isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(at, Math.min(text.length(), at + CHARS_MAX)).stripTrailing();
  }
}
