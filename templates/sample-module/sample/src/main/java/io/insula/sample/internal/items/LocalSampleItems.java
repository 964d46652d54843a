package io.insula.sample.internal.items;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.kernel.database.ViolatedConstraint;
import io.insula.sample.SampleItem;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItemNotFoundException;
import io.insula.sample.SampleItems;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Implements {@link SampleItems} on the database of this process. */
@Singleton
class LocalSampleItems implements SampleItems {
  private final SampleItemStore store;
  private final Clock clock;

  LocalSampleItems(SampleItemStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Page<SampleItem> list(PageRequest page) {
    return Page.of(store.list(page), page, SampleItem::id);
  }

  @Override
  public SampleItem get(long itemId) {
    return store.find(itemId).orElseThrow(() -> new SampleItemNotFoundException(itemId));
  }

  @Override
  public SampleItem add(String requestKey, SampleItemContent content, String author) {
    SampleItems.checkAdd(requestKey, author);
    try {
      return store.add(requestKey, content, author, clock.instant());
    } catch (DataAccessException e) {
      if (!ViolatedConstraint.nameIn(e).orElse("").equals(SampleItemStore.IS_ADDED_ONCE)) {
        throw e;
      }
      return store.ofRequest(requestKey).orElseThrow(() -> e);
    }
  }

  @Override
  public SampleItem change(long itemId, SampleItemContent content, Actor actor) {
    return store.change(itemId, content, actor, clock.instant());
  }

  @Override
  public void remove(long itemId, Actor actor) {
    store.remove(itemId, actor);
  }
}
