package io.insula.api.privacy;

import java.util.Map;
import java.util.stream.Stream;

/**
 * The data that an app stores about people. Each app that stores personal data has one bean of this
 * type. If the app runs in another process, a client calls the bean there.
 *
 * <p>{@link #export} and {@link #erase} throw {@link io.insula.api.UnavailableException} while the
 * app is unreachable. Reading the exported stream can throw it, too.
 */
public interface PersonalData {
  /** Returns the name of the app. */
  String app();

  /**
   * Returns the columns of the app's tables that can hold personal data. The key is {@code
   * table.column}, and the value says what happens to the column when a person is erased. A column
   * that only seems to hold personal data is listed too, with the reason why it has none. The map
   * is empty if the app is in another process, because that process checks its own columns.
   */
  Map<String, String> columns();

  /**
   * Returns all data about a person, read in batches. Callers close the stream.
   *
   * @param audience the reader of the data
   */
  Stream<PersonalItem> export(Person person, Audience audience);

  /**
   * Erases a person: deletes the data that only this person needs, and removes the person's name
   * from data that others need. Does nothing for a person about whom nothing is stored. May be
   * called repeatedly and concurrently. Slow work may continue after the call, but must survive a
   * crash, for instance as a scheduled job.
   */
  void erase(Person person);
}
