package io.insula.api;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The normal form of names. Names that differ only in spaces, invisible characters or the encoding
 * of accents have the same form.
 *
 * <ul>
 *   <li>A run of spaces becomes one space.
 *   <li>The text is composed (NFC).
 *   <li>Characters without a width are removed.
 *   <li>Characters that change their neighbours are kept: joiners in emoji and in scripts such as
 *       Arabic, variation selectors, and the tags of flags.
 *   <li>Characters that override the direction of text are kept. {@link TextRule} refuses these
 *       characters later.
 * </ul>
 *
 * <p>The patterns contain characters above U+FFFF literally. A look-behind does not find an escape
 * such as {@code \\x{1f000}}.
 */
final class NormalForm {
  /** Characters without a width that are removed from every text. */
  private static final Pattern IGNORED =
      Pattern.compile(
          "[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f"
              + "\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff0-\\ufffb\ud82f\udca0-\ud82f\udca3"
              + "\ud834\udd73-\ud834\udd7a\udb40\udc00-\udb40\udc1f\udb40\udc80-\udb40\udcff"
              + "\udb40\uddf0-\udb43\udfff]");

  private static final String SELECTORS =
      "\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\udb40\udd00-\udb40\uddef";

  /**
   * Characters whose look a variation selector can change: letters of Myanmar, Mongolian and Han,
   * and symbols.
   */
  private static final String WITH_VARIANTS =
      "\\u00a9\\u00ae\\u1000-\\u109f\\u1820-\\u18aa\\u2030-\\u205e\\u2100-\\u27ff\\u2801-\\u2bff"
          + "\\u3001-\\u3163\\u3165-\\ufdff\\ufe10-\\ufefe\\uff00-\\uff9f\\uffa1-\\uffef"
          + "\ud800\udc00-\udb3f\udfff";

  /**
   * Variation selectors after a character without variants, except in a keycap emoji (digit,
   * selector, U+20E3).
   */
  private static final Pattern LONE_SELECTOR =
      Pattern.compile("(?<![" + WITH_VARIANTS + "])[" + SELECTORS + "](?!\\u20e3)");

  private static final String TAGS = "[\udb40\udc20-\udb40\udc7f]";

  /**
   * Tag characters that do not follow a black flag. The emoji flag of a region, for instance of
   * Wales, is a black flag with tag characters.
   */
  private static final Pattern LONE_TAG =
      Pattern.compile("(?<!\ud83c\udff4" + TAGS + "{0,7})" + TAGS);

  /**
   * Characters that a zero-width joiner can join: letters from Hebrew to Khmer, Adlam, and emoji.
   */
  private static final String JOINED =
      "\\u0590-\\u109f\\u1780-\\u18af\\u1900-\\u1cff\\u2190-\\u27ff\\u2801-\\u2bff"
          + "\\ua800-\\uabff\\ufb1d-\\ufdff\\ufe0f\\ufe70-\\ufefc\ud802\ude00-\ud807\udfff"
          + "\ud83a\udd00-\ud83a\udd5f\ud83c\udc00-\ud83e\udeff";

  private static final String JOINERS = "\\u200c\\u200d";
  private static final Pattern LONE_JOINER =
      Pattern.compile(
          ("(?<![" + JOINED + JOINERS + "])[" + JOINERS + "]+")
              + ("|[" + JOINERS + "]+(?![" + JOINED + "])"));

  /** Spaces (Unicode category Zs), and letters and symbols that look like a space. */
  private static final Pattern SPACES =
      Pattern.compile(
          "[ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u2800\\u3000\\u3164\\uffa0]+");

  private static final Pattern INVISIBLE = Pattern.compile("[" + JOINERS + SELECTORS + "]");

  private NormalForm() {}

  static String of(String text) {
    return isPlain(text) ? text : normalize(text);
  }

  /**
   * Returns whether a text is already in its normal form, because it is ASCII with single spaces.
   * Most texts are.
   */
  private static boolean isPlain(String text) {
    var before = ' ';
    for (int i = 0; i < text.length(); i++) {
      var each = text.charAt(i);
      if (each < ' ' || each > '~' || (each == ' ' && before == ' ')) {
        return false;
      }
      before = each;
    }
    return text.isEmpty() || before != ' ';
  }

  private static String normalize(String text) {
    var visible = without(IGNORED, text);
    visible = without(LONE_SELECTOR, visible);
    visible = without(LONE_TAG, visible);
    visible = without(LONE_JOINER, visible);
    var spaced = SPACES.matcher(visible).replaceAll(" ").strip();
    return UnicodeNormalizer.normalize(spaced, Normalizer.Form.NFC);
  }

  /** Returns the normal form without joiners and without variation selectors. */
  static String withoutJoiners(String text) {
    return without(INVISIBLE, of(text));
  }

  private static String without(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll("");
  }
}
