package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.PageviewReader;
import io.insula.analytics.internal.journeys.RowPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides the page views of some fingerprints into batches, in order. Reading a batch costs one
 * index search for each fingerprint. Therefore no batch except the last has fewer page views than
 * fingerprints.
 */
final class PageviewBatchSplitter {
  /** The minimum number of page views in a batch, except in the last one. */
  static final int MIN_BATCH_SIZE = 500;

  private final int size;
  private final List<RowPosition> ends = new ArrayList<>();
  private @Nullable RowPosition last;
  private int count;

  PageviewBatchSplitter(int fingerprints) {
    this.size = Math.max(MIN_BATCH_SIZE, fingerprints);
  }

  /**
   * Returns a reader of the same page views that also records the batches. The batches are complete
   * after the first reading.
   */
  PageviewReader watch(PageviewReader pageviews) {
    return consumer ->
        pageviews.forEach(
            pageview -> {
              add(pageview.place());
              consumer.take(pageview);
            });
  }

  private void add(RowPosition place) {
    if (last != null && place.compareTo(last) <= 0) {
      return; // The page views are being read once more.
    }
    if (last != null && count == size) {
      ends.add(last);
      count = 0;
    }
    count++;
    last = place;
  }

  /** Returns the position of the last page view of each batch, in order. */
  List<RowPosition> ends() {
    var all = new ArrayList<>(ends);
    if (last != null) {
      all.add(last);
    }
    return all;
  }
}
