package io.insula.kernel.base.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.CannotStartException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PluginFolderTest {
  private static final String INTERNAL = "io/insula/shed/internal/";

  @TempDir Path work;
  private Path folder;
  private String classPath = "";

  @BeforeEach
  void create() throws IOException {
    folder = Files.createDirectory(work.resolve("plugins"));
    var library =
        new JarBuilder()
            .with("org/library/Tool.class", JarBuilder.using("java.lang.Object"))
            .writeTo(work.resolve("library.jar"));
    var server =
        new JarBuilder()
            .declaring("Insula-Kernel-Version", "1.4.0")
            .declaring("Class-Path", library.getFileName().toString() + " missing.jar")
            .with("io/insula/barn/internal/Hay.class", JarBuilder.using("java.lang.Object"))
            .with("db/migration/cellar/V1__wine.sql", "SELECT 1")
            .with("META-INF/insula.properties", "insula.web.size=1")
            .writeTo(work.resolve("server.jar"));
    classPath = server + File.pathSeparator + codeOfThisRoom();
  }

  @Test
  void a_plugin_is_accepted_and_added_to_the_end_of_the_class_path() {
    var jar = JarBuilder.plugin("shed").writeTo(folder.resolve("shed-2.1.0.jar"));

    assertThat(check())
        .singleElement()
        .satisfies(
            plugin -> {
              assertThat(plugin.refusal()).isEmpty();
              assertThat(plugin.manifest().orElseThrow().app()).isEqualTo("shed");
            });
    assertThat(arguments())
        .containsExactly("-Dinsula.plugins.refused=", "-cp", classPath + File.pathSeparator + jar);
  }

  @Test
  void an_app_without_a_schema_is_accepted() {
    JarBuilder.plugin("shed")
        .notDeclaring("Insula-Plugin-Schema")
        .without("db/migration/shed/")
        .without("db/migration/shed/V1__tools.sql")
        .writeTo(folder.resolve("shed.jar"));

    assertThat(reasons()).isEmpty();
  }

  @Test
  void a_plugin_may_contain_libraries_that_the_class_path_lacks() {
    JarBuilder.plugin("shed")
        .with("org/other/Saw.class", JarBuilder.using("org.nowhere.Optional"))
        .with("META-INF/versions/21/org/other/Saw.class", JarBuilder.using("java.lang.Object"))
        .with(INTERNAL + "Bench.class", JarBuilder.using("org.other.Saw"))
        .with(INTERNAL + "Vice.class", JarBuilder.using("org.library.Tool"))
        .writeTo(folder.resolve("shed.jar"));

    assertThat(reasons()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badJars")
  void a_bad_jar_is_refused_with_the_reason(String reason, UnaryOperator<JarBuilder> change) {
    change.apply(JarBuilder.plugin("shed")).writeTo(folder.resolve("shed.jar"));
    JarBuilder.plugin("attic").writeTo(folder.resolve("attic.jar"));

    assertThat(reasons()).singleElement().asString().startsWith("shed.jar: ").contains(reason);
  }

  private static Stream<Arguments> badJars() {
    return Stream.of(
        bad("its manifest has no Insula-Plugin-App", jar -> jar.notDeclaring("Insula-Plugin-App")),
        bad(
            "its manifest has no Insula-Plugin-Version",
            jar -> jar.notDeclaring("Insula-Plugin-Version")),
        bad(
            "its manifest has no Insula-Kernel-Version",
            jar -> jar.declaring("Insula-Kernel-Version", " ")),
        bad("\"1.0\" is not a range", jar -> jar.declaring("Insula-Kernel-Version", "1.0")),
        bad("contains no version", jar -> jar.declaring("Insula-Kernel-Version", "[2.0,1.0)")),
        bad("not a version", jar -> jar.declaring("Insula-Kernel-Version", "[1..0,2.0)")),
        bad(
            "it works only with kernel versions [2.0,3.0), but this kernel has the version 1.4.0",
            jar -> jar.declaring("Insula-Kernel-Version", "[2.0,3.0)")),
        bad(
            "\"Shed\", must match the pattern [a-z]",
            jar -> jar.declaring("Insula-Plugin-App", "Shed")),
        bad(
            "it contains the app barn, which is already in server.jar",
            jar -> jar.declaring("Insula-Plugin-App", "barn")),
        bad(
            "it contains the app attic, which is already in attic.jar",
            jar -> jar.declaring("Insula-Plugin-App", "attic")),
        bad(
            "it contains the schema barn, which is already in server.jar",
            jar -> jar.declaring("Insula-Plugin-Schema", "barn")),
        bad(
            "it contains the schema cellar, which is already in server.jar",
            jar -> jar.declaring("Insula-Plugin-Schema", "cellar")),
        bad("is reserved", jar -> jar.declaring("Insula-Plugin-Schema", "pg_catalog")),
        bad("is reserved", jar -> jar.declaring("Insula-Plugin-App", "kernel")),
        bad(
            "its schema is tools, but must have the name of its app, shed",
            jar -> jar.declaring("Insula-Plugin-Schema", "tools")),
        bad("has a Class-Path", jar -> jar.declaring("Class-Path", "more.jar")),
        bad(
            "its package io.insula.barn.internal is in server.jar already",
            jar -> jar.with("io/insula/barn/internal/More.class", JarBuilder.using("a.B"))),
        bad(
            "its package io.insula.barn does not belong to the app shed",
            jar -> jar.with("io/insula/barn/More.class", JarBuilder.using("a.B"))),
        bad(
            "its package org.library is in library.jar already",
            jar -> jar.with("org/library/More.class", JarBuilder.using("a.B"))),
        bad(
            "its package io.insula.attic.internal is in attic.jar already",
            jar -> jar.with("io/insula/attic/internal/More.class", JarBuilder.using("a.B"))),
        bad(
            "its package \"java.util\" belongs to Java",
            jar -> jar.with("java/util/More.class", JarBuilder.using("a.B"))),
        bad(
            "its package \"\" belongs to Java",
            jar -> jar.with("More.class", JarBuilder.using("a.B"))),
        bad(
            "needs Java 26, but this is",
            jar -> jar.with(INTERNAL + "New.class", JarBuilder.compiledFor(70, 0))),
        bad(
            "uses preview features of Java",
            jar -> jar.with(INTERNAL + "New.class", JarBuilder.compiledFor(69, 0xFFFF))),
        bad("is not a class", jar -> jar.with(INTERNAL + "Text.class", "not byte code")),
        bad("is too short", jar -> jar.with(INTERNAL + "Text.class", "no")),
        bad(
            "Cut.class is damaged",
            jar ->
                jar.with(
                    INTERNAL + "Cut.class",
                    Arrays.copyOf(
                        JarBuilder.using("java.util.List").in(INTERNAL + "Cut.class"), 60))),
        bad(
            "it needs the class org.library.Saw, which is missing (for " + INTERNAL + "Bench",
            jar -> jar.with(INTERNAL + "Bench.class", JarBuilder.using("org.library.Saw"))),
        bad(
            "does not require HostedAppCondition",
            jar ->
                jar.with(
                    INTERNAL + "$BeanConfiguration.class", JarBuilder.using("java.util.List"))),
        bad(
            "has no @Configuration",
            jar -> jar.without(JarBuilder.SWITCHES + "io.insula.shed.internal.$BeanConfiguration")),
        bad("it has no beans", jar -> jar.without(JarBuilder.BEANS)),
        bad(
            "the bean org.other.$Saw$Definition is not in the package io.insula.shed.internal",
            jar -> jar.with(JarBuilder.BEANS + "org.other.$Saw$Definition", "")),
        bad(
            "V2__wine.sql must be in the folder db/migration/shed/",
            jar -> jar.with("db/migration/cellar/V2__wine.sql", "DROP TABLE wine")),
        bad(
            "the jar was packed without entries for folders: there is no db/migration/shed/",
            jar -> jar.without("db/migration/shed/")),
        bad(
            "the name of insula-barn.json must contain the name of the app",
            jar -> jar.with("META-INF/swagger/insula-barn.json", "{}")),
        bad(
            "application.properties would change the settings of the whole server",
            jar -> jar.with("application.properties", "a=b")),
        bad(
            "it contains the setting META-INF/insula.properties: insula.web.size,"
                + " which is already in server.jar",
            jar -> jar.with("META-INF/insula.properties", "insula.web.size=2")),
        bad(
            "META-INF/insula.properties is larger than",
            jar -> jar.with("META-INF/insula.properties", new byte[300 * 1024])),
        bad(
            "it is damaged: Malformed",
            jar -> jar.with("META-INF/insula.properties", "insula.shed.size=\\u00")),
        bad("it must have exactly one META-INF", jar -> jar.with("meta-inf/manifest.mf", "")),
        bad(
            "META-INF/MANIFEST.MF is larger than",
            jar -> {
              for (var i = 0; i < 100; i++) {
                jar.declaring("Big-" + i, "x".repeat(1000));
              }
              return jar;
            }));
  }

  private static Arguments bad(String reason, UnaryOperator<JarBuilder> change) {
    return Arguments.of(reason, change);
  }

  @Test
  void a_file_that_is_no_jar_or_has_a_bad_name_is_refused_and_other_files_do_not_matter()
      throws IOException {
    var good = JarBuilder.plugin("shed").writeTo(folder.resolve("shed.jar"));
    Files.writeString(folder.resolve("broken.jar"), "PK, but not a zip");
    Files.createSymbolicLink(folder.resolve("link.jar"), good);
    Files.copy(good, folder.resolve("a:b.jar"));
    Files.copy(good, folder.resolve("a\nb\u001b[2J.jar"));
    Files.copy(good, folder.resolve(".hidden.jar"));
    Files.writeString(folder.resolve("README.md"), "Put plugins here");
    JarBuilder.plugin("attic")
        .writeTo(Files.createDirectory(folder.resolve("old.jar")).resolve("attic.jar"));

    assertThat(reasons())
        .containsExactlyInAnyOrder(
            "a?b.jar: its name may only have letters, digits, and the characters . _ + -",
            "a?b??2J.jar: its name may only have letters, digits, and the characters . _ + -",
            "broken.jar: it is not a readable zip file: zip END header not found",
            "link.jar: it is a symbolic link");
  }

  @Test
  void a_damaged_file_is_refused() throws IOException {
    var jar = JarBuilder.plugin("shed").writeTo(folder.resolve("shed.jar"));
    var bytes = Files.readAllBytes(jar);
    Arrays.fill(bytes, 60, 90, (byte) -1);
    Files.write(jar, bytes);

    assertThat(reasons()).singleElement().asString().contains("shed.jar: it is damaged: ");
  }

  @Test
  void of_two_jars_with_one_app_the_first_by_name_is_accepted() {
    JarBuilder.plugin("shed").writeTo(folder.resolve("shed-2.jar"));
    JarBuilder.plugin("shed").writeTo(folder.resolve("shed-1.jar"));

    assertThat(reasons())
        .containsExactly("shed-2.jar: it contains the app shed, which is already in shed-1.jar");
  }

  @Test
  void without_a_folder_there_are_no_plugins() {
    folder = work.resolve("nowhere");

    assertThat(check()).isEmpty();
    assertThat(list()).contains("Kernel 1.4.0, plugins in " + folder, "There are no plugins.");
    assertThat(PluginFolder.of(Map.of()).path()).isEqualTo(Path.of("plugins").toAbsolutePath());
  }

  @Test
  void a_folder_with_a_path_separator_in_its_path_is_an_error() {
    folder = work.resolve("a:b");

    assertThatThrownBy(this::check).isInstanceOf(CannotStartException.class);
  }

  @Test
  void the_list_has_each_jar_with_the_reason_of_its_refusal() throws IOException {
    JarBuilder.plugin("shed").writeTo(folder.resolve("shed.jar"));
    JarBuilder.plugin("attic")
        .declaring("Insula-Kernel-Version", "[3.0,4.0)")
        .writeTo(folder.resolve("attic.jar"));
    Files.writeString(folder.resolve("broken.jar"), "");
    openToAll();

    assertThat(list())
        .containsPattern("shed.jar +shed +2.1.0 +\\[1.0,2.0\\) +accepted")
        .containsPattern("attic.jar +attic +2.1.0 +\\[3.0,4.0\\) +refused: it works only with")
        .containsPattern("broken.jar +- +- +- +refused: it is not a readable zip file")
        .contains("Every user of this machine can add plugins");
  }

  @Test
  void a_plugin_that_is_already_on_the_class_path_is_accepted() {
    JarBuilder.plugin("shed").writeTo(folder.resolve("shed.jar"));
    classPath = arguments().getLast();

    assertThat(check()).singleElement().matches(PluginCheckResult::isAccepted);
  }

  @Test
  void a_class_path_without_the_kernel_is_an_error() {
    assertThatThrownBy(() -> ClassPath.read(codeOfThisRoom()).kernel())
        .isInstanceOf(CannotStartException.class);
  }

  @Test
  void a_server_knows_its_plugins_and_reports_the_others() throws IOException {
    var jar = JarBuilder.plugin("shed").writeTo(folder.resolve("shed.jar"));
    Files.writeString(folder.resolve("broken.jar"), "");
    openToAll();
    var given = arguments();
    var refused = given.getFirst().replace("-Dinsula.plugins.refused=", "");

    var plugins = LoadedPlugins.checked(given.getLast(), refused, new PluginFolder(folder));

    assertThat(plugins.accepted())
        .extracting(PluginManifest::app, PluginManifest::version)
        .containsExactly(Tuple.tuple("shed", "2.1.0"));
    assertThat(plugins.has("shed")).isTrue();
    assertThat(plugins.has("barn")).isFalse();
    assertThat(plugins.messages())
        .hasSize(2)
        .anyMatch(text -> text.startsWith("Refused the plugin broken.jar: it is not a readable"))
        .anyMatch(text -> text.startsWith("Every user of this machine can add plugins to "));
    assertThat(jar).exists();
  }

  @Test
  void a_server_that_was_started_without_its_plugins_says_so() {
    assertThat(LoadedPlugins.unchecked(new PluginFolder(folder)).messages()).isEmpty();
    JarBuilder.plugin("shed").writeTo(folder.resolve("shed.jar"));

    var plugins = LoadedPlugins.ofThisProcess(environment());

    assertThat(plugins.accepted()).isEmpty();
    assertThat(plugins.messages()).singleElement().asString().contains("are not hosted");
  }

  private void openToAll() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private List<PluginCheckResult> check() {
    return new PluginFolder(folder).check(ClassPath.read(classPath));
  }

  private List<String> reasons() {
    return check().stream()
        .filter(plugin -> plugin.refusal().isPresent())
        .map(plugin -> plugin.name() + ": " + plugin.refusal().orElseThrow())
        .toList();
  }

  private List<String> arguments() {
    return PluginArgumentsPrinter.of(classPath, environment());
  }

  private Map<String, String> environment() {
    return Map.of("INSULA_PLUGINS", folder.toString());
  }

  private String list() {
    var text = new ByteArrayOutputStream();
    PluginsCommand.list(
        new PluginFolder(folder), ClassPath.read(classPath), new PrintStream(text, true));
    return text.toString();
  }

  private static String codeOfThisRoom() {
    return Optional.ofNullable(PluginFolder.class.getProtectionDomain().getCodeSource())
        .orElseThrow()
        .getLocation()
        .getPath();
  }
}
