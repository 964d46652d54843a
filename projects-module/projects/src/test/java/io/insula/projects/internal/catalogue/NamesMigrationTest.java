package io.insula.projects.internal.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.SearchText;
import io.insula.api.TextRule;
import io.insula.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the migration that converts names, tags and search texts to their normal form, if they were
 * stored before this form existed.
 */
class NamesMigrationTest {
  private Handle handle;

  @BeforeEach
  void migrate_to_the_version_before() throws Exception {
    var database = TestDatabase.create();
    handle = Jdbi.open(database.url(), database.username(), database.password());
    handle.execute("CREATE SCHEMA projects");
    handle.execute("SET search_path TO projects, public");
    run("V1__projects_and_tags.sql");
    run("V2__people.sql");
    run("V3__names_within_a_cycle.sql");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void migrated_rows_have_the_form_that_new_ones_get() throws Exception {
    var names =
        List.of(
            "Plain name",
            "Green\u00a0\u2003park  (new)",
            "\u200bPl\u00aday\ufe0f ground\u200d",
            "Cafe\u200b\u0301 \u3164\u2800 \u039f\u0394\u039f\u03a3",
            "\u0645\u06cc\u200c\u200c\u062e \u200cx",
            "\ud83d\udc69\u200d\ud83d\udc69 \u2764\ufe0f\u200d\ud83d\udd25 1\ufe0f\u20e3",
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f a\udb40\udc67b",
            "\u845b\udb40\udd00 \u1820\u180b A\u180b");
    names.forEach(name -> insert(name, "Tag\u00a0\u200bline  " + name, null));

    run("V4__normal_names.sql");

    assertThat(column("name")).isEqualTo(names.stream().map(TextRule::normal).toList());
    assertThat(column("tagline"))
        .isEqualTo(names.stream().map(name -> TextRule.normal("Tag line " + name)).toList());
    assertThat(column("search_text"))
        .isEqualTo(
            names.stream()
                .map(name -> ProjectSearchText.textOf(name, "Tag line " + name))
                .toList());
  }

  @Test
  void names_that_become_the_same_get_a_number_in_their_cycle() throws Exception {
    insert("Park", "", null);
    insert("Park (2)", "", null);
    insert("Pa\u200brk", "tag", null);
    insert("Pa\u200drk", "", 1L);
    insert("Park\u00a0x", "", 1L);
    insert("Park", "", 1L);
    insert("x".repeat(79) + "\u200b", "", 2L);
    insert("x".repeat(79), "", 2L);

    run("V4__normal_names.sql");

    assertThat(column("name"))
        .containsExactly(
            "Park",
            "Park (2)",
            "Park (3)",
            "Park",
            "Park x",
            "Park (2)",
            "x".repeat(79),
            "x".repeat(76) + " (2)");
    assertThat(column("search_text").get(2)).isEqualTo("park (3)\ntag");
    for (var cycle : new Long[] {null, 1L}) {
      assertThatThrownBy(() -> insert("Pa\u200crk", "", cycle))
          .hasMessageContaining("project_has_its_own_name");
    }
  }

  @Test
  void tags_that_become_the_same_are_merged() throws Exception {
    insert("Park", "", null);
    for (var tag : List.of("solar", "so\u200blar", "open\u00a0air", "cafe\u0301", "\ufe0f")) {
      handle.execute("INSERT INTO project_tag SELECT id, ? FROM project", tag);
    }

    run("V4__normal_names.sql");

    assertThat(
            handle
                .createQuery("SELECT tag FROM project_tag ORDER BY tag")
                .mapTo(String.class)
                .list())
        .containsExactly("caf\u00e9", "open air", "solar");
  }

  @Test
  void tags_with_the_same_key_are_merged_whatever_character_follows() throws Exception {
    insert("Park", "", null);
    run("V4__normal_names.sql");
    var tags =
        List.of(
            "\u2600\ufe0f\ud83c\udf0a",
            "\u2600\ud83c\udf0a",
            "\u2764\u200d\ud83d\udd25",
            "\u2764\ud83d\udd25",
            "\u2764\ufe0f",
            "\u2764",
            "\u2601\ufe0f");
    for (var tag : tags) {
      handle.execute("INSERT INTO project_tag SELECT id, ? FROM project", tag);
    }

    run("V5__keys_of_tags.sql");

    assertThat(
            handle
                .createQuery("SELECT tag FROM project_tag ORDER BY tag")
                .mapTo(String.class)
                .list())
        .containsExactlyInAnyOrder(tags.get(1), tags.get(3), tags.get(5), tags.get(6));
  }

  private void insert(String name, String tagline, Long cycleId) {
    handle.execute(
        """
        INSERT INTO project (name, tagline, cycle_id, proposed_by, created_at, search_text)
        VALUES (?, ?, ?, 'ade', now(), ?)
        """,
        name,
        tagline,
        cycleId,
        SearchText.fold(name + "\n" + tagline));
  }

  private List<String> column(String name) {
    return handle
        .createQuery("SELECT %s FROM project ORDER BY id".formatted(name))
        .mapTo(String.class)
        .list();
  }

  private void run(String file) throws Exception {
    var path = Path.of(getClass().getResource("/db/migration/projects/" + file).toURI());
    var sql = Files.readString(path, UTF_8);
    handle.useTransaction(
        inside -> {
          try (var statement = inside.getConnection().createStatement()) {
            statement.execute(sql);
          }
        });
  }
}
