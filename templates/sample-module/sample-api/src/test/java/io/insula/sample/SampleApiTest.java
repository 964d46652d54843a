package io.insula.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.FieldError;
import io.insula.api.InsulaException.Kind;
import io.insula.api.InvalidInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SampleApiTest {
  @Test
  void content_within_its_bounds_is_kept_without_white_space_around_the_name() {
    var longest = "n".repeat(SampleItemContent.MAX_NAME_LENGTH);
    var content =
        new SampleItemContent(
            " " + longest + " ", "First.\nSecond.", SampleItemContent.MAX_QUANTITY);

    assertThat(content.name()).isEqualTo(longest);
    assertThat(content.note()).isEqualTo("First.\nSecond.");
  }

  @Test
  void all_values_that_are_out_of_bounds_are_named_at_once() {
    var tooLong = "n".repeat(SampleItemContent.MAX_NOTE_LENGTH + 1);

    assertRefused(() -> new SampleItemContent(" ", tooLong, -1), "name", "note", "quantity");
    assertRefused(
        () -> new SampleItemContent("Two\nlines", "", SampleItemContent.MAX_QUANTITY + 1),
        "name",
        "quantity");
  }

  @Test
  void a_new_item_needs_a_request_key_and_an_author() {
    SampleItems.checkAdd("k".repeat(SampleItems.MAX_REQUEST_KEY_LENGTH), "ade");

    assertRefused(() -> SampleItems.checkAdd("", ""), "request_key", "author");
    assertRefused(
        () -> SampleItems.checkAdd("k".repeat(SampleItems.MAX_REQUEST_KEY_LENGTH + 1), "ade"),
        "request_key");
  }

  @Test
  void the_errors_name_the_item() {
    var missing = new SampleItemNotFoundException(7);
    var forbidden = new NotTheSampleItemAuthorException(8);

    assertThat(missing.itemId()).isEqualTo(7);
    assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(missing).hasMessageContaining("item 7 ");
    assertThat(forbidden.itemId()).isEqualTo(8);
    assertThat(forbidden.kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(forbidden).hasMessageContaining("item 8.");
  }

  private static void assertRefused(ThrowingCallable call, String... fields) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(call)
        .satisfies(
            e -> assertThat(e.errors()).extracting(FieldError::field).containsExactly(fields));
  }
}
