package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.SearchText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the searches of the console with those of the server. */
@InBrowser
class SearchFormTest {
  private static final String FORMS =
      """
      async (texts) => {
        const { searchForm } = await import('console/search-form.js');
        return texts.map(searchForm);
      }
      """;

  @Test
  void the_search_form_is_the_one_of_the_server(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var words =
        Stream.of(
            "ΟΔΟΣ οδος οδοσ",
            "a\u00a0\u3000 b\u2800c",
            "us\u200ber soft\u00adhyphen",
            "Vi\u00ea\u0323t CAFE\u0301 J\u030c",
            "\u0645\u06cc\u200c\u062e\u0648",
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc7f a\udb40\udc65b",
            "\u2764\ufe0f \ud83d\udc68\u200d\ud83d\udc69");
    var characters =
        IntStream.concat(
                IntStream.concat(IntStream.range(0x20, 0x590), IntStream.range(0x1e00, 0x2500)),
                IntStream.range(0xe0000, 0xe0200))
            .mapToObj(character -> "x" + Character.toString(character) + "y");
    var texts = Stream.concat(words, characters).toList();

    assertThat((List<?>) visit.page().evaluate(FORMS, texts))
        .isEqualTo(texts.stream().map(SearchText::of).toList());
  }
}
