package io.insula.kernel.base.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the rules for the contents of the files in a plugin, and for files that refer to each
 * other.
 */
class PluginContentsTest {
  private static final String INTERNAL = "io/insula/shed/internal/";
  private static final String DOCUMENT = "META-INF/swagger/insula-shed.json";
  private static final String PASSWORD = "a password of a test";

  @TempDir Path work;
  private Path folder;
  private Path classes;

  @BeforeEach
  void create() throws IOException {
    folder = Files.createDirectory(work.resolve("plugins"));
    classes =
        new JarBuilder()
            .declaring("Insula-Kernel-Version", "1.4.0")
            .with("META-INF/versions/25/org/library/Hidden.class", JarBuilder.using("a.B"))
            .with("org/library/Service.class", JarBuilder.using("a.B"))
            .with(
                "io/micronaut/core/graal/GraalReflectionConfigurer.class", JarBuilder.using("a.B"))
            .writeTo(work.resolve("server.jar"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badJars")
  void a_jar_with_wrong_contents_is_refused_with_the_reason(
      String reason, UnaryOperator<JarBuilder> change) {
    change.apply(JarBuilder.plugin("shed")).writeTo(folder.resolve("shed.jar"));
    JarBuilder.plugin("attic").writeTo(folder.resolve("attic.jar"));

    assertThat(reasons()).singleElement().asString().startsWith("shed.jar: ").contains(reason);
  }

  private static Stream<Arguments> badJars() {
    return Stream.of(
        bad(
            "the class io.insula.shed.internal.$Tools$Definition is missing, but is in a list",
            jar -> jar.without(INTERNAL + "$Tools$Definition.class")),
        bad(
            "the class org.other.$Saw$Introspection is missing, but is in a list",
            jar -> jar.with(JarBuilder.INTROSPECTIONS + "org.other.$Saw$Introspection", "")),
        bad(
            "$Tools$Definition.class is missing in the lists",
            jar -> jar.without(JarBuilder.BEANS + "io.insula.shed.internal.$Tools$Definition")),
        bad(
            "$Saw$Introspection.class is missing in the lists",
            jar -> jar.with("io/insula/shed/$Saw$Introspection.class", JarBuilder.using("a.Any"))),
        bad(
            "the bean io.insula.shed.$Saw$Definition is not in the package io.insula.shed.internal",
            jar -> jar.with(JarBuilder.BEANS + "io.insula.shed.$Saw$Definition", "")),
        bad(
            "compile the app with Micronaut 4",
            jar ->
                jar.with(
                    "META-INF/services/io.micronaut.inject.BeanDefinitionReference",
                    "org.other.$Saw$Definition")),
        bad(
            INTERNAL + "Copy.class contains the class " + INTERNAL + "Tools",
            jar ->
                jar.with(
                    INTERNAL + "Copy.class",
                    JarBuilder.using("java.util.List").in(INTERNAL + "Tools.class"))),
        bad(
            "it needs the class org.other.Saw, which is missing (for META-INF/services/a.Blade",
            jar -> jar.with("META-INF/services/a.Blade", "# blades\n\norg.other.Saw # the best")),
        bad(
            "it needs the class org.other.Saw, which is missing (for " + INTERNAL + "Bench",
            jar -> jar.with(INTERNAL + "Bench.class", JarBuilder.naming("org.other.Saw"))),
        bad(
            "META-INF/services/org.library.Service adds to a service of the server, where a broken",
            jar -> providing(jar, "org.library.Service")),
        bad(
            "META-INF/services/java.sql.Driver adds to a service of the server, where a broken",
            jar -> providing(jar, "java.sql.Driver")),
        bad(
            "META-INF/micronaut/org.library.Service/org.other.Saw adds to a service of the server",
            jar ->
                providing(jar, "org.other.Cutter")
                    .with("META-INF/micronaut/org.library.Service/org.other.Saw", "")),
        bad(
            "it needs the class org.library.Hidden, which is missing",
            jar -> jar.with(INTERNAL + "Bench.class", JarBuilder.using("org.library.Hidden"))),
        bad(
            "it needs the class org.other.Saw, which is missing",
            jar ->
                jar.with(INTERNAL + "Bench.class", JarBuilder.using("org.other.Saw"))
                    .with("META-INF/versions/25/org/other/Saw.class", JarBuilder.using("a.B"))),
        bad(
            "its manifest has Multi-Release",
            jar ->
                jar.declaring("Multi-Release", "true")
                    .with("META-INF/versions/25/logback.xml", "<configuration/>")),
        bad(DOCUMENT + " is not JSON", jar -> jar.with(DOCUMENT, "{\"paths\": {")),
        bad(DOCUMENT + " is not a JSON object", jar -> jar.with(DOCUMENT, "[]")),
        bad(DOCUMENT + " is not a JSON object", jar -> jar.with(DOCUMENT, "")),
        bad(
            "describes the route /sheds, which does not begin with /shed",
            jar -> jar.with(DOCUMENT, "{\"paths\": {\"/shed/{id}\": {}, \"/sheds\": {}}}")),
        bad(
            DOCUMENT + " is larger than 4 MiB",
            jar -> jar.with(DOCUMENT, new byte[5 * 1024 * 1024])),
        bad(
            "V2__more.sql is larger than 4 MiB",
            jar -> jar.with("db/migration/shed/V2__more.sql", new byte[5 * 1024 * 1024])),
        bad(
            "its files together are larger than 256 MiB",
            jar -> {
              var zeros = new byte[33 * 1024 * 1024];
              for (var i = 0; i < 8; i++) {
                jar.with("zeros/" + i, zeros);
              }
              return jar;
            }));
  }

  private static Arguments bad(String reason, UnaryOperator<JarBuilder> change) {
    return Arguments.of(reason, change);
  }

  /** Adds a library with a provider of a service. */
  private static JarBuilder providing(JarBuilder jar, String service) {
    return jar.with("org/other/Saw.class", JarBuilder.using("java.util.List"))
        .with("META-INF/services/" + service, "org.other.Saw\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.other.Cutter",
        "org.nowhere.Service",
        "io.insula.kernel.base.Command",
        "io.micronaut.core.graal.GraalReflectionConfigurer"
      })
  void a_plugin_may_have_providers_of_services_whose_users_are_its_own_or_tolerate_errors(
      String service) {
    providing(JarBuilder.plugin("shed"), service)
        .with("org/other/Cutter.class", JarBuilder.using("java.util.List"))
        .with("META-INF/micronaut/" + service + "/", "")
        .with("META-INF/micronaut/" + service + "/org.other.Saw", "")
        .writeTo(folder.resolve("shed.jar"));

    assertThat(reasons()).isEmpty();
  }

  @Test
  void a_library_for_several_versions_of_java_counts_with_the_classes_for_this_one() {
    classes =
        new JarBuilder()
            .declaring("Insula-Kernel-Version", "1.4.0")
            .declaring("Multi-Release", "true")
            .with("META-INF/versions/25/org/library/New.class", JarBuilder.using("a.B"))
            .with("META-INF/versions/99/org/library/Future.class", JarBuilder.using("a.B"))
            .writeTo(work.resolve("server-25.jar"));
    JarBuilder.plugin("shed")
        .with(INTERNAL + "Bench.class", JarBuilder.using("org.library.New"))
        .writeTo(folder.resolve("shed.jar"));
    JarBuilder.plugin("attic")
        .with("io/insula/attic/internal/Bench.class", JarBuilder.using("org.library.Future"))
        .writeTo(folder.resolve("attic.jar"));

    assertThat(reasons())
        .singleElement()
        .asString()
        .contains("attic.jar: it needs the class org.library.Future, which is missing");
  }

  @Test
  void a_plugin_may_use_a_plugin_with_a_later_name_but_not_one_that_is_refused() {
    JarBuilder.plugin("attic")
        .with("io/insula/attic/internal/Ladder.class", JarBuilder.using("io.insula.barn.Api"))
        .writeTo(folder.resolve("attic.jar"));
    JarBuilder.plugin("barn")
        .with("io/insula/barn/Api.class", JarBuilder.using("io.insula.shed.Api"))
        .writeTo(folder.resolve("barn.jar"));
    JarBuilder.plugin("shed")
        .with("io/insula/shed/Api.class", JarBuilder.using("java.util.List"))
        .writeTo(folder.resolve("shed.jar"));

    assertThat(check()).hasSize(3).allMatch(PluginCheckResult::isAccepted);

    JarBuilder.plugin("shed").writeTo(folder.resolve("shed.jar"));

    assertThat(reasons())
        .hasSize(2)
        .anyMatch(text -> text.startsWith("attic.jar: it needs the class io.insula.barn.Api"))
        .anyMatch(text -> text.startsWith("barn.jar: it needs the class io.insula.shed.Api"));
  }

  @Test
  void a_class_of_the_app_itself_cannot_come_from_another_plugin() {
    JarBuilder.plugin("shed")
        .with(INTERNAL + "Bench.class", JarBuilder.using("io.insula.shed.internal.Gone"))
        .writeTo(folder.resolve("a-shed.jar"));
    JarBuilder.plugin("shed")
        .with(INTERNAL + "Gone.class", JarBuilder.using("java.util.List"))
        .writeTo(folder.resolve("shed.jar"));

    assertThat(reasons())
        .singleElement()
        .asString()
        .startsWith("a-shed.jar: it needs the class io.insula.shed.internal.Gone");
  }

  @Test
  void a_signed_plugin_is_accepted_only_if_its_signature_fits() throws Exception {
    var plain = JarBuilder.plugin("shed").writeTo(work.resolve("plain.jar"));
    var signed = folder.resolve("shed.jar");
    sign(plain, signed);

    assertThat(reasons()).isEmpty();

    copyOf(signed).with("db/migration/shed/V1__tools.sql", "SELECT 2").writeTo(signed);
    assertThat(reasons())
        .singleElement()
        .asString()
        .startsWith("shed.jar: its signature is not valid: ")
        .contains("V1__tools.sql");

    sign(plain, signed);
    copyOf(signed)
        .with(INTERNAL + "Added.class", JarBuilder.using("java.util.List"))
        .writeTo(signed);
    assertThat(reasons())
        .singleElement()
        .asString()
        .contains("has another signature than the other classes of its package");
  }

  /** Returns a copy of a jar, with its manifest and the files of its signature. */
  private static JarBuilder copyOf(Path jar) throws IOException {
    var copy = new JarBuilder();
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().toList()) {
        copy.with(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return copy;
  }

  private void sign(Path jar, Path signed) throws Exception {
    var store = work.resolve("keys.p12");
    if (!Files.exists(store)) {
      createKey(store);
    }
    var key =
        (PrivateKeyEntry)
            KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray())
                .getEntry("plugins", new PasswordProtection(PASSWORD.toCharArray()));
    try (var from = new ZipFile(jar.toFile());
        var to = Files.newOutputStream(signed)) {
      new JarSigner.Builder(key).build().sign(from, to);
    }
  }

  private static void createKey(Path store) throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "plugins",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Test",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private List<PluginCheckResult> check() {
    return new PluginFolder(folder)
        .check(ClassPath.read(classes + File.pathSeparator + codeOfThisRoom()));
  }

  private List<String> reasons() {
    return check().stream()
        .flatMap(plugin -> plugin.refusal().map(why -> plugin.name() + ": " + why).stream())
        .toList();
  }

  private static String codeOfThisRoom() {
    return Optional.ofNullable(PluginFolder.class.getProtectionDomain().getCodeSource())
        .orElseThrow()
        .getLocation()
        .getPath();
  }
}
