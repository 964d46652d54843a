package io.insula.api.privacy;

import java.util.Map;
import java.util.stream.Stream;

/**
 * The data that an app stores about people. Each app with personal data has one bean of this type.
 * For a remote app, the bean is a client.
 *
 * <p>{@link #export}, the exported stream and {@link #erase} throw {@link
 * io.insula.api.UnavailableException} while the app is unreachable.
 */
public interface PersonalData {
  /** Returns the name of the app. */
  String app();

  /**
   * Returns the columns that can hold personal data, as {@code table.column}; empty for a remote
   * app. Each value says how an erasure changes the column, or why the column has no personal data.
   */
  Map<String, String> columns();

  /**
   * Returns all data about a person, read in batches. Callers close the stream.
   *
   * @param audience the reader of the data
   */
  Stream<PersonalItem> export(Person person, Audience audience);

  /**
   * Erases a person: deletes the data that only this person needs, and removes the name from other
   * data. Does nothing for a person without data. May be called repeatedly and concurrently. Slow
   * work may continue in a job.
   */
  void erase(Person person);
}
