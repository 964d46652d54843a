package io.insula.template.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import io.insula.template.Template;
import io.insula.template.repository.TemplateRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
  private static final String TEN_LINES =
      "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

  @TempDir Path temp;

  private ToyTemplate template;
  private TestGitRepository service;

  @BeforeEach
  void create() throws Exception {
    template =
        ToyTemplate.create(temp.resolve("template"))
            .write("first.txt", TEN_LINES)
            .write("second.txt", TEN_LINES)
            .write("third.txt", TEN_LINES)
            .write("unneeded.txt", "Goes away.\n")
            .write("old-name.txt", "a\nb\nc\nd\ne\nf\n");
    template.folder().commit();
    service = template.newService(temp.resolve("service"));
  }

  @Test
  void two_changes_merge_and_one_is_marked_and_the_deletion_and_the_rename_arrive()
      throws Exception {
    service
        .replace("first.txt", "two\n", "two, as the owner says\n")
        .replace("second.txt", "nine\n", "nine, as the owner says\n")
        .replace("third.txt", "five\n", "five, as the owner says\n")
        .commit();
    template
        .write("first.txt", TEN_LINES.replace("nine\n", "nine, as the template says\n"))
        .write("second.txt", TEN_LINES.replace("two\n", "two, as the template says\n"))
        .write("third.txt", TEN_LINES.replace("five\n", "five, as the template says\n"))
        .write("new.txt", "New.\n");
    template
        .folder()
        .delete("service/unneeded.txt")
        .move("service/old-name.txt", "service/names/new-name.txt");
    template.release("2.0");

    var output = update();

    assertThat(service.git("branch", "--show-current")).isEqualTo("template-update-2.0");
    assertThat(service.read("first.txt"))
        .contains("two, as the owner says\n", "nine, as the template says\n");
    assertThat(service.read("second.txt"))
        .contains("nine, as the owner says\n", "two, as the template says\n");
    assertThat(service.read("third.txt"))
        .contains(
            "<<<<<<< template-update/yours\nfive, as the owner says\n",
            "five, as the template says\n>>>>>>> template-update/2.0\n");
    assertThat(service.has("unneeded.txt")).isFalse();
    assertThat(service.has("old-name.txt")).isFalse();
    assertThat(service.has("names/new-name.txt")).isTrue();
    assertThat(service.read("new.txt")).isEqualTo("New.\n");
    assertThat(service.git("status", "--porcelain")).contains("UU third.txt", "D  unneeded.txt");
    assertThat(service.untrackedFiles()).isEmpty();
    assertThat(service.git("rev-parse", "HEAD")).isEqualTo(service.git("rev-parse", "main"));
    assertThat(output)
        .contains("CONFLICT  third.txt", "deleted   unneeded.txt", "is not committed");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "diff.renames, false", "merge.renames, false"})
  void a_rename_of_the_template_carries_the_edit_of_the_owner_whatever_the_settings_of_git(
      String setting, String value) throws Exception {
    if (!setting.isEmpty()) {
      service.git("config", setting, value);
    }
    service.replace("old-name.txt", "c\n", "c, as the owner says\n").commit();
    template.folder().move("service/old-name.txt", "service/names/new-name.txt");
    template.release("2.0");

    assertThat(update()).contains("renamed   old-name.txt -> names/new-name.txt");

    assertThat(service.has("old-name.txt")).isFalse();
    assertThat(service.read("names/new-name.txt"))
        .isEqualTo("a\nb\nc, as the owner says\nd\ne\nf\n");
    assertThat(service.git("status", "--porcelain")).isEmpty();
    assertThat(TemplateRecord.of(service.path()).commit())
        .isEqualTo(template.folder().git("rev-parse", "HEAD"));
  }

  @Test
  void the_next_update_begins_with_the_version_of_the_last_one() throws Exception {
    service.replace("first.txt", "two\n", "two, as the owner says\n").commit();
    template.write("second.txt", "Changed.\n").release("2.0");
    update();
    template.write("second.txt", "Changed again.\n").release("3.0");

    update();

    assertThat(service.read("second.txt")).isEqualTo("Changed again.\n");
    assertThat(service.read("first.txt")).contains("two, as the owner says\n");
    assertThat(update()).contains("Nothing changed");
  }

  @Test
  void a_file_that_the_owner_changed_stays_when_the_template_deletes_it() throws Exception {
    service.write("unneeded.txt", "Goes away.\nNot so fast.\n").commit();
    template.folder().delete("service/unneeded.txt");
    template.release("2.0");

    assertThat(update()).contains("kept      unneeded.txt");

    assertThat(service.read("unneeded.txt")).contains("Not so fast.");
    assertThat(service.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void a_file_that_the_owner_deleted_does_not_come_back() throws Exception {
    service.delete("first.txt").commit();
    template.write("first.txt", "Changed.\n").release("2.0");

    assertThat(update()).contains("left out  first.txt");

    assertThat(service.has("first.txt")).isFalse();
  }

  @Test
  void files_of_the_owner_alone_stay_where_they_are() throws Exception {
    template.write("area/a.txt", "a\n".repeat(9));
    template.release("2.0");
    update();
    service.write("area/mine.txt", "Mine.\n").commit();
    template.folder().move("service/area/a.txt", "service/place/a.txt");
    template.release("3.0");

    update();

    assertThat(service.read("area/mine.txt")).isEqualTo("Mine.\n");
    assertThat(service.has("place/a.txt")).isTrue();
  }

  @Test
  void two_files_of_the_same_name_are_a_conflict() throws Exception {
    service.write("same.txt", "The owner's.\n").commit();
    template.write("same.txt", "The template's.\n").release("2.0");

    assertThat(update()).contains("CONFLICT  same.txt");

    assertThat(service.read("same.txt")).contains("<<<<<<<", "The owner's.", "The template's.");
  }

  @Test
  void an_ignored_file_is_not_overwritten() throws Exception {
    service.write(".gitignore", "/data/\n").commit();
    service.write("data/work.txt", "Days of work.\n");
    template.write("data/work.txt", "The template's.\n").release("2.0");

    assertThatThrownBy(this::update)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("data/work.txt");

    assertThat(service.read("data/work.txt")).isEqualTo("Days of work.\n");
    assertThat(service.git("branch", "--show-current")).isEqualTo("main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"post-checkout", "pre-commit"})
  void a_failure_of_git_after_the_branch_exists_is_no_refusal(String hook) throws Exception {
    var file = ".git/hooks/" + hook;
    service.write(file, "#!/bin/sh\necho Not today. >&2\nexit 1\n");
    assertThat(service.path().resolve(file).toFile().setExecutable(true)).isTrue();
    template.write("new.txt", "New.\n").release("2.0");
    var errors = new ByteArrayOutputStream();

    var status =
        new Template(Map.of("update", new UpdateCommand(ToyTemplate::generate)))
            .run(
                List.of(
                    service.path().toString(),
                    "update",
                    "--from",
                    template.folder().path().toString()),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));

    assertThat(status).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains(
            "git failed after it created the branch template-update-2.0.",
            "To give up: git reset --hard && git switch - && git branch -d template-update-2.0\n",
            "Not today.");
    assertThat(service.git("branch", "--show-current")).isEqualTo("template-update-2.0");
  }

  @Test
  void a_dry_run_lists_what_would_happen_and_changes_nothing() throws Exception {
    service.replace("third.txt", "five\n", "five, as the owner says\n").commit();
    template.write("third.txt", TEN_LINES.replace("five\n", "V\n")).write("new.txt", "New.\n");
    template.release("2.0");

    assertThat(update("--dry-run"))
        .contains("1.0 (", "to 2.0 (", "new       new.txt", "CONFLICT  third.txt", "--dry-run");

    assertThat(service.git("branch", "--list")).isEqualTo("* main");
    assertThat(service.git("status", "--porcelain")).isEmpty();
    assertThat(service.git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
  }

  @Test
  void nothing_changed_is_printed_only_if_no_file_changed() throws Exception {
    assertThat(update()).contains("Nothing changed");
    template.folder().write("elsewhere.txt", "In no service.\n");
    template.release("1.0");
    assertThat(update()).contains("Nothing changed");
    template.write("first.txt", "Changed.\n").release("1.0");
    assertThat(update()).doesNotContain("Nothing changed").contains("changed   first.txt");
  }

  @Test
  void a_change_that_the_owner_already_made_changes_only_the_record() throws Exception {
    service.write("first.txt", "Changed.\n").commit();
    template.write("first.txt", "Changed.\n").release("2.0");

    assertThat(update()).contains("changed   .template.json").doesNotContain("first.txt");

    assertThat(TemplateRecord.of(service.path()).version()).isEqualTo("2.0");
  }

  @Test
  void a_service_with_uncommitted_or_unknown_files_is_refused() throws Exception {
    service.git("config", "status.showUntrackedFiles", "no");
    service.write("unknown.txt", "Mine.\n");

    assertThatThrownBy(this::update)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("commit or stash")
        .hasMessageContaining("unknown.txt")
        .hasMessageNotContaining("interrupted");
  }

  @Test
  void an_update_that_was_killed_between_two_files_can_be_given_up_and_repeated() throws Exception {
    template.write("first.txt", "Changed.\n").write("new.txt", "New.\n").release("2.0");
    service.git("switch", "--quiet", "--create", "template-update-2.0");
    service.write("first.txt", "Changed.\n").write("new.txt", "New.\n");

    assertThatThrownBy(this::update)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageEndingWith(
            "If an interrupted update made them: git stash --include-untracked && git switch - &&"
                + " git branch -d template-update-2.0")
        .hasMessageNotContaining("index.lock");

    service.git("stash", "--include-untracked");
    service.git("switch", "-");
    service.git("branch", "-d", "template-update-2.0");
    assertThat(update()).contains("is committed on the branch template-update-2.0.");
    assertThat(service.read("new.txt")).isEqualTo("New.\n");
  }

  @Test
  void the_lock_of_a_killed_git_is_named_before_the_commands_that_it_stops() throws Exception {
    service.git("switch", "--quiet", "--create", "template-update-2.0");
    service.write("first.txt", "Changed.\n").write(".git/index.lock", "");

    assertThatThrownBy(this::update)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(
            "If no git command is running, first delete %s.\nIf an interrupted update made them: "
                .formatted(service.path().resolve(".git/index.lock")));

    assertThatThrownBy(() -> service.git("stash")).hasMessageContaining("git stash failed");
    service.delete(".git/index.lock").git("stash");
  }

  @Test
  void the_commands_that_give_up_an_update_lose_no_commit_of_the_owner() throws Exception {
    service.git("switch", "--quiet", "--create", "template-update-2.0");
    var work = service.write("first.txt", "Resolved.\n").commit();
    service.write("first.txt", "Resolved better.\n");
    assertThatThrownBy(this::update).hasMessageEndingWith("git branch -d template-update-2.0");

    service.git("stash", "--include-untracked");
    service.git("switch", "-");
    assertThatThrownBy(() -> service.git("branch", "-d", "template-update-2.0"))
        .hasMessageContaining("not fully merged");

    assertThat(service.git("rev-parse", "template-update-2.0")).isEqualTo(work);
  }

  @Test
  void a_service_without_a_repository_of_its_own_is_refused() throws Exception {
    var inside = service.path().resolve("inside");
    ToyTemplate.generate(template.folder().path(), TemplateRecord.of(service.path()), inside);
    service.commit();

    assertThatThrownBy(() -> template.update(inside))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("folder of another repository");
  }

  @Test
  void a_service_without_a_commit_is_refused() throws Exception {
    var other = TestGitRepository.create(temp.resolve("other"));
    TemplateRecord.of(service.path()).write(other.path());

    assertThatThrownBy(() -> template.update(other.path()))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("not a git repository");
  }

  @Test
  void uncommitted_changes_of_the_template_are_left_out_with_a_message() throws Exception {
    template.write("first.txt", "Changed.\n");

    assertThat(update()).contains("these are left out", "Nothing changed");
  }

  @Test
  void a_template_without_the_commit_of_the_service_is_refused() throws Exception {
    var other = ToyTemplate.create(temp.resolve("other")).write("first.txt", "Other.\n");
    other.folder().commit();

    assertThatThrownBy(() -> update("--from", other.folder().path().toString()))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("does not have the commit");
  }

  @Test
  void an_older_template_is_refused() throws Exception {
    var first = template.folder().git("rev-parse", "HEAD");
    template.write("first.txt", "Changed.\n").release("2.0");
    update();
    template.folder().git("switch", "--quiet", "--detach", first);

    assertThatThrownBy(this::update)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("check out a newer commit");
  }

  @Test
  void a_folder_that_is_no_service_or_no_template_is_refused() {
    assertThatThrownBy(() -> template.update(template.folder().path()))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(".template.json");
    assertThatThrownBy(() -> update("--from", temp.resolve("nowhere").toString()))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> update("--form")).isInstanceOf(CommandRefusedException.class);
  }

  @Test
  void a_second_update_of_the_same_version_gets_a_branch_of_its_own() throws Exception {
    template.write("first.txt", "Changed.\n").release("2.0");
    update();
    service.git("switch", "--quiet", "main");

    update();

    assertThat(service.git("branch", "--show-current")).isEqualTo("template-update-2.0-2");
  }

  private String update(String... arguments) throws IOException, InterruptedException {
    return template.update(service.path(), arguments);
  }
}
