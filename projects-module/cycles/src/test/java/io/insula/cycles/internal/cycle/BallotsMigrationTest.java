package io.insula.cycles.internal.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the migrations on a database that already has ballots of an older version. */
class BallotsMigrationTest {
  /** The number of the last migration with which the exact time of a ballot is stored. */
  private static final int BEFORE = 3;

  private Handle handle;

  @BeforeEach
  void migrate_and_vote() throws Exception {
    var database = TestDatabase.create();
    handle = Jdbi.open(database.url(), database.username(), database.password());
    handle.execute("CREATE SCHEMA cycles");
    handle.execute("SET search_path TO cycles");
    handle.execute("SET TimeZone TO 'Asia/Kolkata'");
    migrate(1, BEFORE);
    handle.execute(
        """
        INSERT INTO cycle (name, phase, created_at, budget, ballot_type, rule, tie_order, lot,
          counts_officially)
        SELECT 'Cycle', phase, now(), 1, 'approval', '{}', '{}', '{}', true
        FROM unnest(ARRAY['voting', 'closed']) AS phase
        """);
    for (var number = 1; number <= 40; number++) {
      handle.execute(
          """
          INSERT INTO cast_ballot
            (cycle_id, voter, version, proposals, nonce, receipt, cast_at)
          SELECT id, sha256(convert_to(? || '-' || id, 'UTF8')), 1, '{0}', '\\x00', '\\x01',
            TIMESTAMPTZ '2026-05-01 07:12:34.567891Z' + ? * INTERVAL '7 minutes'
          FROM cycle
          """,
          Integer.toString(number), number);
    }
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void migrated_ballots_keep_only_their_hour_and_not_their_order() throws Exception {
    var hours = list("date_trunc('hour', cast_at, 'UTC')::text", "cycle_id, voter");
    assertThat(list("voter::text", "ctid")).isNotEqualTo(list("voter::text", "cycle_id, voter"));

    migrate(BEFORE + 1, Integer.MAX_VALUE);

    assertThat(list("cast_at::text", "cycle_id, voter")).isEqualTo(hours).hasSize(80);
    assertThat(list("voter::text", "ctid")).isEqualTo(list("voter::text", "cycle_id, voter"));
    assertThatThrownBy(
            () -> handle.execute("UPDATE cast_ballot SET cast_at = cast_at + INTERVAL '1 second'"))
        .hasMessageContaining("cast_at_is_an_hour");
  }

  @Test
  void migrated_ballots_stay_and_have_no_foreign_key_to_the_cycle() throws Exception {
    var before = list("(cycle_id, voter, version, proposals, receipt)::text", "cycle_id, voter");

    migrate(BEFORE + 1, Integer.MAX_VALUE);

    assertThat(list("(cycle_id, voter, version, proposals, receipt)::text", "cycle_id, voter"))
        .isEqualTo(before);
    assertThat(
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM pg_constraint
                    WHERE conrelid = 'cycles.cast_ballot'::regclass AND contype = 'f'
                    """)
                .mapTo(Long.class)
                .one())
        .isZero();
  }

  private List<String> list(String value, String order) {
    return handle
        .createQuery("SELECT %s FROM cast_ballot ORDER BY %s".formatted(value, order))
        .mapTo(String.class)
        .list();
  }

  /** Runs the migrations of these versions, each one in one transaction, as the server does. */
  private void migrate(int first, int last) throws IOException, SQLException, URISyntaxException {
    var folder = Path.of(getClass().getResource("/db/migration/cycles").toURI());
    try (var files = Files.list(folder)) {
      var chosen =
          files
              .filter(file -> versionOf(file) >= first && versionOf(file) <= last)
              .sorted(Comparator.comparing(BallotsMigrationTest::versionOf))
              .toList();
      assertThat(chosen).isNotEmpty();
      for (var file : chosen) {
        run(Files.readString(file, UTF_8));
      }
    }
  }

  private void run(String sql) throws SQLException {
    handle.useTransaction(
        inside -> {
          try (var statement = inside.getConnection().createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private static int versionOf(Path file) {
    var name = file.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }
}
