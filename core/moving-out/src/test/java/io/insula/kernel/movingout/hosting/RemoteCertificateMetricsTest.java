package io.insula.kernel.movingout.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insula.remote.MutualTls;
import io.insula.remote.PemFilePaths;
import io.insula.testkit.TestCertificateAuthority;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCertificateMetricsTest {
  private static final double TWO_MINUTES = 120;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void the_gauges_show_how_long_the_certificate_is_valid(@TempDir Path folder) {
    var ours = TestCertificateAuthority.named("ours");
    var now = Instant.now();
    var files = ours.write(folder, ours.issue("front", now.plus(Duration.ofDays(10))));
    var tomorrow = Clock.fixed(now.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    var metrics = new RemoteCertificateMetrics(registry, tomorrow);
    assertThat(seconds("remaining")).isNaN();
    assertThat(seconds("validity")).isNaN();

    try (var security =
        MutualTls.of(
            new PemFilePaths(files.certificate(), files.key(), files.authorities()),
            Duration.ofHours(1))) {
      metrics.show(security);

      assertThat(seconds("remaining"))
          .isCloseTo(Duration.ofDays(9).toSeconds(), within(TWO_MINUTES));
      // The certificate begins two days ago.
      assertThat(seconds("validity"))
          .isCloseTo(Duration.ofDays(12).toSeconds(), within(TWO_MINUTES));
    }
  }

  private double seconds(String name) {
    return registry.get("insula.certificate." + name + ".seconds").gauge().value();
  }
}
