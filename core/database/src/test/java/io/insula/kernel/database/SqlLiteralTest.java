package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestDatabase;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlLiteralTest {
  private static final String TROUBLE = "'\"\\?:;-$%_/*E\n\t\u00df\u20ac\ud83c\udfa1 a1";

  @Test
  void every_text_comes_back_as_it_was_however_the_database_reads_strings() throws Exception {
    var random = new Random(7);
    var texts =
        Stream.concat(
                Stream.of("", "plain", "'; DROP TABLE x --", "\\'", ":name ? $1", TROUBLE),
                Stream.generate(() -> randomText(random)).limit(300))
            .toList();
    var database = TestDatabase.create();
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement()) {
      for (var setting : List.of("on", "off")) {
        statement.execute("SET standard_conforming_strings = " + setting);
        for (var text : texts) {
          try (var query = connection.prepareStatement("SELECT " + SqlLiteral.of(text));
              var row = query.executeQuery()) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(text);
          }
        }
      }
    }
  }

  @Test
  void it_contains_only_letters_digits_and_escapes() {
    assertThat(SqlLiteral.of(TROUBLE)).matches("E'[A-Za-z0-9\\\\]*'");
  }

  private static String randomText(Random random) {
    var letters = TROUBLE.codePoints().toArray();
    return random
        .ints(random.nextInt(20), 0, letters.length)
        .mapToObj(place -> Character.toString(letters[place]))
        .collect(Collectors.joining());
  }
}
