package io.insula.template.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.repository.MigrationScripts;
import io.insula.template.repository.TemplateRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a new service as its first developer uses it: commands make it from a copy of the template,
 * update it, build it and start it.
 */
@Tag("generated")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedServiceTest {
  private static final int MINUTES = 40;
  private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
  private static final Path SOURCE =
      Path.of("core/base/src/main/java/io/insula/kernel/base/DefaultSettingsLoader.java");
  private static final String RENAMED_SOURCE =
      "core/base/src/main/java/com/example/billing/kernel/base/DefaultSettingsLoader.java";
  private static final String RESOURCES = "core/base/src/test/resources/";
  private static final String CONFLICT = RESOURCES + "both-change.txt";
  private static final String DELETED = RESOURCES + "deleted.txt";
  private static final String OLD_NAME = RESOURCES + "old-name.txt";
  private static final String NEW_NAME = RESOURCES + "new-name.txt";

  private static final String SETTING = "deploy/first region/billing.env";

  /** The block of commands at the beginning of the README. */
  private static final Pattern START =
      Pattern.compile("```\n(?<run>\\./billing run) .*\n(?<verify>\\./mvnw verify) .*\n```");

  private final HttpClient http = HttpClient.newHttpClient();
  private Path template;
  private Path service;

  @BeforeAll
  void make(@TempDir Path folder) throws Exception {
    template = TemplateCopy.in(folder.resolve("template"));
    Files.writeString(template.resolve(CONFLICT), "five\n");
    Files.writeString(template.resolve(DELETED), "deleted\n");
    Files.writeString(template.resolve(OLD_NAME), "renamed\n");
    TemplateCopy.commit(template, "Add files to change");
    service = folder.resolve("billing");
    run(
        template,
        "./insula",
        "new",
        "service",
        "billing",
        "--to",
        "../billing",
        "--group",
        "com.example");
  }

  @Test
  @Order(1)
  void the_commands_at_the_beginning_of_its_README_work_at_once() throws Exception {
    var readme = Files.readString(service.resolve("README.md"));
    var commands = START.matcher(readme);
    assertThat(commands.find()).isTrue();

    run(service, "bash", "-c", commands.group("verify"));
    assertItServes(List.of("sample"), "bash", "-c", "exec " + commands.group("run"));
  }

  @Test
  @Order(2)
  void an_update_merges_marks_deletes_and_renames() throws Exception {
    replace(
        service.resolve("README.md"),
        "Replace this sentence by what your service is for.",
        "Bills.");
    replace(service.resolve(RENAMED_SOURCE), "package ", "// Billing's begin.\npackage ");
    replace(service.resolve(CONFLICT), "five", "five, as the owner says");
    Files.createDirectories(service.resolve(SETTING).getParent());
    Files.writeString(service.resolve(SETTING), "BILLING_OUTBOX_DELIVERY_LIMIT=10s\n");
    TemplateCopy.commit(service, "Say what it is for");
    append(template.resolve("templates/service/overlay/README.md"), "\nMade from a template.\n");
    append(template.resolve(SOURCE), "// Insula's end.\n");
    replace(template.resolve(CONFLICT), "five", "five, as the template says");
    Files.delete(template.resolve(DELETED));
    Files.move(template.resolve(OLD_NAME), template.resolve(NEW_NAME));
    addTheExampleOfAMigration();
    var before = TemplateRecord.of(service).commit();
    TemplateCopy.commit(template, "Change the core");

    assertThat(run(service, "./billing", "update", "--dry-run", "--from", "../template"))
        .contains("changed   " + RENAMED_SOURCE, "CONFLICT  " + CONFLICT);
    run(service, "./billing", "update");

    assertThat(Files.readString(service.resolve("README.md")))
        .contains("Bills.")
        .endsWith("Made from a template.\n");
    assertThat(Files.readString(service.resolve(RENAMED_SOURCE)))
        .startsWith("// Billing's begin.\n")
        .endsWith("// Billing's end.\n");
    assertThat(Files.readString(service.resolve(CONFLICT)))
        .contains("<<<<<<<", "five, as the owner says", "five, as the template says", ">>>>>>>");
    assertThat(service.resolve(DELETED)).doesNotExist();
    assertThat(service.resolve(OLD_NAME)).doesNotExist();
    assertThat(service.resolve(NEW_NAME)).hasContent("renamed\n");
    assertThat(TemplateRecord.of(service).commit()).isNotEqualTo(before);
    assertThat(TemplateRecord.of(service).migrations()).containsExactly("0001-outbox-timeout");
    assertThat(service.resolve(SETTING)).hasContent("BILLING_OUTBOX_DELIVERY_TIMEOUT=10s\n");
    Files.writeString(service.resolve(CONFLICT), "five, as both say\n");
    TemplateCopy.commit(service, "Update the template");
  }

  @Test
  @Order(3)
  void a_service_with_an_app_of_its_own_passes_its_tests_and_those_of_its_build_server()
      throws Exception {
    run(service, "./billing", "new", "app", "invoices");

    // The first command compiles everything again, so the second one has nothing to compile.
    run(service, ".ci/run");
    run(service, "./billing", "test", "invoices");
    assertThat(service.resolve("core/web/target/surefire-reports")).isNotEmptyDirectory();
  }

  @Test
  @Order(4)
  void it_starts_and_answers_who_is_signed_in() throws Exception {
    assertItServes(List.of("sample", "invoices"), "./billing", "run", "--data", "../data");
  }

  /** Starts the server with a command, signs in, and adds an item to each of these apps. */
  private void assertItServes(List<String> apps, String... command) throws Exception {
    var port = freePort();
    var start = new ProcessBuilder(command).directory(service.toFile()).redirectErrorStream(true);
    start.environment().put("BILLING_PORT", "" + port);
    var server = start.start();
    try {
      awaitReady(server);
      var host = "http://localhost:" + port;
      var login =
          send(post(host + "/login", "{\"username\": \"popee\", \"password\": \"demo-member\"}"));
      var found = TOKEN.matcher(login);
      assertThat(found.find()).as(login).isTrue();
      for (var app : apps) {
        var items = host + "/" + app + "/items";
        var signedIn = "Bearer " + found.group(1);
        send(
            post(items, "{\"name\": \"Ladder\", \"quantity\": 2}")
                .header("Authorization", signedIn));
        assertThat(
                send(HttpRequest.newBuilder(URI.create(items)).header("Authorization", signedIn)))
            .contains("Ladder");
      }
    } finally {
      server.destroy();
      assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
      awaitTraining();
    }
  }

  /**
   * Waits for the end of the process that makes the AOT cache. It outlives the server, and writes
   * to the folder of the service.
   */
  private void awaitTraining() throws Exception {
    var running = service.resolve(".billing/training-pid");
    if (Files.exists(running)) {
      var process = ProcessHandle.of(Long.parseLong(Files.readString(running).strip()));
      if (process.isPresent()) {
        process.get().onExit().get(5, TimeUnit.MINUTES);
      }
    }
  }

  /** Adds the script of the page about migrations to the template. */
  private void addTheExampleOfAMigration() throws IOException {
    var scripts = MigrationScripts.folder(template);
    var page = Files.readString(scripts.resolve("README.md"));
    var script = Pattern.compile("(?ms)^```\\n(.*?)^```$").matcher(page);
    assertThat(script.find()).isTrue();
    Files.writeString(scripts.resolve("0001-outbox-timeout.sh"), script.group(1));
  }

  private static void replace(Path file, String text, String replacement) throws IOException {
    var before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replaceFirst(Pattern.quote(text), replacement));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, Files.readString(file) + text);
  }

  private static void awaitReady(Process server) throws IOException {
    var output = new StringBuilder();
    var lines = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      output.append(line).append('\n');
      if (line.startsWith("Billing is ready at ")) {
        return;
      }
    }
    throw new AssertionError(output);
  }

  private static HttpRequest.Builder post(String address, String body) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    var log = Files.createTempFile("generated-", ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      var ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      var output = Files.readString(log);
      assertThat(ended && process.exitValue() == 0)
          .as("%s\n%s", String.join(" ", command), output)
          .isTrue();
      return output;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(log);
    }
  }
}
