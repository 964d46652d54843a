package io.insula.meadow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests an installed server with plugins in its folder of plugins. */
@Tag("processes")
class PluginServerTest {
  private static final String FLOWERS = "/meadow/flowers";

  private static InstalledServer installed;

  @TempDir Path plugins;

  @BeforeAll
  static void install() throws IOException {
    installed = InstalledServer.create();
  }

  @AfterAll
  static void remove() throws IOException {
    installed.close();
  }

  @Test
  void a_plugin_is_hosted_like_any_app_and_bad_jars_are_refused_by_name() throws Exception {
    var database = TestDatabase.create();
    var settings = Settings.standard().on(database);
    var other = installed.otherApp();

    try (var server = installed.start(settings, plugins).awaitReady()) {
      Files.copy(PluginCopy.ORIGINAL, plugins.resolve("meadow-1.0.0.jar"));
      addBadJars(other);
      assertIgnoresUntilNextStart(server, other);
    }
    try (var server = installed.start(settings, plugins).awaitReady()) {
      var people = TestUsers.of(server.uri());
      assertRefused(server, other);
      assertThat(stateOf("meadow", people.admin())).contains("local");
      assertThat(stateOf(other, people.admin())).contains("local");
      var document = people.nobody().get("/openapi.json").expect(200).json();
      assertThat(document.required("paths").has(FLOWERS)).isTrue();
      assertThat(people.nobody().get(FLOWERS).status()).isEqualTo(401);
      assertHostsFlowers(people);
      assertErases(people, database);
    }

    assertMoves(settings);
  }

  /**
   * Adds jars that the server must refuse: copies of the valid plugin, each with another error, and
   * one unchanged copy, whose app is already loaded.
   */
  private void addBadJars(String other) throws IOException {
    var bytes = Files.readAllBytes(PluginCopy.ORIGINAL);
    Files.write(plugins.resolve("broken.jar"), Arrays.copyOf(bytes, bytes.length / 2));
    new PluginCopy()
        .declaring("Insula-Kernel-Version", "[0.1,0.2)")
        .writeTo(plugins, "a-kernel.jar");
    new PluginCopy().declaring("Insula-Plugin-Schema", other).writeTo(plugins, "a-schema.jar");
    new PluginCopy()
        .with(
            "io/insula/%s/internal/Thief.class".formatted(other),
            classBytes("io/insula/meadow/internal/Flowers.class"))
        .writeTo(plugins, "a-class.jar");
    new PluginCopy()
        .without("io/insula/meadow/internal/Flowers.class")
        .writeTo(plugins, "a-missing-class.jar");
    new PluginCopy()
        .without("io/insula/meadow/internal/$FlowerController$Definition.class")
        .writeTo(plugins, "a-missing-bean.jar");
    new PluginCopy().declaring("Insula-Plugin-App", other).writeTo(plugins, "an-app.jar");
    new PluginCopy().writeTo(plugins, "twin.jar");
  }

  private static void assertIgnoresUntilNextStart(ServerProcess server, String other) {
    var admin = TestUsers.of(server.uri()).admin();
    assertThat(stateOf("meadow", admin)).isEmpty();
    assertThat(stateOf(other, admin)).contains("local");
    assertThat(admin.get(FLOWERS).status()).isEqualTo(404);
    assertThat(server.output()).doesNotContain("Refused the plugin");
  }

  private static byte[] classBytes(String file) throws IOException {
    return Files.readAllBytes(Path.of("target/classes", file));
  }

  private static void assertRefused(ServerProcess server, String other) {
    assertThat(server.output())
        .contains("The plugin meadow 1.0.0 is loaded")
        .contains("Refused the plugin broken.jar: it is not a readable zip file")
        .contains("Refused the plugin a-kernel.jar: it works only with kernel versions [0.1,0.2)")
        .containsPattern("Refused the plugin a-schema.jar: it contains the schema " + other)
        .containsPattern("Refused the plugin a-class.jar: its package io.insula." + other)
        .contains("Refused the plugin a-missing-class.jar: it needs the class")
        .contains("Refused the plugin a-missing-bean.jar: the class io.insula.meadow.internal.$Flo")
        .containsPattern("Refused the plugin an-app.jar: it contains the app " + other)
        .contains("Refused the plugin twin.jar: it contains the app meadow");
  }

  private static void assertHostsFlowers(TestUsers people) {
    var member = people.member("ade");
    member.post(FLOWERS, Map.of("name", "Daisy")).expect(201);
    member.post(FLOWERS, Map.of("name", "")).expect(400);
    assertThat(member.get(FLOWERS).expect(200).json().required("flowers").toString())
        .isEqualTo("[\"Daisy\"]");
  }

  private static void assertErases(TestUsers people, TestDatabase database) {
    assertThat(people.admin().get("/accounts/ade/export").expect(200).body())
        .contains("meadow.jsonl");
    people.admin().delete("/accounts/ade");
    await()
        .ignoreExceptions()
        .untilAsserted(
            () ->
                database.execute(
                    "DO $$ BEGIN ASSERT (SELECT seen_by FROM meadow.flower) = ''; END $$"));
  }

  private void assertMoves(Settings settings) {
    var fresh = TestDatabase.create();
    var output =
        installed.run(
            settings
                .with("INSULA_MOVE_TO_URL", fresh.url())
                .with("INSULA_MOVE_TO_USER", fresh.username())
                .with("INSULA_MOVE_TO_PASSWORD", fresh.password()),
            plugins,
            "move",
            "meadow");
    assertThat(output).contains("meadow.flower: 1 rows");
  }

  @Test
  void an_app_from_several_modules_is_hosted_from_one_jar() throws Exception {
    var jar = PluginCopy.ofTheTemplate();
    Files.copy(jar, plugins.resolve(jar.getFileName()));
    var settings = Settings.standard().on(TestDatabase.create());

    try (var server = installed.start(settings, plugins).awaitReady()) {
      var people = TestUsers.of(server.uri());
      assertThat(stateOf("sample", people.admin())).contains("local");
      var ladder = Map.of("name", "Ladder", "quantity", 2);
      people.nobody().post("/sample/items", ladder).expect(401);
      people.member("ade").post("/sample/items", ladder).expect(201);
      assertThat(people.member("ade").get("/sample/items").expect(200).body()).contains("Ladder");
      var document = people.nobody().get("/openapi.json").expect(200).json();
      assertThat(document.required("paths").has("/sample/items")).isTrue();
    }
  }

  @Test
  void a_plugin_whose_migrations_fail_is_refused_and_the_rest_starts() throws Exception {
    new PluginCopy()
        .with("db/migration/meadow/V2__wrong.sql", "SELECT nothing".getBytes(UTF_8))
        .writeTo(plugins, "meadow.jar");

    assertRefusedAtStart("Refused the plugin meadow: The migrations of schema meadow failed");
  }

  @Test
  void a_plugin_with_another_descriptor_than_it_declares_is_refused_and_the_rest_starts()
      throws Exception {
    new PluginCopy()
        .without(
            "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/"
                + "io.insula.meadow.internal.$MeadowApp$Meadow0$Definition")
        .without("io/insula/meadow/internal/$MeadowApp$Meadow0$Definition.class")
        .writeTo(plugins, "meadow.jar");

    assertRefusedAtStart("Refused the plugin meadow: its manifest declares the app meadow");
  }

  @Test
  void a_plugin_whose_code_throws_is_refused_and_the_rest_starts() throws Exception {
    new PluginCopy()
        .with("io/insula/meadow/internal/MeadowApp.class", throwing("no flowers today"))
        .writeTo(plugins, "meadow.jar");

    assertRefusedAtStart("Refused the plugin meadow: IllegalStateException: no flowers today");
  }

  /** Returns a class {@code MeadowApp} that cannot be created. */
  private static byte[] throwing(String message) {
    var exception = ClassDesc.of(IllegalStateException.class.getName());
    return ClassFile.of()
        .build(
            ClassDesc.of("io.insula.meadow.internal.MeadowApp"),
            builder ->
                builder.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    0,
                    code ->
                        code.new_(exception)
                            .dup()
                            .ldc(message)
                            .invokespecial(
                                exception,
                                ConstantDescs.INIT_NAME,
                                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String))
                            .athrow()));
  }

  private void assertRefusedAtStart(String reason) {
    var settings = Settings.standard().on(TestDatabase.create());
    try (var server = installed.start(settings, plugins).awaitReady()) {
      var admin = TestUsers.of(server.uri()).admin();
      assertThat(server.output()).contains(reason);
      assertThat(stateOf("meadow", admin)).contains("off");
      assertThat(admin.get(FLOWERS).status()).isEqualTo(404);
    }
  }

  @Test
  void a_plugin_can_be_switched_off() throws Exception {
    Files.copy(PluginCopy.ORIGINAL, plugins.resolve("meadow.jar"));
    var settings = Settings.standard().on(TestDatabase.create()).with("INSULA_APPS_MEADOW", "off");
    try (var server = installed.start(settings, plugins).awaitReady()) {
      var admin = TestUsers.of(server.uri()).admin();
      assertThat(stateOf("meadow", admin)).contains("off");
      assertThat(admin.get(FLOWERS).status()).isEqualTo(404);
    }
  }

  @Test
  void the_plugins_can_be_listed_without_a_server() throws Exception {
    Files.copy(PluginCopy.ORIGINAL, plugins.resolve("meadow-1.0.0.jar"));
    addBadJars(installed.otherApp());

    assertThat(installed.run(Settings.standard(), plugins, "plugins"))
        .containsPattern("meadow-1.0.0.jar +meadow +1.0.0 +\\[1.0,2.0\\) +accepted")
        .containsPattern("broken.jar .* refused: it is not a readable zip file")
        .containsPattern("twin.jar .* refused: it contains the app meadow");
  }

  private static Optional<String> stateOf(String app, ApiClient admin) {
    var apps = admin.get("/apps").expect(200).json().required("apps");
    return StreamSupport.stream(apps.spliterator(), false)
        .filter(each -> each.required("name").asText().equals(app))
        .map((JsonNode each) -> each.required("state").asText())
        .findFirst();
  }
}
