package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model is added from its provider to its test: the provider fills in the address, the address
/// lists its models, and the test says what it saw.
final class ModelsIT {

  private static LaunchedService service;
  private Chromium chromium;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
  }

  @AfterAll
  static void end() {
    service.close();
  }

  @BeforeEach
  void start() {
    chromium = Chromium.start();
  }

  @AfterEach
  void stop() {
    chromium.close();
  }

  @Test
  void aModelOfALocalServerIsFoundTestedAndSaved() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withKey("sk-right"))) {
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.go("/models?add=");
      page.picture("model-provider-none");
      // By keyboard alone.
      page.field("Provider").focus();
      page.page().keyboard().type("vllm");
      assertThat(offered(page)).hasCount(1);
      page.picture("model-provider-search");
      page.page().keyboard().press("Enter");
      assertThat(page.field("Base URL")).hasValue("http://127.0.0.1:8000/v1");
      assertThat(page.text("Optional: only if the server requires one.")).isVisible();

      page.write("Base URL", server.baseUrl().toString());
      page.write("API key", "sk-wrong");
      page.button("Find models").click();
      assertThat(page.text("Can't list the models")).isVisible();
      assertThat(page.text("Incorrect API key provided.")).isVisible();
      page.picture("model-find-denied");
      page.write("API key", "sk-right");
      page.button("Find models").click();
      assertThat(offered(page)).hasCount(3);
      page.picture("model-found");
      page.page().keyboard().type("mini");
      assertThat(offered(page)).hasCount(1);
      page.page().keyboard().press("ArrowDown");
      page.page().keyboard().press("Enter");
      assertThat(page.field("Model ID")).hasValue("gpt-4o-mini");
      assertThat(page.field("Name")).hasValue("gpt-4o-mini");
      String name = Requests.unique("found");
      page.write("Name", name);

      page.button("Advanced").click();
      page.field("Verify TLS certificates").uncheck();
      assertThat(page.text("Certificates are not verified")).isVisible();
      page.picture("model-advanced");
      page.field("Verify TLS certificates").check();
      page.write("Dialect", "{\"stopMax\": 2}");
      page.button("Advanced").click();
      page.button("Test these settings").click();
      assertThat(page.text("Test passed")).isVisible();
      assertThat(page.text("Sent as JSON Schema")).isVisible();
      page.picture("model-tested");
      page.button("Save").click();
      assertThat(page.text("Added “" + name + "”.")).isVisible();
      assertThat(page.row(name)).containsText("127.0.0.1:" + server.baseUrl().getPort());

      page.row(name).getByText("Edit").click();
      assertThat(page.text("Any other server that speaks")).isVisible();
      page.button("Advanced").click();
      assertThat(page.field("Dialect")).hasValue("{\n  \"stopMax\": 2\n}");
      page.assertNothingWrong();
    }
  }

  @Test
  void aProviderFillsInItsAddressAndItsModels() {
    WatchedPage page = chromium.open(Screen.PHONE.inChinese(), service.address());
    page.go("/models?add=");
    page.choose("服务商", "阿里通义千问");
    page.picture("model-provider-zh-phone");
    assertThat(page.field("接口地址")).hasValue("https://dashscope.aliyuncs.com/compatible-mode/v1");
    page.choose("地域", "日本");
    assertThat(page.text("请将 {workspace} 替换为您自己的值。")).isVisible();
    assertThat(page.link("获取 API 密钥")).isVisible();
    page.button("保存").click();
    assertThat(page.text("接口地址仍含有 {workspace}。")).isVisible();
    assertThat(page.text("该服务商需要 API 密钥")).isVisible();
    page.picture("model-wrong-zh-phone");
    page.choose("模型 ID", "qwen");
    assertThat(page.field("名称")).not().hasValue("");
    page.button("生成参数").click();
    page.choose("思考", "关闭");
    page.picture("model-generation-zh-phone");
    page.assertNothingWrong();
  }

  private static Locator offered(WatchedPage page) {
    return page.page().locator(".ant-select-dropdown:visible .ant-select-item-option");
  }
}
