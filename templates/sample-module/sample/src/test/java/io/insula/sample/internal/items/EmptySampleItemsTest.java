package io.insula.sample.internal.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.sample.SampleItem;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItems;
import io.insula.sample.internal.SampleOverHttp;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests the deletion of empty items. The job also runs in the background, so the tests must pass no
 * matter how often it has run.
 */
@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.sample.keep-empty", value = "2d")
class EmptySampleItemsTest {
  @Inject SampleItems items;
  @Inject EmptySampleItems emptyItems;
  @Inject SettableClock clock;
  @Inject SampleOverHttp http;
  @Inject List<RecurringTask<?>> jobs;

  @Test
  void an_item_that_was_empty_long_enough_is_deleted() {
    var empty = add(0);
    var full = add(1);
    var emptied = add(1);
    clock.advance(Duration.ofDays(1));
    items.change(emptied.id(), new SampleItemContent("x", "", 0), new Actor("ade", false));

    clock.advance(Duration.ofDays(1).plusMillis(1));
    emptyItems.delete();

    assertThat(ids()).contains(full.id(), emptied.id()).doesNotContain(empty.id());
    clock.advance(Duration.ofDays(1));
    emptyItems.delete();
    assertThat(ids()).contains(full.id()).doesNotContain(emptied.id());
  }

  @Test
  void the_health_of_the_server_shows_the_last_run() {
    emptyItems.delete();

    assertThat(emptyItems.lastRun()).contains(clock.instant());
    assertThat(http.people().nobody().get("/health").expect(200).json().get("status").textValue())
        .isEqualTo("UP");
  }

  @Test
  void the_job_is_scheduled_under_the_name_of_the_app() {
    assertThat(jobs).anyMatch(job -> job.getName().equals("sample.delete-empty-items"));
  }

  private SampleItem add(int quantity) {
    var content = new SampleItemContent("x", "", quantity);
    return items.add(UUID.randomUUID().toString(), content, "ade");
  }

  private List<Long> ids() {
    return items.list(new PageRequest(PageRequest.MAX_LIMIT, null)).items().stream()
        .map(SampleItem::id)
        .toList();
  }
}
