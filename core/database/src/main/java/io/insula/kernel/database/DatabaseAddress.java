package io.insula.kernel.database;

/**
 * Where a database is and how to get in.
 *
 * @param url a {@code jdbc:postgresql:} address
 */
public record DatabaseAddress(String url, String username, String password) {
  /** Leaves the password out: this ends up in logs. */
  @Override
  public String toString() {
    return "DatabaseAddress[url=" + url + ", username=" + username + "]";
  }
}
