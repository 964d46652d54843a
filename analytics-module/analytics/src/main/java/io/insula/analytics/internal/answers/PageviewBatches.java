package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.PageviewSource;
import io.insula.analytics.internal.journeys.RowPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides the page views of some fingerprints, in their order, into batches, so that they can be
 * read again a batch at a time. Each batch has about as many page views as there are fingerprints:
 * the index is searched once for each fingerprint and batch, so the searches of all batches take as
 * long as the page views themselves.
 */
final class PageviewBatches {
  /** The minimum number of page views in a batch, except in the last one. */
  static final int LEAST = 500;

  private final int size;
  private final List<RowPosition> ends = new ArrayList<>();
  private @Nullable RowPosition last;
  private int count;

  PageviewBatches(int fingerprints) {
    this.size = Math.max(LEAST, fingerprints);
  }

  /** Returns the same page views. The batches are complete after they were read once. */
  PageviewSource watch(PageviewSource pageviews) {
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
