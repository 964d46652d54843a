package io.insula.kernel.base.watching;

import java.util.regex.Pattern;

/**
 * Removes JWTs and passwords from text that leaves the process. The error message of a library can
 * contain such a secret.
 */
final class SecretRedactor {
  /**
   * Matches a JWT. Its first part is a JSON object in Base64, so a JWT always begins with {@code
   * eyJ}.
   */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+\\.?[A-Za-z0-9_-]*");

  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(password[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"'&,;)}]+");

  private SecretRedactor() {}

  static String masked(String text) {
    var masked = text.contains("eyJ") ? TOKEN.matcher(text).replaceAll("[token]") : text;
    return masked.contains("assword") || masked.contains("ASSWORD")
        ? PASSWORD.matcher(masked).replaceAll("$1[password]")
        : masked;
  }
}
