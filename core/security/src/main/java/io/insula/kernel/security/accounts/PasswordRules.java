package io.insula.kernel.security.accounts;

import io.insula.api.UnicodeNormalizer;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for passwords, after NIST SP 800-63B. A password must be long enough, not common, and
 * not easy to guess. No mix of characters is required.
 */
final class PasswordRules {
  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 128;
  private static final String SERVICE = "insula";

  /**
   * A user name of at least this length is searched for in the password. A shorter name could be in
   * any password by chance.
   */
  private static final int MIN_SEARCHED_LENGTH = 3;

  /**
   * The number of other letters that a password needs if it contains the name of the user or
   * server. {@link #MIN_LENGTH} other characters are also enough. The user {@code ada} can have
   * {@code ada-tree}, but not {@code ada-2024}.
   */
  private static final int MIN_OTHER_LETTERS = 4;

  private static final int MAX_BLOCK_LENGTH = 4;
  private static final int MAX_PATTERN_LENGTH = 64;

  /**
   * The punctuation at the beginning and at the end of a password. It does not make a common
   * password acceptable: {@code !password!} is refused, too.
   */
  private static final Pattern MARKS_AROUND =
      Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private PasswordRules() {}

  /** Returns why a password is refused, for the end user; null if it is accepted. */
  static @Nullable String complaintAbout(String password, String username) {
    var length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH || visibleLength(password) < MIN_LENGTH) {
      return "must have "
          + MIN_LENGTH
          + " to "
          + MAX_LENGTH
          + " characters; several spaces in a row count as one";
    }
    if (!AccountRules.isWellFormed(password)) {
      return "must be valid Unicode without NUL";
    }
    var plain =
        UnicodeNormalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (plain.equals(username)) {
      return "must not be the user name";
    }
    if (isContext(plain, username)) {
      return "must not be the user name or the word Insula with only a few characters added";
    }
    if (isPattern(plain.codePoints().toArray())) {
      return "must not be a repetition of a few characters, or a sequence such as 12345678 or"
          + " hgfedcba";
    }
    return CommonPasswords.contain(plain.strip())
            || CommonPasswords.contain(MARKS_AROUND.matcher(plain).replaceAll(""))
        ? "is one of the most common passwords"
        : null;
  }

  private static int visibleLength(String password) {
    var collapsed = SPACES.matcher(password.strip()).replaceAll(" ");
    return collapsed.codePointCount(0, collapsed.length());
  }

  private static boolean isContext(String plain, String username) {
    var rest = plain;
    for (var word : List.of(username, SERVICE)) {
      rest = word.length() < MIN_SEARCHED_LENGTH ? rest : rest.replace(word, "");
    }
    return !rest.equals(plain)
        && rest.length() < MIN_LENGTH
        && rest.codePoints().filter(Character::isLetter).count() < MIN_OTHER_LETTERS;
  }

  private static boolean isPattern(int[] characters) {
    if (characters.length > MAX_PATTERN_LENGTH) {
      return false;
    }
    for (var block = 1; block <= MAX_BLOCK_LENGTH; block++) {
      if (differencesAre(characters, block, 0)) {
        return true;
      }
    }
    return differencesAre(characters, 1, 1) || differencesAre(characters, 1, -1);
  }

  private static boolean differencesAre(int[] characters, int distance, int difference) {
    for (var i = distance; i < characters.length; i++) {
      if (characters[i] - characters[i - distance] != difference) {
        return false;
      }
    }
    return true;
  }
}
