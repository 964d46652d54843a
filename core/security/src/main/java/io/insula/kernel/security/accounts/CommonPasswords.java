package io.insula.kernel.security.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * About 14,000 very common passwords. Each check reads the file again, because passwords are rarely
 * set.
 */
final class CommonPasswords {
  private static final String LIST = "common-passwords.txt";

  private CommonPasswords() {}

  /**
   * Returns whether a password is very common.
   *
   * @param password in lower case
   */
  static boolean contain(String password) {
    var stream = CommonPasswords.class.getResourceAsStream(LIST);
    if (stream == null) {
      throw new IllegalStateException(LIST + " is missing");
    }
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().anyMatch(password::equals);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
