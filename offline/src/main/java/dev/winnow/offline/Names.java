package dev.winnow.offline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/// Names of people, places and things, drawn from Datafaker once per language with a fixed seed:
/// its instances are dear (about 0.3 s for the first) and not made for many threads, lists are
/// neither. Loaded when the first one is needed.
record Names(
    List<String> firstNames,
    List<String> lastNames,
    List<String> fullNames,
    List<String> cities,
    List<String> jobs,
    List<String> companies,
    List<String> products,
    List<String> streets,
    List<String> countries) {

  private static final Map<Language, Names> DRAWN = new ConcurrentHashMap<>();
  private static final int DRAWS = 400;

  static Names of(Language language) {
    return DRAWN.computeIfAbsent(language, Names::draw);
  }

  private static Names draw(Language language) {
    Faker faker = new Faker(language.locale, new Random(1));
    return switch (language) {
      case ENGLISH ->
          new Names(
              some(() -> faker.name().firstName()),
              some(() -> faker.name().lastName()),
              some(() -> faker.name().firstName() + " " + faker.name().lastName()),
              some(() -> faker.address().city()),
              some(() -> faker.job().position().toLowerCase(Locale.ROOT)),
              some(() -> faker.company().name()),
              some(() -> faker.commerce().productName().toLowerCase(Locale.ROOT)),
              some(() -> faker.address().streetAddress()),
              some(() -> faker.country().name()));
      case CHINESE ->
          new Names(
              some(() -> faker.name().firstName()),
              some(() -> faker.name().lastName()),
              some(() -> faker.name().lastName() + faker.name().firstName()),
              some(() -> faker.address().city()),
              List.of("教师", "医生", "工程师", "设计师", "会计", "护士", "记者", "律师", "销售经理", "司机"),
              some(() -> faker.address().city() + faker.name().lastName() + "氏科技有限公司"),
              List.of(
                  "蓝牙耳机", "电饭煲", "空气净化器", "运动鞋", "双肩包", "台灯", "保温杯", "智能手表", "扫地机器人", "按摩椅", "电动牙刷",
                  "行李箱", "人体工学椅", "加湿器", "咖啡机", "登山鞋"),
              some(() -> faker.address().city() + "人民路"),
              List.of("中国", "日本", "韩国", "新加坡", "法国", "德国", "英国", "加拿大", "巴西", "埃及"));
    };
  }

  private static List<String> some(Supplier<String> draw) {
    return Stream.generate(draw).limit(DRAWS).distinct().toList();
  }
}
