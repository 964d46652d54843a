package io.insula.garden;

/** The API of the test app garden, which is local, remote or off. */
public interface Garden {
  int beds();

  /**
   * Returns the trace id and the user of the caller's request, and whether the user is a member.
   * The call fails for the questions {@code away} and {@code broken}, and waits for the questions
   * {@code sleep} and {@code never}.
   */
  String ask(String question);
}
