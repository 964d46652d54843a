package io.insula.garden;

/** The API of the test app garden, which is local, remote or off. */
public interface Garden {
  int beds();

  /**
   * Returns the trace id and the user of the caller's request, and whether the user is a member.
   * The questions {@code away} and {@code broken} make it fail; {@code sleep} and {@code never}
   * make it wait.
   */
  String ask(String question);
}
