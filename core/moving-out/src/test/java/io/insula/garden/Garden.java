package io.insula.garden;

/** The API of an app that exists for the tests of the switch. */
public interface Garden {
  int beds();

  /** Whose request this is, or an error: {@code away} or {@code broken}. */
  String ask(String question);
}
