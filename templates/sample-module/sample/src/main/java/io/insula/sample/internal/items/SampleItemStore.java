package io.insula.sample.internal.items;

import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import io.insula.sample.NotTheSampleItemAuthorException;
import io.insula.sample.SampleItem;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItemNotFoundException;
import io.micronaut.data.model.Limit;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and changes items. Records each change and its actor in the same transaction. */
@Singleton
@Transactional
class SampleItemStore {
  /** The name of the constraint that refuses a second item with the same request key. */
  static final String IS_ADDED_ONCE = "item_is_added_once";

  private final SampleItemRepository items;
  private final ActivityRecorder activity;

  SampleItemStore(SampleItemRepository items, ActivityRecorder activity) {
    this.items = items;
    this.activity = activity;
  }

  /** Returns the items of the page, and one further item if there is a next page. */
  List<SampleItem> list(PageRequest page) {
    var before = page.before();
    return items
        .findByIdLessThanOrderByIdDesc(
            before == null ? Long.MAX_VALUE : before, Limit.of(page.limit() + 1, 0))
        .stream()
        .map(SampleItemRow::item)
        .toList();
  }

  Optional<SampleItem> find(long itemId) {
    return items.findById(itemId).map(SampleItemRow::item);
  }

  Optional<SampleItem> ofRequest(String requestKey) {
    return items.findByRequestKey(requestKey).map(SampleItemRow::item);
  }

  SampleItem add(String requestKey, SampleItemContent content, String author, Instant now) {
    var added = items.save(SampleItemRow.of(requestKey, content, author, now)).item();
    record("item added", author, added.id());
    return added;
  }

  SampleItem change(long itemId, SampleItemContent content, Actor actor, Instant now) {
    var row = changeable(itemId, actor);
    requireStored(
        itemId, items.update(itemId, content.name(), content.note(), content.quantity(), now));
    record("item changed", actor.name(), itemId);
    return row.withContent(content);
  }

  void remove(long itemId, Actor actor) {
    changeable(itemId, actor);
    requireStored(itemId, items.deleteById(itemId));
    record("item removed", actor.name(), itemId);
  }

  private SampleItemRow changeable(long itemId, Actor actor) {
    var row = items.findById(itemId).orElseThrow(() -> new SampleItemNotFoundException(itemId));
    if (!actor.mayChangeWhatBelongsTo(row.author())) {
      throw new NotTheSampleItemAuthorException(itemId);
    }
    return row;
  }

  /** Throws if another request has removed the item since it was read. */
  private static void requireStored(long itemId, int rows) {
    if (rows == 0) {
      throw new SampleItemNotFoundException(itemId);
    }
  }

  private void record(String message, String sub, long itemId) {
    activity.record(List.of(new UserAction("sample", message, sub, Map.of("item_id", itemId))));
  }
}
