package io.insula.sample.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Actor;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.sample.NotTheSampleItemAuthorException;
import io.insula.sample.SampleItem;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItemNotFoundException;
import io.insula.sample.SampleItems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link SampleItems}, for the local and the remote implementation. */
public abstract class SampleItemsContract {
  private static final SampleItemContent LADDER =
      new SampleItemContent("Ladder", "three\nsteps", 2);
  private static final Actor ADE = new Actor("ade", false);
  private static final Actor BEA = new Actor("bea", false);
  private static final Actor ROOT = new Actor("root", true);

  private SampleItems items;

  /** Returns the implementation that is tested. */
  protected abstract SampleItems api();

  @BeforeEach
  void take_the_implementation() {
    items = api();
  }

  @Test
  void an_item_is_stored_as_it_was_added() {
    var added = items.add(key(), LADDER, "ade");

    assertThat(added.content()).isEqualTo(LADDER);
    assertThat(added.author()).isEqualTo("ade");
    assertThat(items.get(added.id())).isEqualTo(added);
  }

  @Test
  void items_are_listed_newest_first_page_by_page() {
    var added = Stream.generate(() -> items.add(key(), LADDER, "ade")).limit(5).toList();

    var listed = new ArrayList<SampleItem>();
    @Nullable Long before = null;
    do {
      var page = items.list(new PageRequest(2, before));
      listed.addAll(page.items());
      before = page.nextBefore();
    } while (before != null && listed.size() < 6);

    assertThat(listed).startsWith(added.reversed().toArray(SampleItem[]::new));
  }

  @Test
  void a_repeated_request_adds_nothing_and_answers_the_same() {
    var key = key();
    var first = items.add(key, LADDER, "ade");

    assertThat(items.add(key, new SampleItemContent("Other", "", 1), "ade")).isEqualTo(first);
    assertThat(items.list(new PageRequest(1, null)).items()).containsExactly(first);
  }

  @Test
  void concurrent_repeats_add_one_item() throws Exception {
    var key = key();
    Callable<SampleItem> repeat = () -> items.add(key, LADDER, "ade");

    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<SampleItem>();
      for (var answer : workers.invokeAll(Collections.nCopies(16, repeat))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnly(answers.getFirst());
    }
  }

  @Test
  void its_author_and_an_admin_change_an_item() {
    var added = items.add(key(), LADDER, "ade");
    var fewer = new SampleItemContent("Ladder", "", 1);

    var changed = items.change(added.id(), fewer, ADE);
    assertThat(changed)
        .isEqualTo(new SampleItem(added.id(), fewer, "ade", added.createdAt()))
        .isEqualTo(items.get(added.id()));

    assertThat(items.change(added.id(), LADDER, ROOT)).isEqualTo(added);
  }

  @Test
  void other_users_change_and_remove_nothing() {
    var added = items.add(key(), LADDER, "ade");

    Stream.<Runnable>of(
            () -> items.change(added.id(), new SampleItemContent("Mine", "", 0), BEA),
            () -> items.remove(added.id(), BEA))
        .forEach(
            call ->
                assertThatExceptionOfType(NotTheSampleItemAuthorException.class)
                    .isThrownBy(call::run)
                    .satisfies(e -> assertThat(e.itemId()).isEqualTo(added.id())));
    assertThat(items.get(added.id())).isEqualTo(added);
  }

  @Test
  void its_author_and_an_admin_remove_an_item() {
    for (var actor : List.of(ADE, ROOT)) {
      var added = items.add(key(), LADDER, "ade");

      items.remove(added.id(), actor);

      assertThatExceptionOfType(SampleItemNotFoundException.class)
          .isThrownBy(() -> items.get(added.id()));
    }
  }

  @Test
  void an_unknown_item_is_reported() {
    Stream.<Runnable>of(
            () -> items.get(Long.MAX_VALUE),
            () -> items.change(Long.MAX_VALUE, LADDER, ROOT),
            () -> items.remove(Long.MAX_VALUE, ROOT))
        .forEach(
            call ->
                assertThatExceptionOfType(SampleItemNotFoundException.class)
                    .isThrownBy(call::run)
                    .satisfies(e -> assertThat(e.itemId()).isEqualTo(Long.MAX_VALUE)));
  }

  @Test
  void values_out_of_bounds_are_refused() {
    Stream.<Runnable>of(
            () -> items.add("", LADDER, "ade"),
            () -> items.add("k".repeat(SampleItems.MAX_REQUEST_KEY_LENGTH + 1), LADDER, "ade"),
            () -> items.add("a\0b", LADDER, "ade"),
            () -> items.add(key(), LADDER, ""),
            () -> items.add(key(), LADDER, "\ud800"))
        .forEach(
            call -> assertThatExceptionOfType(InvalidInputException.class).isThrownBy(call::run));
  }

  @Test
  void all_errors_of_a_content_are_reported_together() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new SampleItemContent(" ", "x".repeat(2_001), -1))
        .satisfies(
            e ->
                assertThat(e.errors())
                    .extracting(FieldError::field)
                    .containsExactly("name", "note", "quantity"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new SampleItemContent("x".repeat(81), "a\u0007b", 1_000_001));
    assertThat(new SampleItemContent(" a ", "", 0).name()).isEqualTo("a");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
