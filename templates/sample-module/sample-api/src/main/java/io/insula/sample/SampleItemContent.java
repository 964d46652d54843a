package io.insula.sample;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;

/**
 * The part of an item that its author and admins can change. White space around the name is
 * dropped.
 *
 * @param name 1 to {@value #MAX_NAME_LENGTH} characters on one line
 * @param note at most {@value #MAX_NOTE_LENGTH} characters, on several lines
 * @param quantity how many there are, 0 to {@value #MAX_QUANTITY}
 */
public record SampleItemContent(String name, String note, int quantity) {
  /** The longest name, in characters (code points). */
  public static final int MAX_NAME_LENGTH = 80;

  /** The longest note, in characters (code points). */
  public static final int MAX_NOTE_LENGTH = 2_000;

  /** The largest quantity. */
  public static final int MAX_QUANTITY = 1_000_000;

  private static final TextRule NAME = TextRule.line(1, MAX_NAME_LENGTH);
  private static final TextRule NOTE = TextRule.lines(0, MAX_NOTE_LENGTH);

  /**
   * @throws io.insula.api.InvalidInputException with all values that are out of bounds
   */
  public SampleItemContent {
    name = TextRule.normal(name);
    new InputChecks()
        .text("name", name, NAME)
        .text("note", note, NOTE)
        .that(
            quantity >= 0 && quantity <= MAX_QUANTITY,
            "quantity",
            "must be from 0 to " + MAX_QUANTITY)
        .done();
  }
}
