package io.insula.kernel.outbox;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The receivers of this process by their topics. */
@Singleton
final class OutboxReceivers {
  private final BeanProvider<OutboxReceiver<?>> beans;
  private final BeanProvider<OutboxReceiverSource> sources;
  private final AtomicReference<@Nullable Map<String, OutboxReceiver<?>>> byTopic =
      new AtomicReference<>();

  /**
   * @param beans the receivers that are beans; created at the first use, because receivers need
   *     apps that need the outbox
   * @param sources the sources of further receivers; created at the first use
   */
  OutboxReceivers(
      BeanProvider<OutboxReceiver<?>> beans, BeanProvider<OutboxReceiverSource> sources) {
    this.beans = beans;
    this.sources = sources;
  }

  Set<String> topics() {
    return byTopic().keySet();
  }

  /**
   * @throws IllegalStateException if no receiver has this topic
   */
  OutboxReceiver<?> of(String topic) {
    var receiver = byTopic().get(topic);
    if (receiver == null) {
      throw new IllegalStateException(
          "No bean of the type OutboxReceiver has the topic " + topic + ": add one");
    }
    return receiver;
  }

  private Map<String, OutboxReceiver<?>> byTopic() {
    var cached = byTopic.get();
    if (cached == null) {
      cached =
          Stream.<OutboxReceiver<?>>concat(
                  beans.stream(), sources.stream().flatMap(source -> source.receivers().stream()))
              .collect(Collectors.toUnmodifiableMap(OutboxReceiver::topic, receiver -> receiver));
      byTopic.set(cached);
    }
    return cached;
  }
}
