package io.insula.kernel.movingout.hosting;

import io.insula.remote.MutualTls;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of the certificate with which this process identifies itself. The values are NaN without a
 * certificate.
 */
@Context
final class RemoteCertificateMetrics {
  private final AtomicReference<@Nullable MutualTls> security = new AtomicReference<>();

  RemoteCertificateMetrics(MeterRegistry metrics, Clock clock) {
    Gauge.builder(
            "insula.certificate.remaining.seconds",
            this,
            gauges -> gauges.seconds(each -> remaining(each, clock)))
        .description("The time until the certificate for calls between processes expires")
        .register(metrics);
    Gauge.builder(
            "insula.certificate.validity.seconds",
            this,
            gauges -> gauges.seconds(RemoteCertificateMetrics::validity))
        .description("The whole time for which the certificate for calls is valid")
        .register(metrics);
  }

  /** Shows the certificates of a process in the gauges. */
  void show(MutualTls used) {
    security.set(used);
  }

  private double seconds(Function<X509Certificate, Duration> time) {
    var used = security.get();
    return used == null ? Double.NaN : time.apply(used.firstToExpire()).toSeconds();
  }

  private static Duration remaining(X509Certificate certificate, Clock clock) {
    return Duration.between(clock.instant(), certificate.getNotAfter().toInstant());
  }

  private static Duration validity(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }
}
