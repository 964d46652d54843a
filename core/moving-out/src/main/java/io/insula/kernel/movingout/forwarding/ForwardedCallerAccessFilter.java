package io.insula.kernel.movingout.forwarding;

import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.movingout.hosting.AllowedCallers;
import io.insula.kernel.movingout.hosting.RefusedProcessEventFactory;
import io.insula.kernel.movingout.hosting.RemoteApis;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemResponses;
import io.insula.kernel.web.problems.ProblemType;
import io.insula.remote.LogRateLimiter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a forwarded request if the forwarding process must not call the app. Sign-in, accounts
 * and metrics are not available to other processes.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "insula.remote.port", notEquals = "0")
final class ForwardedCallerAccessFilter {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardedCallerAccessFilter.class);

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> appsByPrefix = new HashMap<>();
  private final AllowedCallers callers;
  private final ProblemResponses problemResponses;
  private final SecurityLog log;
  private final Clock clock;
  private final LogRateLimiter logRateLimiter = new LogRateLimiter();

  ForwardedCallerAccessFilter(
      List<AppDescriptor> hosted,
      RemoteApis apis,
      AllowedCallers callers,
      ProblemResponses problemResponses,
      SecurityLog log,
      Clock clock) {
    var names = hosted.stream().map(AppDescriptor::name).toList();
    apis.all().stream()
        .filter(api -> names.contains(api.app()))
        .forEach(api -> api.routes().forEach(prefix -> appsByPrefix.put(prefix, api.app())));
    this.callers = callers;
    this.problemResponses = problemResponses;
    this.log = log;
    this.clock = clock;
  }

  @PreMatching
  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return ForwardedConnection.of(request)
        .<HttpResponse<?>>map(connection -> refusal(request, connection))
        .orElse(null);
  }

  private @Nullable HttpResponse<?> refusal(
      HttpRequest<?> request, ForwardedConnection connection) {
    var app = appsByPrefix.get(PathPrefixParser.of(request.getPath()));
    if (connection.engine().isPresent()) {
      var names = connection.peer(clock);
      if (names.isEmpty()) {
        return refuse(
            request, ProblemType.FORBIDDEN, "the calling process has no valid certificate");
      }
      if (app != null && Collections.disjoint(names.get(), callers.of(app))) {
        if (logRateLimiter.allows(app + " " + names.get())) {
          LOG.warn(
              "The process {} forwarded a request to the app {} without permission; the setting"
                  + " insula.remote.{}.callers lists the allowed processes",
              names.get(),
              app,
              app);
          log.addInBackground(RefusedProcessEventFactory.of(app, names.get()));
        }
        return refuse(
            request,
            ProblemType.FORBIDDEN,
            "the calling process is not an allowed caller of the app");
      }
    }
    if (connection.engine().isEmpty() && !isForThisMachine(request)) {
      return refuse(
          request, ProblemType.FORBIDDEN, "the Host header does not name a loopback address");
    }
    return app == null
        ? refuse(request, ProblemType.NOT_FOUND, "no app in this process has this path")
        : null;
  }

  /**
   * Returns whether the header {@code Host} names this machine. Without certificates, every local
   * process is trusted, including browsers. The check refuses a web page whose host name resolves
   * to a loopback address (DNS rebinding).
   */
  private static boolean isForThisMachine(HttpRequest<?> request) {
    var host = request.getHeaders().get(HttpHeaders.HOST);
    return host != null && LOOPBACK.matcher(host).matches();
  }

  private HttpResponse<?> refuse(HttpRequest<?> request, ProblemType type, String reason) {
    var detail = "This process refuses the request: " + reason + ".";
    return problemResponses
        .answer(request, new ProblemException(type, detail))
        .header(TraceId.HEADER, TraceId.of(request))
        .header(ForwardingRefusalHeader.HEADER, reason)
        // Closes the connection, so that the other process opens a new one, possibly with a newer
        // certificate.
        .header(HttpHeaders.CONNECTION, "close");
  }
}
