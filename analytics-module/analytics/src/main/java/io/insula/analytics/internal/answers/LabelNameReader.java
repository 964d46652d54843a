package io.insula.analytics.internal.answers;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the names of labels (sources, campaigns and landing pages) by their numbers. */
final class LabelNameReader {
  private static final String NAMES =
      "SELECT id, name, campaign FROM analytics.label WHERE id = ANY (:numbers)";

  private LabelNameReader() {}

  /**
   * The name of a label. Spend has the same names, so that reports can combine both.
   *
   * @param name a source, or the address of a page
   * @param campaign the campaign; null for a label without a campaign
   */
  record Name(String name, @Nullable String campaign) {}

  /** Returns the name of each label, by the number of the label. */
  static Map<Integer, Name> of(Handle handle, Collection<Integer> numbers) {
    return handle
        .createQuery(NAMES)
        .bindArray("numbers", Integer.class, numbers.toArray())
        .map((row, _) -> Map.entry(row.getInt(1), new Name(row.getString(2), row.getString(3))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
