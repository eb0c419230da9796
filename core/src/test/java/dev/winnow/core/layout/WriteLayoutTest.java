package dev.winnow.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.template.TemplateType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class WriteLayoutTest {

  private static ObjectNode row(String json) {
    return ExactJson.object(json.replace('\'', '"'));
  }

  private static MapFields.Mapped mapped(
      Layout layout, TemplateType type, Map<String, String> given, ObjectNode... rows) {
    return MapFields.of(layout, type, SeenFields.of(List.of(rows)), given);
  }

  /// A row in a layout, as its trainer documents it.
  private static ObjectNode made(
      Layout layout, TemplateType type, Map<String, String> given, String json) {
    ObjectNode row = row(json);
    MapFields.Mapped mapped = mapped(layout, type, given, row);
    assertThat(mapped.problems()).isEmpty();
    LayoutRow made = new WriteLayout(mapped.mapping()).row(row);
    assertThat(made).isInstanceOf(LayoutRow.Fits.class);
    ObjectNode fits = ((LayoutRow.Fits) made).row();
    LayoutSchemas.assertValid(mapped.mapping().shape(), fits);
    return fits;
  }

  private static String skipped(
      Layout layout, TemplateType type, Map<String, String> given, String json) {
    ObjectNode row = row(json);
    MapFields.Mapped mapped = mapped(layout, type, given, row);
    LayoutRow made = new WriteLayout(mapped.mapping()).row(row);
    assertThat(made).as("%s", made).isInstanceOf(LayoutRow.Skipped.class);
    return ((LayoutRow.Skipped) made).why().message();
  }

  /// Layout, type, row, what comes of it.
  private static final String[][] TABLE = {
    {
      "ALPACA",
      "QA",
      "{'answer': 'A', 'question': 'Q', 'difficulty': 3}",
      "{'instruction': 'Q', 'input': '', 'output': 'A'}"
    },
    {
      "ALPACA",
      "INSTRUCTION",
      "{'instruction': 'I', 'input': 'N', 'output': 7, 'system': 'S', 'history': [['a', 'b']]}",
      "{'instruction': 'I', 'input': 'N', 'output': '7', 'system': 'S', 'history': [['a', 'b']]}"
    },
    {
      "ALPACA",
      "SUMMARY",
      "{'text': 'long', 'summary': 'short'}",
      "{'instruction': 'Summarize the text.', 'input': 'long', 'output': 'short'}"
    },
    {
      "ALPACA",
      "CLASSIFICATION",
      "{'prompt': 'Which mood?', 'Text': 'fine', 'label': 'good'}",
      "{'instruction': 'Which mood?', 'input': 'fine', 'output': 'good'}"
    },
    {
      "ALPACA",
      "DIALOGUE",
      "{'turns': [{'role': 'system', 'content': 's'}, {'User': 'a'}, {'Bot': 'b'}, ['c', 'd']]}",
      "{'instruction': 'c', 'input': '', 'output': 'd', 'system': 's', 'history': [['a', 'b']]}"
    },
    {
      "SHAREGPT",
      "QA",
      "{'问题': '什么？', '答案': '是。'}",
      "{'conversations': [{'from': 'human', 'value': '什么？'}, {'from': 'gpt', 'value': '是。'}], 'system': ''}"
    },
    {
      "SHAREGPT",
      "DIALOGUE",
      "{'system': 's', 'dialogue': [{'speaker': 'Patient', 'text': 'a'}, {'speaker': 'Doctor', 'text': 'b'}]}",
      "{'conversations': [{'from': 'human', 'value': 'a'}, {'from': 'gpt', 'value': 'b'}], 'system': 's'}"
    },
    {
      "OPENAI_CHAT",
      "TRANSLATION",
      "{'source': 'hello', 'target': 'hallo', 'system_prompt': 'Translate.'}",
      "{'messages': [{'role': 'system', 'content': 'Translate.'}, {'role': 'user', 'content': 'hello'}, {'role': 'assistant', 'content': 'hallo'}]}"
    },
    {
      "OPENAI_CHAT",
      "QA",
      "{'question': 'q', 'answer': 'a', 'system': ''}",
      "{'messages': [{'role': 'user', 'content': 'q'}, {'role': 'assistant', 'content': 'a'}]}"
    },
    {
      "OPENAI_CHAT",
      "INSTRUCTION",
      "{'instruction': 'I', 'input': 'N', 'output': 'O'}",
      "{'messages': [{'role': 'user', 'content': 'I\\nN'}, {'role': 'assistant', 'content': 'O'}]}"
    },
    {
      "OPENAI_CHAT",
      "CUSTOM",
      "{'messages': [{'role': 'user', 'content': 'a'}, {'role': 'assistant', 'content': null, 'tool_calls': [{}]}, {'role': 'tool', 'content': 'x', 'tool_call_id': '1'}, {'role': 'assistant', 'content': 'b', 'weight': 1, 'mood': 'gay'}]}",
      "{'messages': [{'role': 'user', 'content': 'a'}, {'role': 'assistant', 'content': null, 'tool_calls': [{}]}, {'role': 'tool', 'content': 'x', 'tool_call_id': '1'}, {'role': 'assistant', 'content': 'b', 'weight': 1}]}"
    },
    {
      "TRL_PREFERENCE",
      "PREFERENCE",
      "{'question': 'q', 'rejected': 'bad', 'chosen': 'good'}",
      "{'prompt': 'q', 'chosen': 'good', 'rejected': 'bad'}"
    },
    {
      "TRL_PREFERENCE",
      "PREFERENCE",
      "{'prompt': 'q', 'chosen': [{'role': 'assistant', 'content': 'good'}], 'rejected': 'bad'}",
      "{'prompt': [{'role': 'user', 'content': 'q'}], 'chosen': [{'role': 'assistant', 'content': 'good'}], 'rejected': [{'role': 'assistant', 'content': 'bad'}]}"
    },
    {
      "TRL_PROMPT_COMPLETION",
      "CODE",
      "{'task': 'sort', 'code': 'sort()', 'language': 'java'}",
      "{'prompt': 'sort', 'completion': 'sort()'}"
    },
    {
      "TRL_PROMPT_COMPLETION",
      "DIALOGUE",
      "{'messages': ['a', 'b', 'c', 'd']}",
      "{'prompt': [{'role': 'user', 'content': 'a'}, {'role': 'assistant', 'content': 'b'}, {'role': 'user', 'content': 'c'}], 'completion': [{'role': 'assistant', 'content': 'd'}]}"
    },
    {
      "LLAMA_FACTORY",
      "CUSTOM",
      "{'prompt': 'q', 'chosen': 'good', 'rejected': 'bad'}",
      "{'instruction': 'q', 'input': '', 'chosen': 'good', 'rejected': 'bad'}"
    },
    {
      "LLAMA_FACTORY",
      "CUSTOM",
      "{'id': 1, 'conversations': [{'from': 'human', 'value': 'a'}, {'from': 'gpt', 'value': 'b'}]}",
      "{'conversations': [{'from': 'human', 'value': 'a'}, {'from': 'gpt', 'value': 'b'}], 'system': ''}"
    },
    {
      "LLAMA_FACTORY",
      "QA",
      "{'question': 'q', 'answer': 'a'}",
      "{'instruction': 'q', 'input': '', 'output': 'a'}"
    }
  };

  @Test
  void usualFieldsFillTheLayouts() {
    for (String[] line : TABLE) {
      ObjectNode made =
          made(Layout.valueOf(line[0]), TemplateType.valueOf(line[1]), Map.of(), line[2]);
      assertThat(made).as(line[2]).isEqualTo(row(line[3]));
    }
  }

  @Test
  void whatIsGivenWins() {
    Map<String, String> given =
        Map.of("instruction", "=Say it.", "input", "a.b", "output", "answer", "system", "");
    ObjectNode made =
        made(
            Layout.ALPACA,
            TemplateType.QA,
            given,
            "{'question': 'q', 'answer': 'x', 'system': 's', 'a': {'b': 1.50}}");
    assertThat(made).isEqualTo(row("{'instruction': 'Say it.', 'input': '1.50', 'output': 'x'}"));
  }

  /// Layout, row, why not.
  private static final String[][] MISFITS = {
    {"ALPACA", "{'instruction': 'q', 'output': ' '}", "output is empty; output needs text."},
    {"ALPACA", "{'instruction': 'q', 'answer': null}", "output is missing; output needs text."},
    {"SHAREGPT", "{'messages': []}", "messages has no turns."},
    {
      "SHAREGPT", "{'messages': ['a', 'b', 'c']}", "messages: the last turn is not the assistant's."
    },
    {
      "SHAREGPT",
      "{'messages': [{'role': 'gpt', 'content': 'a'}, {'role': 'user', 'content': 'a'}]}",
      "messages: user and assistant do not take turns, with the user first."
    },
    {
      "SHAREGPT",
      "{'messages': [{'role': 'pirate', 'content': 'a'}]}",
      "messages: the role pirate is none of user, assistant, system and tool."
    },
    {
      "SHAREGPT",
      "{'messages': [{'role': 'user', 'content': ''}]}",
      "messages: a turn of the user has no text."
    },
    {
      "SHAREGPT",
      "{'messages': [7]}",
      "messages: a turn is text, not an object with role and content."
    },
    {
      "SHAREGPT",
      "{'messages': ['a', {'role': 'assistant', 'content': null, 'tool_calls': [1]}]}",
      "messages: a turn calls a tool; ShareGPT has no place for that."
    },
    {"OPENAI_CHAT", "{'messages': ['a']}", "messages has no turn of the assistant."},
    {
      "TRL_PROMPT_COMPLETION",
      "{'messages': ['a']}",
      "messages: the last turn is not the assistant's."
    }
  };

  @Test
  void whatDoesNotFitIsSaid() {
    for (String[] line : MISFITS) {
      Map<String, String> given =
          line[1].contains("'answer'") ? Map.of("output", "output") : Map.of();
      assertThat(skipped(Layout.valueOf(line[0]), TemplateType.CUSTOM, given, line[1]))
          .as(line[1])
          .isEqualTo(line[2]);
    }
  }

  @Test
  void aMappingThatCannotBeIsRefusedWithItsPlace() {
    ObjectNode row = row("{'question': 'q', 'answer': 'a', 'messages': []}");
    assertThat(problems(Map.of("outptu", "answer"), row))
        .contains("/mapping/outptu: Alpaca has no slot outptu. Its slots are instruction, input,")
        .contains("output, system, history, messages.");
    assertThat(problems(Map.of("output", "anwser"), row))
        .contains("/mapping/output: no row has the field anwser. Did you mean answer?");
    assertThat(problems(Map.of("messages", "messages", "output", "answer"), row))
        .contains("/mapping/messages: stands beside messages. Keep one of them.");
    assertThat(problems(Map.of(), row("{'x': 1}")))
        .contains("/mapping/instruction: no field fits the slot instruction of Alpaca. Name one;")
        .contains("the rows have x.");
    assertThat(mapped(Layout.ALPACA, TemplateType.QA, Map.of("system", "later"), row).problems())
        .extracting(Problem::severity)
        .containsExactly(Problem.Severity.WARNING);
  }

  private static String problems(Map<String, String> given, ObjectNode row) {
    List<String> said =
        mapped(Layout.ALPACA, TemplateType.QA, given, row).problems().stream()
            .map(problem -> problem.pointer() + ": " + problem.message())
            .toList();
    return String.join("\n", said);
  }

  @Test
  void theSlotsAreShownWithWhatFillsThem() {
    Mapping mapping =
        mapped(Layout.OPENAI_CHAT, TemplateType.QA, Map.of(), row("{'q': 'q', 'a': 'a'}"))
            .mapping();
    assertThat(mapping.slots())
        .extracting(slot -> slot.slot() + " " + slot.needed() + " " + slot.field())
        .containsExactly(
            "messages false null",
            "user true q",
            "input false null",
            "assistant true a",
            "system false null");
    assertThat(mapping.written()).isEqualTo(Map.of("user", "q", "assistant", "a"));
  }

  @Test
  void everyLayoutIsInTheTable() {
    assertThat(Arrays.stream(TABLE).map(line -> line[0]))
        .containsAll(
            Stream.of(Layout.values())
                .filter(layout -> layout != Layout.HUGGING_FACE)
                .map(Layout::name)
                .toList());
  }
}
