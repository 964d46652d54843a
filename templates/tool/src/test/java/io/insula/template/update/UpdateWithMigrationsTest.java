package io.insula.template.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.TemplateRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests updates by templates that have scripts for what a merge cannot change. */
class UpdateWithMigrationsTest {
  @TempDir Path temp;

  private ToyTemplate template;
  private TestGitRepository service;

  @BeforeEach
  void create() throws Exception {
    template =
        ToyTemplate.create(temp.resolve("template"))
            .write("first.txt", "First.\n")
            .write("second.txt", "Second.\ntwo\n")
            .write("third.txt", "Third.\n")
            .write("settings.properties", "toy.limit=1\n");
    template.folder().commit();
    service = template.newService(temp.resolve("service"));
  }

  @Test
  void a_migration_runs_once_after_the_merge() throws Exception {
    service.write("settings.properties", "toy.limit=1\n").write("own.txt", "toy.limit\n").commit();
    template
        .folder()
        .write(
            "templates/migrations/0001-limit.sh",
            "sed -i.before \"s/$SERVICE.limit/$SERVICE.max/\" own.txt && rm own.txt.before\n"
                + "echo \"$SERVICE_PACKAGE\" >> runs.txt\n");
    template.write("settings.properties", "toy.max=1\n").release("2.0");

    assertThat(update()).contains("migration 0001-limit");

    assertThat(service.read("own.txt")).isEqualTo("toy.max\n");
    assertThat(service.read("settings.properties")).isEqualTo("toy.max=1\n");
    assertThat(TemplateRecord.of(service.path()).migrations()).containsExactly("0001-limit");
    template.write("first.txt", "Changed.\n").release("3.0");
    assertThat(update()).doesNotContain("migration");
    assertThat(service.read("runs.txt")).isEqualTo("com.example.toy\n");
    assertThat(service.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void a_migration_deletes_and_moves_only_files_as_the_template_makes_them() throws Exception {
    service
        .write("own.txt", "The owner's.\n")
        .write("mine.txt", "one\ntwo\nthree\nfour\n")
        .replace("second.txt", "two\n", "two, as the owner says\n")
        .commit();
    template
        .folder()
        .write(
            "templates/migrations/0001-tidy.sh",
            "rm own.txt first.txt second.txt\nmkdir moved\nmv mine.txt moved/mine.txt\n");
    template.write("third.txt", "Changed.\n").release("2.0");

    assertThat(update())
        .contains("kept      own.txt (you changed or added it, and a migration deleted it)")
        .contains("kept      second.txt (")
        .contains("deleted   first.txt", "renamed   mine.txt -> moved/mine.txt");

    assertThat(service.read("own.txt")).isEqualTo("The owner's.\n");
    assertThat(service.read("second.txt")).contains("two, as the owner says\n");
    assertThat(service.has("first.txt")).isFalse();
    assertThat(service.has("mine.txt")).isFalse();
    assertThat(service.has("moved/mine.txt")).isTrue();
    assertThat(service.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void a_new_service_needs_none_of_the_migrations_before_it() throws Exception {
    template.folder().write("templates/migrations/0001-fails.sh", "exit 1\n");
    template.release("2.0");
    var young = template.newService(temp.resolve("young"));
    template.write("first.txt", "Changed.\n").release("3.0");

    assertThat(template.update(young.path())).contains("changed   first.txt");
  }

  @Test
  void a_migration_that_fails_leaves_the_service_as_it_was() throws Exception {
    template.folder().write("templates/migrations/0001-fails.sh", "echo Not here.\nexit 1\n");
    template.write("first.txt", "Changed.\n").release("2.0");

    assertThatThrownBy(this::update)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("0001-fails")
        .hasMessageContaining("Not here.");

    assertThat(service.git("branch", "--list")).isEqualTo("* main");
    assertThat(service.read("first.txt")).isEqualTo("First.\n");
  }

  private String update() throws IOException, InterruptedException {
    return template.update(service.path());
  }
}
