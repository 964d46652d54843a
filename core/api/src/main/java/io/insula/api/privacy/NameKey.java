package io.insula.api.privacy;

import io.insula.api.SearchText;
import io.insula.api.UnicodeNormalizer;
import java.text.Normalizer;

/**
 * Compares names of people in data from other programs. Ignores case, and different encodings of
 * accents (Unicode Standard, D145, with simple case folding).
 */
public final class NameKey {
  /**
   * The characters outside of ASCII with an ASCII character as their key. For instance, the key of
   * the Kelvin sign is {@code k}.
   */
  public static final String OTHER_SPELLINGS = "\u0131\u017f\u037e\u1fef\u212a";

  /** The keys of {@link #OTHER_SPELLINGS}, in the same order. */
  public static final String KEYS_OF_OTHERS = "is;`k";

  private NameKey() {}

  /** Returns the key of a name: {@code "ANA"} and {@code "Ana"} have the key {@code "ana"}. */
  public static String of(String name) {
    return decomposed(SearchText.fold(decomposed(name)));
  }

  private static String decomposed(String text) {
    return UnicodeNormalizer.normalize(text, Normalizer.Form.NFD);
  }

  /**
   * Returns all characters whose key is a given ASCII character: for {@code k} these are {@code k},
   * {@code K} and the Kelvin sign.
   */
  public static String spellingsOf(char key) {
    var upper = Character.toUpperCase(key);
    var other = KEYS_OF_OTHERS.indexOf(key);
    return key
        + (upper == key ? "" : String.valueOf(upper))
        + (other < 0 ? "" : String.valueOf(OTHER_SPELLINGS.charAt(other)));
  }
}
