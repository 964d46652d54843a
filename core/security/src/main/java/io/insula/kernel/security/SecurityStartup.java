package io.insula.kernel.security;

import io.insula.kernel.security.accounts.BootstrapAdmin;
import io.insula.kernel.security.keys.SigningKeys;
import io.insula.kernel.security.sessions.Revocations;
import io.insula.kernel.security.tokens.IdentityProviderSettings;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/**
 * Prepares security before the first request: checks the settings of the external identity
 * provider, prepares the first admin, and loads the keys and the revocations.
 */
@Singleton
final class SecurityStartup implements ApplicationEventListener<StartupEvent> {
  private final IdentityProviderSettings externalProvider;
  private final BootstrapAdmin firstAdmin;
  private final SigningKeys keys;
  private final Revocations revocations;

  SecurityStartup(
      IdentityProviderSettings externalProvider,
      BootstrapAdmin firstAdmin,
      SigningKeys keys,
      Revocations revocations) {
    this.externalProvider = externalProvider;
    this.firstAdmin = firstAdmin;
    this.keys = keys;
    this.revocations = revocations;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    externalProvider.check();
    firstAdmin.ensure();
    keys.load();
    revocations.refresh();
  }
}
