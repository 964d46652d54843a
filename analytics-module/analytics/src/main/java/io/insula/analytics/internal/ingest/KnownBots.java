package io.insula.analytics.internal.ingest;

import io.insula.analytics.internal.traffic.Bots;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Asks the table of known bots. */
@Factory
final class KnownBots {
  @Singleton
  UserAgents userAgents(Bots bots) {
    return bots::isBot;
  }
}
