package io.insula.sample.internal.items;

import io.insula.api.Roles;
import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.RequestKey;
import io.insula.kernel.web.pages.PageQuery;
import io.insula.sample.SampleItems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The routes of items. */
@Controller("/sample/items")
@Tag(name = "sample")
class SampleItemController {
  private final SampleItems items;

  SampleItemController(SampleItems items) {
    this.items = items;
  }

  /** Lists the items of all users, newest first. */
  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  SampleItemList list(PageQuery page) {
    var found = items.list(page.request());
    var views = found.items().stream().map(SampleItemView::of).toList();
    return new SampleItemList(views, page.nextCursor(found));
  }

  /** Answers one item. */
  @Get("/{itemId}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  SampleItemView get(@PathVariable long itemId) {
    return SampleItemView.of(items.get(itemId));
  }

  /** Adds an item. */
  @RateLimited("posts")
  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Roles.MEMBER)
  HttpResponse<SampleItemView> add(
      @Body SampleItemRequest request, Caller caller, @Nullable RequestKey key) {
    var requestKey = key == null ? UUID.randomUUID().toString() : key.value();
    var added = items.add(requestKey, request.content(), caller.name());
    return HttpResponse.created(
        SampleItemView.of(added), URI.create("/sample/items/" + added.id()));
  }

  /** Replaces the content of an item. Only its author and admins can do this. */
  @RateLimited("posts")
  @Put("/{itemId}")
  @Secured(Roles.MEMBER)
  SampleItemView change(@PathVariable long itemId, @Body SampleItemRequest request, Caller caller) {
    return SampleItemView.of(items.change(itemId, request.content(), caller.asActor()));
  }

  /** Removes an item. Only its author and admins can do this. */
  @Delete("/{itemId}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Roles.MEMBER)
  void remove(@PathVariable long itemId, Caller caller) {
    items.remove(itemId, caller.asActor());
  }

  /**
   * A page of the list of items.
   *
   * @param nextCursor the cursor of the next page; null at the end
   */
  @Introspected
  record SampleItemList(List<SampleItemView> items, @Nullable String nextCursor) {}
}
