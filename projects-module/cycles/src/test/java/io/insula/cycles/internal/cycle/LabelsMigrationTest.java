package io.insula.cycles.internal.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
 * Tests the migration that converts names and labels to their normal form, if they were stored
 * before this form existed.
 */
class LabelsMigrationTest {
  private static final List<String> BEFORE =
      List.of(
          "V1__cycles_and_results.sql",
          "V2__running_a_cycle.sql",
          "V3__ballots_without_foreign_key.sql",
          "V4__hours_of_ballots.sql",
          "V5__results_without_statistics.sql",
          "V6__cast_ballots_without_foreign_key.sql");

  private Handle handle;

  @BeforeEach
  void migrate_to_the_version_before() throws Exception {
    var database = TestDatabase.create();
    handle = Jdbi.open(database.url(), database.username(), database.password());
    handle.execute("CREATE SCHEMA cycles");
    handle.execute("SET search_path TO cycles");
    for (var file : BEFORE) {
      run(file);
    }
    handle.execute(
        """
        INSERT INTO cycle (name, phase, created_at, budget, ballot_type, rule, tie_order, lot,
          counts_officially, electorate)
        SELECT E'Our\\u00a0city', 'voting', now(), 1, 'approval', '{}', '{}', '{}', true, electorate
        FROM unnest(ARRAY['roster', NULL]) AS electorate
        """);
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void names_of_cycles_and_proposals_get_their_normal_form_except_imported_ones() throws Exception {
    handle.execute(
        """
        INSERT INTO proposal (cycle_id, position, project_id, name, cost, categories,
          beneficiaries, place)
        SELECT id, 0, CASE WHEN electorate IS NOT NULL THEN id END, E'Pl\\u200bay  ground', 1,
          ARRAY[E'open\\u00a0air', 'quiet', 'open air', E'qui\\u00adet', E'\\ufe0f'],
          ARRAY[E'\\u200ball'], E'Old\\u2003town'
        FROM cycle
        """);

    run("V7__normal_names.sql");

    assertThat(list("SELECT name FROM cycle ORDER BY id"))
        .containsExactly("Our city", "Our\u00a0city");
    var columns = "concat_ws('/', name, categories, beneficiaries, place)";
    assertThat(list("SELECT " + columns + " FROM proposal ORDER BY cycle_id"))
        .containsExactly(
            "Play ground/{\"open air\",quiet}/{all}/Old town",
            "Pl\u200bay  ground/{open\u00a0air,quiet,\"open air\",qui\u00adet,\ufe0f}"
                + "/{\u200ball}/Old\u2003town");
  }

  @Test
  void groups_of_voters_and_numbers_of_paper_get_their_normal_form() throws Exception {
    handle.execute(
        """
        INSERT INTO roster_entry (cycle_id, username, group_name)
        SELECT 1, group_name, group_name
        FROM unnest(ARRAY[E'7\\u00a0a', '7 b', E'7\\u200bc', NULL, E'\\ufe0f']) AS group_name
        """);
    handle.execute("INSERT INTO voting_code SELECT 1, '\\x01', E'old  town'");
    handle.execute(
        """
        INSERT INTO paper_ballot
        SELECT 1, number, '{0}', NULL, '\\x00', '\\x01', 'ade', now()
        FROM unnest(ARRAY[E'A\\u00a01', E'A\\u200b2', 'A2']) AS number
        """);

    run("V7__normal_names.sql");

    assertThat(list("SELECT coalesce(group_name, 'none') FROM roster_entry ORDER BY id"))
        .containsExactly("7 a", "7 b", "7c", "none", "none");
    assertThat(list("SELECT group_name FROM voting_code")).containsExactly("old town");
    assertThat(list("SELECT number FROM paper_ballot ORDER BY number COLLATE \"C\""))
        .as("two numbers that would become one stay")
        .containsExactly("A 1", "A2", "A\u200b2");
  }

  @Test
  void a_cycle_goes_on_ignoring_the_case_of_names() throws Exception {
    run("V7__normal_names.sql");
    run("V8__case_of_names.sql");

    assertThat(list("SELECT id || ' ' || ignores_case FROM cycle ORDER BY id"))
        .containsExactly("1 true", "2 true");
  }

  private List<String> list(String query) {
    return handle.createQuery(query).mapTo(String.class).list();
  }

  private void run(String file) throws Exception {
    var path = Path.of(getClass().getResource("/db/migration/cycles/" + file).toURI());
    var sql = Files.readString(path, UTF_8);
    handle.useTransaction(
        inside -> {
          try (var statement = inside.getConnection().createStatement()) {
            statement.execute(sql);
          }
        });
  }
}
