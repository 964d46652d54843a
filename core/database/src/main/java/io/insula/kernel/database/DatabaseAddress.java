package io.insula.kernel.database;

/**
 * The address and credentials of a database.
 *
 * @param setting the name of the setting that contains the address, for error messages
 * @param url a {@code jdbc:postgresql:} address
 */
public record DatabaseAddress(String setting, String url, String username, String password) {
  /** Creates the address of the database of this process. */
  public DatabaseAddress(String url, String username, String password) {
    this("INSULA_DATABASE_URL", url, username, password);
  }

  /** Returns the address without the password, because the text can end up in logs. */
  @Override
  public String toString() {
    return "DatabaseAddress[url=" + url + ", username=" + username + "]";
  }
}
