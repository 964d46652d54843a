package io.insula.kernel.security;

import io.insula.kernel.security.accounts.FirstAdmin;
import io.insula.kernel.security.keys.SigningKeys;
import io.insula.kernel.security.sessions.Revocations;
import io.insula.kernel.security.tokens.OutsideProvider;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/** Makes ready, before the first request is served, all that tells who may do what. */
@Singleton
final class SecurityStart implements ApplicationEventListener<StartupEvent> {
  private final OutsideProvider outsideProvider;
  private final FirstAdmin firstAdmin;
  private final SigningKeys keys;
  private final Revocations revocations;

  SecurityStart(
      OutsideProvider outsideProvider,
      FirstAdmin firstAdmin,
      SigningKeys keys,
      Revocations revocations) {
    this.outsideProvider = outsideProvider;
    this.firstAdmin = firstAdmin;
    this.keys = keys;
    this.revocations = revocations;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    outsideProvider.check();
    firstAdmin.ensure();
    keys.load();
    revocations.refresh();
  }
}
