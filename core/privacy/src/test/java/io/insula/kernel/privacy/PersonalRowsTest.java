package io.insula.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.privacy.texts", value = "remove")
class PersonalRowsTest {
  private static final int ROWS = 1_201;

  private static final String FIND =
      "SELECT id, text FROM note WHERE author = :name AND id > :after ORDER BY id LIMIT :rows";

  private static final String FORGET =
      """
      UPDATE note SET author = :former, text = CASE WHEN :remove THEN '' ELSE text END
      WHERE id IN (SELECT id FROM note WHERE author = :name ORDER BY id LIMIT :rows)
      """;

  @Inject PersonalRows rows;
  @Inject Jdbi jdbi;

  @BeforeEach
  void store() {
    jdbi.useHandle(
        handle -> {
          handle.execute("DROP TABLE IF EXISTS note");
          handle.execute("CREATE TABLE note (id bigint PRIMARY KEY, author text, text text)");
          handle.execute(
              "INSERT INTO note SELECT i, 'ada', 'note ' || i FROM generate_series(1, ?) AS i",
              ROWS);
          handle.execute("INSERT INTO note VALUES (5000, 'bea', 'hers')");
        });
  }

  @Test
  void all_rows_of_a_person_are_found_over_several_batches() {
    var found = rows.find(FIND, "ada", row -> item(row.getLong("id"), row.getString("text")));

    assertThat(found)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, ROWS).mapToObj(id -> item(id, "note " + id)).toList());
  }

  @Test
  void a_person_is_removed_batch_by_batch_until_no_row_is_left() {
    assertThat(rows.forget(FORGET, "ada")).isTrue();
    assertThat(count("author = 'ada'")).isEqualTo(ROWS - 500);

    assertThat(rows.forget(FORGET, "ada")).isTrue();
    assertThat(rows.forget(FORGET, "ada")).isTrue();
    assertThat(rows.forget(FORGET, "ada")).isFalse();

    assertThat(count("author = '" + Person.FORMER_MEMBER + "' AND text = ''")).isEqualTo(ROWS);
    assertThat(count("author = 'bea' AND text = 'hers'")).isEqualTo(1);
  }

  private long count(String condition) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM note WHERE " + condition)
                .mapTo(Long.class)
                .one());
  }

  private static PersonalItem item(long id, String text) {
    return PersonalItem.of("note").with("id", id).with("text", text).build();
  }
}
