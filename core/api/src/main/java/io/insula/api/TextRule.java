package io.insula.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule for text from clients. No text may have unpaired surrogates or NUL.
 *
 * @param min the smallest number of characters (Unicode code points); if 1 or more, the text also
 *     needs a visible character
 * @param max the largest number of characters
 * @param layout the allowed control characters
 */
public record TextRule(int min, int max, Layout layout) {
  /** The control characters that a text can have. */
  public enum Layout {
    /**
     * No control characters, no line breaks, and no characters that override the direction of text.
     */
    LINE,
    /** No control characters except line breaks and tabs. */
    LINES,
    /**
     * All control characters except NUL, for instance the escape sequences in the output of a
     * program.
     */
    RAW
  }

  /** Letters and symbols that are invisible. A text of only these characters counts as blank. */
  private static final String FILLERS = "\u115f\u1160\u2800\u3164\uffa0";

  /**
   * Characters that would change the display order of the text after a name (UAX 9, explicit
   * formatting).
   */
  private static final String DIRECTION_OVERRIDES =
      "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  /**
   * A PostgreSQL regular expression for joiners and variation selectors. The {@link #normal} form
   * of a name can still have these characters.
   */
  public static final String WITHOUT_A_WIDTH =
      "[\\u180b-\\u180d\\u180f\\u200c\\u200d\\ufe00-\\ufe0f\\U000e0100-\\U000e01ef]";

  /** Returns a rule for text of one line. */
  public static TextRule line(int min, int max) {
    return new TextRule(min, max, Layout.LINE);
  }

  /** Returns a rule for text of several lines. */
  public static TextRule lines(int min, int max) {
    return new TextRule(min, max, Layout.LINES);
  }

  /** Returns a rule for text that a program wrote. */
  public static TextRule raw(int min, int max) {
    return new TextRule(min, max, Layout.RAW);
  }

  /**
   * Returns the normal form (NFC) of a name, tag, label or search. Removes spaces around the text,
   * repeated spaces, and characters without a width. Joiners in an emoji are kept.
   */
  public static String normal(String name) {
    return NormalForm.of(name);
  }

  /**
   * Returns the normal form of an optional text; null if there is no text, or if its normal form is
   * empty.
   */
  public static @Nullable String normalOrNull(@Nullable String text) {
    var normal = text == null ? "" : normal(text);
    return normal.isEmpty() ? null : normal;
  }

  /** Returns whether two names have the same {@linkplain #keyOf key}. */
  public static boolean isSameName(String one, String other) {
    return keyOf(one).equals(keyOf(other));
  }

  /**
   * Returns the key of a name: the {@link #normal} form without joiners and variation selectors.
   * SQL can compute the key by removing {@link #WITHOUT_A_WIDTH} from the normal form.
   */
  public static String keyOf(String name) {
    return NormalForm.withoutJoiners(name);
  }

  /** Returns the error of a text, for the end user; empty if the text is valid. */
  public Optional<String> complaintAbout(String text) {
    var length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return Optional.of(bounds());
    }
    if (min > 0 && text.codePoints().noneMatch(TextRule::isVisible)) {
      return Optional.of("must not be blank");
    }
    if (text.codePoints().anyMatch(this::isForbidden)) {
      return Optional.of(
          switch (layout) {
            case LINE -> "must not contain line breaks or other control characters";
            case LINES -> "must not contain control characters other than line breaks and tabs";
            case RAW -> "must have no NUL and no unpaired surrogate";
          });
    }
    return Optional.empty();
  }

  private String bounds() {
    return min == 0
        ? "must have at most " + max + " characters"
        : "must have " + min + " to " + max + " characters";
  }

  private static boolean isVisible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT
        && FILLERS.indexOf(codePoint) < 0;
  }

  private boolean isForbidden(int codePoint) {
    if (layout == Layout.LINE && DIRECTION_OVERRIDES.indexOf(codePoint) >= 0) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.SURROGATE -> true;
      case Character.CONTROL ->
          switch (layout) {
            case LINE -> true;
            case LINES -> !isLayout(codePoint);
            case RAW -> codePoint == 0;
          };
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> layout == Layout.LINE;
      default -> false;
    };
  }

  private static boolean isLayout(int codePoint) {
    return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
  }
}
