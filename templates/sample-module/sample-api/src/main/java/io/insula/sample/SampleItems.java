package io.insula.sample;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.TextRule;

/**
 * The items of all users. Every user may see all items. Only the author of an item and admins may
 * change or remove the item.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be
 * reached. Every method throws {@link io.insula.api.InvalidInputException} for values out of
 * bounds.
 */
public interface SampleItems {
  /** The longest request key, in characters. */
  int MAX_REQUEST_KEY_LENGTH = 200;

  /** Returns items, newest first. */
  Page<SampleItem> list(PageRequest page);

  /**
   * Returns one item.
   *
   * @throws SampleItemNotFoundException if there is none with this id
   */
  SampleItem get(long itemId);

  /**
   * Adds an item. A repeat of the request key adds nothing, and returns the item of the first call
   * in its current state.
   *
   * @param requestKey identifies the request, 1 to {@value #MAX_REQUEST_KEY_LENGTH} characters
   * @param author the user name of the author
   */
  SampleItem add(String requestKey, SampleItemContent content, String author);

  /**
   * Replaces the content of an item.
   *
   * @throws SampleItemNotFoundException if no item has this id
   * @throws NotTheSampleItemAuthorException if the actor is neither the author nor an admin
   */
  SampleItem change(long itemId, SampleItemContent content, Actor actor);

  /**
   * Removes an item.
   *
   * @throws SampleItemNotFoundException if no item has this id
   * @throws NotTheSampleItemAuthorException if the actor is neither the author nor an admin
   */
  void remove(long itemId, Actor actor);

  /**
   * Checks the request key and the author. Remote clients check before the request, because the
   * encoding replaces unpaired surrogates.
   *
   * @throws io.insula.api.InvalidInputException if the key or the author is not valid
   */
  static void checkAdd(String requestKey, String author) {
    new InputChecks()
        .text("request_key", requestKey, TextRule.line(1, MAX_REQUEST_KEY_LENGTH))
        .text("author", author, Actor.NAME)
        .done();
  }
}
