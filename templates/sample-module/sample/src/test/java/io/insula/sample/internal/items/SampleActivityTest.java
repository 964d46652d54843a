package io.insula.sample.internal.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.insula.activity.NewEvent;
import io.insula.api.Actor;
import io.insula.sample.NotTheSampleItemAuthorException;
import io.insula.sample.SampleItemContent;
import io.insula.sample.SampleItems;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.log", value = "true")
class SampleActivityTest {
  private static final SampleItemContent LADDER = new SampleItemContent("Ladder", "", 2);

  @Inject SampleItems items;
  @Inject SampleActivityLog log;

  @Test
  void each_change_is_recorded_once_with_its_actor_and_a_refused_one_is_not() {
    var id = items.add(UUID.randomUUID().toString(), LADDER, "ade").id();
    items.change(id, LADDER, new Actor("root", true));
    assertThatExceptionOfType(NotTheSampleItemAuthorException.class)
        .isThrownBy(() -> items.remove(id, new Actor("bea", false)));
    items.remove(id, new Actor("ade", false));

    await().until(() -> log.events.size() >= 3);
    assertThat(log.events).allMatch(event -> event.component().equals("sample"));
    assertThat(log.events)
        .extracting(NewEvent::message)
        .containsExactlyInAnyOrder("item added", "item changed", "item removed");
    assertThat(log.events)
        .allMatch(event -> event.data().contains("\"item_id\":" + id))
        .anyMatch(event -> event.data().contains("\"sub\":\"root\""))
        .noneMatch(event -> event.data().contains("bea"));
  }
}
