package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.PageviewReader;
import io.insula.analytics.internal.journeys.RowPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides the page views of some fingerprints, in order, into batches, so that they can be read
 * again one batch at a time. A batch, except for the last one, has at least as many page views as
 * there are fingerprints. Reading a batch costs one index search for each fingerprint, so all
 * batches together cost at most about as many index searches as there are page views.
 */
final class PageviewBatchSplitter {
  /** The minimum number of page views in a batch, except in the last one. */
  static final int LEAST = 500;

  private final int size;
  private final List<RowPosition> ends = new ArrayList<>();
  private @Nullable RowPosition last;
  private int count;

  PageviewBatchSplitter(int fingerprints) {
    this.size = Math.max(LEAST, fingerprints);
  }

  /**
   * Returns a source of the same page views, which records the batches when it is read. The batches
   * are complete after the source was read once.
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
