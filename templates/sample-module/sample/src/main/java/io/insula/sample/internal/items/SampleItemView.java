package io.insula.sample.internal.items;

import io.insula.sample.SampleItem;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * An item as the routes show it.
 *
 * @param itemId the number of the item; newer items have larger numbers
 * @param quantity how many there are
 * @param author the user name of the author
 * @param createdAt when the item was added
 */
@Introspected
record SampleItemView(
    long itemId, String name, String note, int quantity, String author, Instant createdAt) {
  static SampleItemView of(SampleItem item) {
    return new SampleItemView(
        item.id(),
        item.content().name(),
        item.content().note(),
        item.content().quantity(),
        item.author(),
        item.createdAt());
  }
}
