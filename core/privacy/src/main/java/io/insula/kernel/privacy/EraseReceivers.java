package io.insula.kernel.privacy;

import io.insula.api.privacy.PersonalData;
import io.insula.kernel.outbox.OutboxReceiver;
import io.insula.kernel.outbox.OutboxReceiverSource;
import io.insula.kernel.security.accounts.ErasedUsernameTable;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/**
 * Provides one receiver of erasure messages for each app. Each receiver has a topic of its own, so
 * that no app waits for another.
 */
@Singleton
final class EraseReceivers implements OutboxReceiverSource {
  /** The prefix of the topics. */
  static final String TOPICS = "privacy.erase.";

  private final List<PersonalData> apps;
  private final ErasedUsernameTable names;

  EraseReceivers(List<PersonalData> apps, ErasedUsernameTable names) {
    this.apps = apps.stream().sorted(Comparator.comparing(PersonalData::app)).toList();
    this.names = names;
  }

  /** Returns the apps that store personal data. */
  List<String> apps() {
    return apps.stream().map(PersonalData::app).toList();
  }

  static String topicOf(String app) {
    return TOPICS + app;
  }

  @Override
  public List<OutboxReceiver<?>> receivers() {
    return apps.stream().<OutboxReceiver<?>>map(app -> new EraseReceiver(app, names)).toList();
  }

  /** Receives the erasure messages for one app. */
  private record EraseReceiver(PersonalData app, ErasedUsernameTable names)
      implements OutboxReceiver<ErasePersonMessage> {
    @Override
    public String topic() {
      return topicOf(app.app());
    }

    @Override
    public Class<ErasePersonMessage> payloadType() {
      return ErasePersonMessage.class;
    }

    /**
     * Erases the person, unless a new account has the name. An earlier erasure message may have
     * released the name already.
     */
    @Override
    public void receive(String deliveryKey, ErasePersonMessage message) {
      if (names.keepUnlessTaken(message.username(), List.of(app.app()))) {
        app.erase(message.person());
      }
      names.release(message.username(), app.app());
    }
  }
}
