package io.insula.activity.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.SearchText;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Compares the search form in SQL with {@link SearchText}. */
@MicronautTest(transactional = false)
class SearchFormSqlTest {
  @Inject Jdbi jdbi;

  /**
   * A text, its search form in SQL, and whether SQL considers that form different from the text.
   */
  public record Answer(String text, String form, boolean hasForm) {}

  @Test
  void the_same_characters_are_left_out_in_sql_and_in_java() {
    var texts =
        Stream.of(
                IntStream.range(1, 0xd800),
                IntStream.range(0xe000, 0x10000),
                IntStream.range(0x1b000, 0x1d200),
                IntStream.range(0xe0000, 0xe1001))
            .flatMap(IntStream::boxed)
            .map(character -> "a" + Character.toString(character) + "b")
            .toList();

    var left = answers(texts).stream().filter(each -> each.form().equals("ab")).toList();

    assertThat(left)
        .extracting(Answer::text)
        .containsExactlyElementsOf(
            texts.stream().filter(text -> SearchText.of(text).equals("ab")).toList());
    assertThat(left).allMatch(Answer::hasForm);
  }

  @Test
  void messages_whose_form_differs_are_known() {
    var texts =
        List.of(
            "plain", "za\u017c\u00f3\u0142\u0107", "\u212b", "e\u0301", "\u0651\u064e", "a\u200bb");

    assertThat(answers(texts))
        .allMatch(answer -> answer.hasForm() == !answer.form().equals(answer.text()));
    assertThat(answers(texts)).extracting(Answer::hasForm).contains(true, false);
  }

  @Test
  void many_combining_characters_in_a_row_are_not_sorted() {
    var texts =
        List.of(
            "a" + "\u0301\u0323".repeat(50),
            "a" + "\u0301\u0323".repeat(51),
            "a" + "\u094d\u0301".repeat(51),
            "a" + "\u0301\u0323".repeat(5_000));

    assertThat(answers(texts))
        .allMatch(answer -> answer.form().equals(SearchText.of(answer.text())))
        .extracting(answer -> answer.form().equals(answer.text()))
        .containsExactly(false, true, true, true);
  }

  private List<Answer> answers(List<String> texts) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT text, activity.search_form(text) AS form,
                           activity.has_search_form(text) = 1 AS has_form
                    FROM unnest(:texts) WITH ORDINALITY AS given (text, place) ORDER BY place
                    """)
                .bindArray("texts", String.class, texts)
                .map(
                    (row, _) ->
                        new Answer(
                            row.getString("text"),
                            row.getString("form"),
                            row.getBoolean("has_form")))
                .list());
  }
}
