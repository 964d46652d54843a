package io.insula.projects.internal.proposals;

import io.insula.api.UnavailableException;
import io.insula.cycles.Cycles;
import io.insula.kernel.outbox.OutboxReceiver;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Delivers a new project to the cycles app as a proposal. A repeated delivery adds no second
 * proposal.
 */
@Singleton
final class EnterCycleReceiver implements OutboxReceiver<EnterCycleMessage> {
  static final String TOPIC = "projects.enter-cycle";

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final BeanProvider<Cycles> cycles;

  EnterCycleReceiver(BeanProvider<Cycles> cycles) {
    this.cycles = cycles;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Class<EnterCycleMessage> payloadType() {
    return EnterCycleMessage.class;
  }

  @Override
  public void receive(String deliveryKey, EnterCycleMessage message) {
    if (!cycles.isPresent()) {
      throw new UnavailableException(
          "The app cycles is off: set insula.apps.cycles to local or remote.", RETRY_AFTER, null);
    }
    cycles.get().addProposal(message.proposal());
  }
}
