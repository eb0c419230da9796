package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.parse.ReadAnswer;
import dev.winnow.core.parse.ReadRows;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What an example shows as a row is what is read as one from an answer in its form: for each form
/// an example, the fields of a row, an answer, and how many rows it has.
class ExampleAgreementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "[{'q':'...','a':'...'}] § q,a § [{'q':'1','a':'2'},{'q':'3','a':'4'}] § 2",
        "{'q':'...','a':'...'} § q,a § {'q':'1','a':'2'} § 1",
        "{'questions':[{'q':'...','a':'...'}]} § q,a § {'questions':[{'q':'1','a':'2'},{'q':'3','a':'4'}]} § 2",
        "{'qa_pairs':[{'q':'...','a':'...'}],'total':{count}} § q,a § {'qa_pairs':[{'q':'1','a':'2'},{'q':'3','a':'4'}],'total':2} § 2",
        "{'type':'response','data':{'items':[{'q':'...','a':'...'}]}} § q,a § {'type':'response','data':{'items':[{'q':'1','a':'2'},{'q':'3','a':'4'}]}} § 2",
        "{'status':'success','message':'ok','results':[{'q':'...'}]} § q § {'status':'success','message':'ok','results':[{'q':'1'},{'q':'2'}]} § 2",
        "{'total_questions':5,'medical_quiz':[{'q':'...'}]} § q § {'total_questions':2,'medical_quiz':[{'q':'1'},{'q':'2'}]} § 2",
        "{'count':{count},'generated_rows':[{'q':'...'}],'metadata':{'model':'m'}} § q § {'count':1,'generated_rows':[{'q':'1'}],'metadata':{'model':'m'}} § 1",
        "{'response':{'status':'ok','result':{'rows':[{'q':'...'}]}}} § q § {'response':{'status':'ok','result':{'rows':[{'q':'1'}]}}} § 1",
        "{'rows':[{'q':'...'}],'errors':[],'next':null} § q § {'rows':[{'q':'1'}],'errors':[],'next':null} § 1",
        "{'QA_Pairs':[{'q':'...'}],'Total':3} § q § {'QA_Pairs':[{'q':'1'}],'Total':1} § 1",
        "{'status':'ok','data':{'q':'...','a':'...'}} § q,a § {'status':'ok','data':{'q':'1','a':'2'}} § 1",
        "{'reasoning':'...','questions':[{'q':'...'}]} § q § {'reasoning':'so','questions':[{'q':'1'}]} § 1",
        "{'1':{'q':'...'},'2':{'q':'...'}} § q § {'1':{'q':'a'},'2':{'q':'b'},'3':{'q':'c'}} § 3",
        "{'问答对':[{'问题':'...','答案':'...'}],'总数':3} § 问题,答案 § {'问答对':[{'问题':'一','答案':'二'}],'总数':1} § 1",
        "{'topic':'{topic}','questions':[{'q':'...'}]} § q § {'topic':'{topic}','questions':[{'q':'1'},{'q':'2'}]} § 2",
        "{'topic':'cells','questions':[{'q':'...'}]} § q § {'topic':'cells','questions':[{'q':'1'},{'q':'2'}]} § 2",
        "{'passage':'...','questions':[{'q':'...','a':'...'}]} § passage,questions § {'passage':'x','questions':[{'q':'1','a':'2'},{'q':'3','a':'4'}]} § 1",
        "{'question':'...','answers':[{'text':'...'}]} § question,answers § {'question':'x','answers':[{'text':'y'},{'text':'z'}]} § 1",
        "{'question':'...','choices':[{'label':'A','text':'...'}],'answer':'A'} § question,choices,answer § {'question':'x','choices':[{'label':'A','text':'y'}],'answer':'A'} § 1",
        "{'order_id':7,'items':[{'sku':'...'}]} § order_id,items § {'order_id':8,'items':[{'sku':'x'},{'sku':'y'}]} § 1",
        "{'name':'...','arguments':{'city':'...'}} § name,arguments § {'name':'f','arguments':{'city':'x'}} § 1",
        "{'text':'...','label':'...','meta':{'lang':'en'}} § text,label,meta § {'text':'x','label':'y','meta':{'lang':'de'}} § 1",
        "{'easy':[{'q':'...'}],'hard':[{'q':'...'}]} § easy,hard § {'easy':[{'q':'1'}],'hard':[{'q':'2'}]} § 1",
        "[{'topic':'...','items':[{'q':'...'}]}] § topic,items § [{'topic':'x','items':[{'q':'1'},{'q':'2'}]}] § 1",
        "{'messages':[{'role':'user','content':'...'}]} § messages § {'messages':[{'role':'user','content':'1'},{'role':'assistant','content':'2'}]} § 1",
        "{'dialogue':[{'speaker':'doctor','text':'...'},{'speaker':'patient','text':'...'}]} § dialogue § {'dialogue':[{'speaker':'doctor','text':'1'},{'speaker':'patient','text':'2'}]} § 1",
        "{'对话':[{'角色':'用户','内容':'...'}]} § 对话 § {'对话':[{'角色':'用户','内容':'一'},{'角色':'助手','内容':'二'}]} § 1",
        "{'多轮对话':[{'说话人':'医生','话语':'...'}]} § 多轮对话 § {'多轮对话':[{'说话人':'医生','话语':'一'},{'说话人':'患者','话语':'二'}]} § 1",
        "{'conversations':[{'from':'human','value':'...'},{'from':'gpt','value':'...'}]} § conversations § {'conversations':[{'from':'human','value':'1'},{'from':'gpt','value':'2'}]} § 1",
        "{'script':[{'speaker':'A','line':'...'},{'speaker':'B','line':'...'}]} § script § {'script':[{'speaker':'A','line':'1'},{'speaker':'B','line':'2'}]} § 1",
        "{'conversation':[{'user':'...','assistant':'...'}]} § conversation § {'conversation':[{'user':'1','assistant':'2'},{'user':'3','assistant':'4'}]} § 1",
        "{'conversation':[{'input':'...','output':'...'}]} § conversation § {'conversation':[{'input':'1','output':'2'}]} § 1",
        "{'conversation_id':'...','conversation':[{'participant':'AGENT','utterance':'...','intent':'...'}]} § conversation_id,conversation § {'conversation_id':'1','conversation':[{'participant':'AGENT','utterance':'2','intent':'3'},{'participant':'USER','utterance':'2','intent':'3'}]} § 1",
        "{'exchange':[{'customer':'...'},{'agent':'...'}]} § exchange § {'exchange':[{'customer':'1'},{'agent':'2'}]} § 1",
        "{'topic':'...','turns':[{'role':'student','utterance':'...'}]} § topic,turns § {'topic':'x','turns':[{'role':'student','utterance':'1'},{'role':'teacher','utterance':'2'}]} § 1",
        "{'data':[{'role':'user','content':'...'},{'role':'assistant','content':'...'}]} § data § {'data':[{'role':'user','content':'1'},{'role':'assistant','content':'2'}]} § 1",
        "{'conversations':[{'messages':[{'role':'user','content':'...'}]}]} § messages § {'conversations':[{'messages':[{'role':'user','content':'1'}]},{'messages':[{'role':'user','content':'2'}]}]} § 2",
        "{'dialogues':[{'topic':'...','dialogue':[{'speaker':'A','text':'...'}]}],'count':1} § topic,dialogue § {'dialogues':[{'topic':'x','dialogue':[{'speaker':'A','text':'1'}]},{'topic':'y','dialogue':[{'speaker':'B','text':'1'}]}],'count':2} § 2",
        "[{'messages':[{'role':'user','content':'...'}]}] § messages § [{'messages':[{'role':'user','content':'1'}]},{'messages':[{'role':'user','content':'2'}]}] § 2",
        "{'reviews':[{'author':'...','text':'...'}]} § author,text § {'reviews':[{'author':'x','text':'y'},{'author':'z','text':'w'}]} § 2",
        "{'emails':[{'from':'...','to':'...','subject':'...','body':'...'}]} § from,to,subject,body § {'emails':[{'from':'a','to':'b','subject':'c','body':'d'}]} § 1",
        "{'characters':[{'role':'hero','backstory':'...'}]} § role,backstory § {'characters':[{'role':'hero','backstory':'x'},{'role':'villain','backstory':'y'}]} § 2",
      })
  void whatIsARowInTheExampleIsOneInTheAnswer(
      String example, String fields, String answer, int rows) {
    String prompt = "Write {count} rows.\n\nOutput format:\n" + example.replace('\'', '"') + "\n";
    RowSchema schema = RowSchema.of(InferSchema.fromPrompt(prompt).orElseThrow());
    assertThat(schema.fields()).containsExactly(fields.split(",", -1));

    String text = answer.replace('\'', '"');
    for (String form :
        List.of(text, "Here you go:\n" + text + "\nDone.", text.replaceAll("}$", ",}"))) {
      ReadRows named = ReadAnswer.read(form, Set.copyOf(schema.fields()), schema.textField());
      assertThat(named.rows()).as("%s", form).hasSize(rows);
      assertThat(named.unreadable()).isEmpty();
      assertThat(named.rows()).allSatisfy(row -> assertThat(schema.problems(row)).isEmpty());

      ReadRows unnamed = ReadAnswer.read(form);
      assertThat(unnamed.rows()).as("without names: %s", form).isEqualTo(named.rows());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"question 1\", \"question 2\"]",
        "Output format: [\"question 1\", \"question 2\", ...]",
        "Return a JSON array of strings like [\"<question>\", \"<question>\"] and nothing else.",
        "Write {count} questions like this: [\"question 1\", \"question 2\"]",
        "Write {count} questions as follows: [\"question 1\", \"question 2\"], nothing else.",
        "Example: [\"question 1\", \"question 2\"]",
        "Write {count}: [\"question 1\", \"question 2\"]",
        "Write {count} questions: [\"question 1\", \"question 2\"]",
        "Please list {count} facts [\"fact 1\", \"fact 2\", ...]",
        "Generate {count} titles in the form [\"title 1\"].",
        "Give me {count} short texts: [\"A dog barks.\", \"A cat sleeps.\"]",
        "生成{count}个问题：[\"问题1\",\"问题2\"]",
        "写{count}个问题，示例：[\"问题1\", \"问题2\"]",
        "```json\n[\n  \"question 1\",\n  \"question 2\"\n]\n```",
        "The input is {\"text\": \"...\"}.\n输出格式：[\"问题1\", \"问题2\"]"
      })
  void aListOfTextsMakesRowsOfOneField(String prompt) {
    RowSchema schema = RowSchema.of(InferSchema.fromPrompt(prompt).orElseThrow());
    assertThat(schema.fields()).containsExactly("text");
    assertThat(InferSchema.doubts(prompt)).singleElement().asString().contains("list of texts");
    for (String answer :
        List.of(
            "[\"a?\", \"b?\"]",
            "```json\n[\"a?\",\n\"b?\"]\n```",
            "Here you go:\n[\"a?\", \"b?\",]",
            "Sure: ['a?', 'b?']\nThat is all.",
            "<think>[\"no\"]</think>[\"a?\", \"b?\"]",
            "analysisMaybe [\"no\"].assistantfinal[\"a?\", \"b?\"]",
            "{\"questions\": [\"a?\", \"b?\"], \"count\": 2}",
            "[{\"text\": \"a?\"}, {\"text\": \"b?\"}]",
            "{\"text\": \"a?\"}\n{\"text\": \"b?\"}",
            "\"[\\\"a?\\\", \\\"b?\\\"]\"",
            "[\"{\\\"text\\\": \\\"a?\\\"}\", \"{\\\"text\\\": \\\"b?\\\"}\"]",
            "<answer>[\"a?\", \"b?\"]</answer>")) {
      assertThat(texts(schema, answer).rows())
          .as(answer)
          .hasToString("[{\"text\":\"a?\"}, {\"text\":\"b?\"}]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write {count} sentences about [\"cells\", \"bones\"].",
        "Write {count} sentences on: [\"cells\", \"bones\"]",
        "Write {count} sentences about these: [\"cells\", \"bones\"]",
        "Write {count} rows, each with the tags [\"a\", \"b\"].",
        "Write {count} stories with these words: [\"dog\", \"cat\"]",
        "We have [\"question 1\", \"question 2\"] already.",
        "围绕以下主题写{count}个问题：[\"细胞\", \"骨骼\"]"
      })
  void aListOfWhatToWriteAboutMakesNoRows(String prompt) {
    assertThat(InferSchema.fromPrompt(prompt)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I used the topics [\"cells\", \"plants\"] as you said.",
        "I can't. The topics [\"cells\", \"plants\"].",
        "[[\"a\", \"b\"], [\"c\", \"d\"]]",
        "[\"a\", 5]",
        "[\"a\", \"b\"] [\"c\"]",
        "[\"...\"]",
        "[\"...\", \"…\"]",
        "<think>[\"a\"]</think>",
        "<think>[\"a\"]",
        "\"a\"",
        "[]"
      })
  void otherListsOfTextsAreNoRows(String answer) {
    RowSchema schema = RowSchema.of(InferSchema.fromPrompt("[\"question 1\"]").orElseThrow());
    assertThat(texts(schema, answer).rows()).isEmpty();
    assertThat(texts(schema, answer).unreadable()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"a\", \"b", "```json\n[\"a\",\n  \"b", "Rows:\n[\"a\", \"b "})
  void ofACutListOfTextsTheWholeOnesAreRows(String answer) {
    RowSchema schema = RowSchema.of(InferSchema.fromPrompt("[\"question 1\"]").orElseThrow());
    ReadRows read = texts(schema, answer);
    assertThat(read.rows()).hasToString("[{\"text\":\"a\"}]");
    assertThat(read.unreadable()).hasSize(1);
    assertThat(read.cut()).isTrue();
  }

  private static ReadRows texts(RowSchema schema, String answer) {
    return ReadAnswer.read(answer, Set.copyOf(schema.fields()), schema.textField());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "{'topic':'cells','questions':[{'q':'...'}]} § the list (questions) § put [ and ] around it",
        "{'steps':[{'do':'...'}]} § list (steps) § put [ and ] around it",
        "{'passage':'...','questions':[{'q':'...'}]} § list (questions) § show the list alone",
        "{'meta':{'n':1},'things':[{'q':'...'}],'others':[{'r':'...'}]} § list (things) § show the list alone",
        "{'status':'ok','things':[{'q':'...'}]} § list (things) § show the list alone",
        "{'topic':'cells','cards':[{'front':'...'}]} § list (cards) § show the list alone",
        "{'message':'done','code':0,'exercises':[{'q':'...'}]} § list (exercises) § show the list alone",
        "{'train':[{'q':'...'}],'labels':[{'l':'...'}],'total':3} § list (train) § show the list alone",
        "{'info':{'by':'me'},'cards':[{'front':'...'}]} § list (cards) § show the list alone",
        "{'order_id':7,'items':[{'sku':'...'}]} § list (items) § show the list alone",
        "{'easy':[{'q':'...'}],'hard':[{'q':'...'}]} § list (easy) § show the list alone",
        "{'questions':['question 1','question 2']} § list (questions) § show the list alone",
        "{'quotes':[{'speaker':'...','text':'...'}]} § turns (quotes) § show the list alone",
        "{'conversations':[{'title':'...','summary':'...'}]} § turns (conversations) § show the list alone",
        "[{'role':'user','content':'...'},{'role':'assistant','content':'...'}] § each turn is read § as its (messages)",
        "['question 1','question 2'] § one field (text) § show a list of objects",
      })
  void whereAGuessIsDoubtfulItIsSaidWithWhatSettlesIt(String example, String what, String advice) {
    String prompt = "Output format:\n" + example.replace('\'', '"');
    assertThat(InferSchema.doubts(prompt))
        .singleElement()
        .asString()
        .contains(what.replace("the list", "list"))
        .contains(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'q':'...','a':'...'}]",
        "{'q':'...'}",
        "{'questions':[{'q':'...'}]}",
        "{'qa_pairs':[{'q':'...'}],'total':5}",
        "{'type':'response','data':{'items':[{'q':'...'}]}}",
        "{'messages':[{'role':'user','content':'...'}]}",
        "{'对话':[{'角色':'用户','内容':'...'}]}",
        "[{'topic':'...','questions':[{'q':'...'}]}]",
        "{'question':'...','choices':['A','B']}",
        "{'keywords':['a','b']}",
        "{'question':'...','choices':[{'label':'A'}],'references':[{'url':'...'}]}",
        "{'topic':'...','steps':['a','b']}",
        "{'product':{'name':'...'},'reviews':[{'text':'...'}]}"
      })
  void whereNothingIsDoubtfulNothingIsSaid(String example) {
    assertThat(InferSchema.doubts("Output format:\n" + example.replace('\'', '"'))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "{'type':'object','properties':{'items':{'type':'array','items':{'type':'object','properties':{'q':{'type':'string'}}}}},'required':['items']} § q",
        "{'type':'object','properties':{'items':{'type':'array','items':{'$ref':'#/$defs/QA'}},'total':{'type':'integer'}},'$defs':{'QA':{'type':'object','properties':{'q':{'type':'string'},'a':{'type':'string'}}}}} § q,a",
        "{'type':'object','properties':{'q':{'type':'string'},'tags':{'type':'array','items':{'type':'string'}}}} § q,tags",
        "{'type':'object','properties':{'messages':{'type':'array','items':{'type':'object','properties':{'role':{'type':'string'},'content':{'type':'string'}}}}}} § messages",
        "{'type':'array','items':{'type':'object','properties':{'q':{'type':'string'}}}} § q",
      })
  void aSchemaInThePromptIsReadByTheSameRule(String schema, String fields) {
    ObjectNode inferred =
        InferSchema.fromPrompt("Follow this schema:\n" + schema.replace('\'', '"')).orElseThrow();
    assertThat(RowSchema.of(inferred).fields()).containsExactly(fields.split(",", -1));
  }
}
