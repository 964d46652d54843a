package io.insula.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with an input, so that its sender hears of it at once; of very
 * much, the first part.
 */
public final class InputChecks {
  /** An input that is wrong in more places is not answered at a multiple of its size. */
  private static final int MOST_ERRORS = 100;

  private final List<FieldError> errors = new ArrayList<>();

  /** Asks for a value that is there. */
  public InputChecks required(String field, @Nullable Object value) {
    return that(value != null, field, "is required");
  }

  /** Asks for a text that keeps a rule. */
  public InputChecks text(String field, String text, TextRule rule) {
    rule.complaintAbout(text).ifPresent(complaint -> that(false, field, complaint));
    return this;
  }

  /** Asks for a text that keeps a rule, if there is one. */
  public InputChecks optionalText(String field, @Nullable String text, TextRule rule) {
    return text == null ? this : text(field, text, rule);
  }

  /** Asks for at most so many texts, each of which keeps a rule and stands there once. */
  public InputChecks texts(String field, List<String> texts, int most, TextRule rule) {
    if (texts.size() > most) {
      return that(false, field, "must have at most " + most + " entries");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < texts.size(); i++) {
      var entry = field + "[" + i + "]";
      text(entry, texts.get(i), rule);
      that(seen.add(texts.get(i)), entry, "stands there already");
    }
    return this;
  }

  /** Asks for a condition to hold. */
  public InputChecks that(boolean holds, String field, String complaint) {
    if (!holds && errors.size() < MOST_ERRORS) {
      errors.add(new FieldError(field, complaint));
    }
    return this;
  }

  /**
   * Makes what was checked.
   *
   * @param input may find more wrong; of a field that has a complaint already, its own do not count
   * @throws InvalidInputException with the first complaints, at most {@value #MOST_ERRORS}, if
   *     there are any
   */
  public <T> T andThen(Supplier<T> input) {
    try {
      var made = input.get();
      done();
      return made;
    } catch (InvalidInputException e) {
      var known = errors.stream().map(FieldError::field).collect(Collectors.toSet());
      e.errors().stream().filter(error -> !known.contains(error.field())).forEach(errors::add);
      throw new InvalidInputException(errors);
    }
  }

  /**
   * Ends the checks.
   *
   * @throws InvalidInputException with the first complaints, at most {@value #MOST_ERRORS}, if
   *     there are any
   */
  public void done() {
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
