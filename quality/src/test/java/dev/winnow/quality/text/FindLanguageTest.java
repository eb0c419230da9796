package dev.winnow.quality.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Languages of the texts that datasets have: mostly short ones.
final class FindLanguageTest {

  private static final String TEXTS =
      """
      en What is the capital of France?
      en Explain how photosynthesis works.
      en The patient presents with fever and a dry cough.
      en Great product, works as expected!
      en Write a short story about a dog that learns to fly.
      de Was ist die Hauptstadt von Frankreich?
      de Der Patient hat Fieber und trockenen Husten.
      de Das Produkt ist gut, aber zu teuer.
      fr Quelle est la capitale de la France ?
      fr Le patient présente de la fièvre et une toux sèche.
      fr Très bon produit, je recommande.
      es ¿Cuál es la capital de Francia?
      es El paciente presenta fiebre y tos seca.
      es Muy buen producto, lo recomiendo.
      it Qual è la capitale della Francia?
      pt Qual é a capital da França?
      nl Wat is de hoofdstad van Frankrijk?
      pl Jaka jest stolica Francji?
      vi Thủ đô của Pháp là gì?
      ru Какая столица Франции?
      bg Каква е столицата на България и къде се намира?
      uk Яка столиця Франції?
      ja フランスの首都はどこですか？
      ja 患者は発熱と乾いた咳を訴えている。
      ko 프랑스의 수도는 어디입니까?
      zh 法国的首都是哪里？
      zh 请用 Python 写一个函数，返回列表的最大值。
      zh 患者出现发热和干咳。
      el Ποια είναι η πρωτεύουσα της Γαλλίας;
      th เมืองหลวงของฝรั่งเศสคืออะไร
      ar ما هي عاصمة فرنسا؟
      """;

  @Test
  void findsTheLanguage() {
    List<String> wrong = new ArrayList<>();
    TEXTS
        .lines()
        .forEach(line -> {
          Optional<String> found = FindLanguage.of(line.substring(3));
          if (!found.equals(Optional.of(line.substring(0, 2)))) {
            wrong.add(found + " for " + line);
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void saysNothingOfWhatIsTooShort() {
    assertThat(List.of("", "positive", "A", "12 + 30 = 42", "😀", "да"))
        .allSatisfy(text -> assertThat(FindLanguage.of(text)).as(text).isEmpty());
  }

  @Test
  void codeIsInNoLanguage() {
    assertThat(
            FindLanguage.of(
                "for (i = 0; i < n; i++) { a[i] += b[i] * (c[i] - 1); } // x = y(z[1])"))
        .contains(FindLanguage.UNDETERMINED);
  }
}
