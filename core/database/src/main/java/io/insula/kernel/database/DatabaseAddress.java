package io.insula.kernel.database;

/**
 * The address and credentials of a database.
 *
 * @param url a {@code jdbc:postgresql:} address
 */
public record DatabaseAddress(String url, String username, String password) {
  /** Returns a text without the password, because it can end up in logs. */
  @Override
  public String toString() {
    return "DatabaseAddress[url=" + url + ", username=" + username + "]";
  }
}
