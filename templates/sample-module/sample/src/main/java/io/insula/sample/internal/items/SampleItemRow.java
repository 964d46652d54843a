package io.insula.sample.internal.items;

import io.insula.sample.SampleItem;
import io.insula.sample.SampleItemContent;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of items.
 *
 * @param id null until the row is stored
 * @param changedAt when the content of the item was last written
 * @param requestKey the key of the request that added the item
 */
@MappedEntity(value = "item", schema = "sample")
record SampleItemRow(
    @Id @GeneratedValue @Nullable Long id,
    String name,
    String note,
    int quantity,
    String author,
    Instant createdAt,
    Instant changedAt,
    String requestKey) {
  static SampleItemRow of(
      String requestKey, SampleItemContent content, String author, Instant now) {
    return new SampleItemRow(
        null, content.name(), content.note(), content.quantity(), author, now, now, requestKey);
  }

  SampleItem item() {
    return withContent(new SampleItemContent(name, note, quantity));
  }

  /** Returns the item of this row with another content. */
  SampleItem withContent(SampleItemContent content) {
    return new SampleItem(Objects.requireNonNull(id), content, author, createdAt);
  }
}
