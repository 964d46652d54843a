package io.insula.analytics.internal.spend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the migration of spend that an older version of the server stored, in which names did not
 * have their normal form yet.
 */
class SpendMigrationTest {
  private Handle handle;

  @BeforeEach
  void migrate_to_the_version_before() throws Exception {
    var database = TestDatabase.create();
    handle = Jdbi.open(database.url(), database.username(), database.password());
    handle.execute("CREATE SCHEMA analytics");
    run("V1__analytics.sql");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void names_get_their_normal_form_and_amounts_of_one_campaign_are_added() throws Exception {
    handle.execute(
        """
        INSERT INTO analytics.spend (source, campaign, day, amount, currency) VALUES
          ('mail', 'Spring sale', '2023-01-11', 1, 'EUR'),
          ('mail', E'Spring\\u00a0sale', '2023-01-11', 2, 'EUR'),
          (E'ma\\u200bil', 'Spring  sale', '2023-01-11', 4, 'EUR'),
          ('mail', E'Spring\\u2003sale', '2023-01-11', 8, 'USD'),
          (E'our\\u3000mail', '', '2023-01-11', 16, 'EUR'),
          ('100% + ours', E'Caf\\u00e9', '2023-01-11', 32, 'EUR')
        """);

    run("V8__normal_names.sql");

    assertThat(
            handle
                .createQuery(
                    """
                    SELECT concat_ws('/', source, campaign, amount, currency) FROM analytics.spend
                    ORDER BY amount
                    """)
                .mapTo(String.class)
                .list())
        .containsExactly(
            "mail/Spring sale/7/EUR",
            "mail/Spring\u2003sale/8/USD",
            "our mail//16/EUR",
            "100% + ours/Caf\u00e9/32/EUR");
  }

  private void run(String file) throws Exception {
    var path = Path.of(getClass().getResource("/db/migration/analytics/" + file).toURI());
    var sql = Files.readString(path, UTF_8);
    handle.useTransaction(
        inside -> {
          try (var statement = inside.getConnection().createStatement()) {
            statement.execute(sql);
          }
        });
  }
}
