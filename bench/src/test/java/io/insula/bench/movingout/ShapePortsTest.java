package io.insula.bench.movingout;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.bench.server.PeerCertificates;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShapePortsTest {
  private final AtomicInteger port = new AtomicInteger(7000);
  private final PeerCertificates certificates = new PeerCertificates(Path.of("/certs"));

  @Test
  void one_process_gets_no_remote_settings() {
    assertThat(placement(DeploymentShape.ONE).settings(DeploymentShape.ONE.parts().getFirst()))
        .isEmpty();
  }

  @Test
  void a_host_gets_its_port_its_callers_and_the_addresses_of_other_apps() {
    var placement = placement(DeploymentShape.TWO);
    var threads = DeploymentShape.TWO.home("threads");

    var settings = placement.settings(threads);

    assertThat(settings)
        .containsEntry("INSULA_REMOTE_PORT", String.valueOf(placement.ports().get(threads)))
        .containsEntry("INSULA_REMOTE_HOST", "127.0.0.1")
        .containsEntry("INSULA_REMOTE_THREADS_CALLERS", "server")
        .containsEntry("INSULA_APPS_ACTIVITY", "remote")
        .containsEntry("INSULA_APPS_PROJECTS", "remote")
        .containsEntry(
            "INSULA_REMOTE_ACTIVITY_TARGET",
            "127.0.0.1:" + placement.ports().get(DeploymentShape.TWO.home("activity")))
        .containsEntry("INSULA_REMOTE_CERTIFICATE", "/certs/threads/certificate.pem")
        .containsEntry("INSULA_REMOTE_KEY", "/certs/threads/key.pem")
        .containsEntry("INSULA_REMOTE_AUTHORITIES", "/certs/threads/authorities.pem")
        .doesNotContainKey("INSULA_APPS_THREADS");
  }

  @Test
  void a_front_process_hosts_no_app_and_has_the_address_of_each() {
    var placement = placement(DeploymentShape.EACH);

    var settings = placement.settings(DeploymentShape.EACH.parts().getLast());

    assertThat(settings)
        .doesNotContainKey("INSULA_REMOTE_PORT")
        .containsEntry("INSULA_APPS_THREADS", "remote")
        .containsEntry("INSULA_APPS_PROJECTS", "remote")
        .containsEntry("INSULA_APPS_ACTIVITY", "remote");
    assertThat(
            Set.of(
                settings.get("INSULA_REMOTE_THREADS_TARGET"),
                settings.get("INSULA_REMOTE_PROJECTS_TARGET"),
                settings.get("INSULA_REMOTE_ACTIVITY_TARGET")))
        .hasSize(3);
    assertThat(
            placement
                .settings(DeploymentShape.EACH.home("activity"))
                .get("INSULA_REMOTE_ACTIVITY_CALLERS"))
        .isEqualTo("threads,projects,server");
  }

  private ShapePorts placement(DeploymentShape shape) {
    return ShapePorts.of(shape, () -> port.getAndAdd(2), certificates);
  }
}
