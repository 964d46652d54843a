package io.insula.kernel.movingout.forwarding;

import io.insula.kernel.movingout.hosting.RemoteSettings;
import io.insula.kernel.security.tokens.CallerStanding;
import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Lets the process where an app lives answer its requests. */
@Singleton
@Requires(condition = AnyRemoteAppCondition.class)
class Forwarder {
  private final ForwardingTargets forwardingTargets;
  private final CallerStanding standing;
  private final Duration deadline;

  Forwarder(ForwardingTargets forwardingTargets, CallerStanding standing, RemoteSettings settings) {
    this.forwardingTargets = forwardingTargets;
    this.standing = standing;
    this.deadline = settings.deadline();
  }

  /**
   * Sends a request on, with the name of whoever is signed in; who may do what, the app says.
   *
   * @return the answer, once its head is here; {@link io.insula.api.UnavailableException} if the
   *     other process cannot be reached or takes too long
   */
  @Executable
  @NonBlocking
  @ProxiedRoute
  @Secured(SecurityRule.IS_ANONYMOUS)
  CompletableFuture<HttpResponse<?>> forward(HttpRequest<?> request) {
    var incoming = (NettyHttpRequest<?>) request;
    var target = forwardingTargets.of(request.getPath());
    return new ForwardedExchange(target, incoming, standing, deadline).run();
  }
}
