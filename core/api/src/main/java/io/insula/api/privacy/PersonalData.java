package io.insula.api.privacy;

import java.util.Map;
import java.util.stream.Stream;

/**
 * What an app keeps of people. Each app that keeps anything of them has one bean of it; where the
 * app is in another process, the bean there is called.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be
 * reached.
 */
public interface PersonalData {
  /** The name of the app. */
  String app();

  /**
   * The columns of the app's tables that may hold something of a person, as {@code table.column},
   * each with what becomes of it when the person is erased. A column that looks as if it could, and
   * cannot, is here too, with the reason. Empty where the app is in another process.
   */
  Map<String, String> columns();

  /**
   * All that is kept of a person, read a part at a time. Callers close it.
   *
   * @param audience who will read it
   */
  Stream<PersonalItem> export(Person person, Audience audience);

  /**
   * Lets go of a person: what is theirs alone goes, and what others need stays without their name.
   * Of somebody of whom nothing is kept there is nothing to erase. May be called again, and at the
   * same time. What takes long may still happen after the call, if that is certain.
   */
  void erase(Person person);
}
