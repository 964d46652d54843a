package io.insula.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the errors of an input, so that the client sees all of them in one answer. Keeps only
 * the first {@value #MAX_ERRORS} errors.
 */
public final class InputChecks {
  /**
   * The largest number of errors in one answer. Without this bound, the answer to a bad input could
   * be several times as large as the input.
   */
  private static final int MAX_ERRORS = 100;

  private final List<FieldError> errors = new ArrayList<>();

  /** Requires a value that is not null. */
  public InputChecks required(String field, @Nullable Object value) {
    return that(value != null, field, "is required");
  }

  /** Requires a text that follows a rule. */
  public InputChecks text(String field, String text, TextRule rule) {
    rule.complaintAbout(text).ifPresent(complaint -> that(false, field, complaint));
    return this;
  }

  /** Requires that a text follows a rule, unless the text is null. */
  public InputChecks optionalText(String field, @Nullable String text, TextRule rule) {
    return text == null ? this : text(field, text, rule);
  }

  /**
   * Requires at most {@code maxCount} valid texts with {@linkplain TextRule#isSameName different
   * names}. If there are too many texts, the texts are not checked.
   */
  public InputChecks texts(String field, List<String> texts, int maxCount, TextRule rule) {
    if (texts.size() > maxCount) {
      return that(false, field, "must have at most " + maxCount + " entries");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < texts.size(); i++) {
      var entry = field + "[" + i + "]";
      text(entry, texts.get(i), rule);
      that(seen.add(TextRule.keyOf(texts.get(i))), entry, "is listed twice");
    }
    return this;
  }

  /** Adds the error {@code complaint}, unless the condition holds. */
  public InputChecks that(boolean holds, String field, String complaint) {
    return that(holds, new FieldError(field, complaint));
  }

  private InputChecks that(boolean holds, FieldError error) {
    if (!holds && errors.size() < MAX_ERRORS) {
      errors.add(error);
    }
    return this;
  }

  /**
   * Builds the object from the checked input. Ignores an error of {@code input} if a check has
   * already found an error in the same field.
   *
   * @param input builds the object, even after a failed check; may throw {@link
   *     InvalidInputException}
   * @throws InvalidInputException with at most {@value #MAX_ERRORS} errors: the errors of the
   *     checks, then the errors of {@code input}
   */
  public <T> T andThen(Supplier<T> input) {
    try {
      var made = input.get();
      done();
      return made;
    } catch (InvalidInputException e) {
      var known = errors.stream().map(FieldError::field).collect(Collectors.toSet());
      e.errors().forEach(error -> that(known.contains(error.field()), error));
      throw new InvalidInputException(errors);
    }
  }

  /**
   * Ends the checks of an input from which no object is built.
   *
   * @throws InvalidInputException with at most {@value #MAX_ERRORS} errors, if there are errors
   */
  public void done() {
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
