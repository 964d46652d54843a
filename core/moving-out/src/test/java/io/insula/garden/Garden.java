package io.insula.garden;

/** The API of an app for the tests that switch apps on and off. */
public interface Garden {
  int beds();

  /**
   * Returns the user of this request. Throws an error if the question is {@code away} or {@code
   * broken}.
   */
  String ask(String question);
}
