package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.FieldError;
import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputChecksTest {
  @Test
  void errors_of_the_built_object_come_after_those_of_the_checks_without_fields_that_have_one() {
    var checks = new InputChecks().that(false, "name", "is required");

    assertThat(errors(checks, List.of(new FieldError("name", "x"), new FieldError("cost", "y"))))
        .containsExactly(new FieldError("name", "is required"), new FieldError("cost", "y"));
  }

  @Test
  void one_answer_has_at_most_a_hundred_errors_wherever_they_come_from() {
    var checks = new InputChecks();
    errors(60, "tag").forEach(error -> checks.that(false, error.field(), error.message()));

    assertThat(errors(checks, errors(60, "cost"))).hasSize(100);
    assertThat(errors(new InputChecks(), errors(101, "cost"))).hasSize(100);
  }

  private static List<FieldError> errors(int count, String field) {
    return IntStream.range(0, count)
        .mapToObj(i -> new FieldError(field + "[" + i + "]", "is wrong"))
        .toList();
  }

  private static List<FieldError> errors(InputChecks checks, List<FieldError> ofObject) {
    return assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                checks.andThen(
                    () -> {
                      throw new InvalidInputException(ofObject);
                    }))
        .actual()
        .errors();
  }
}
