package io.insula.projects.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.projects.NewProject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectsWireTest {
  @Test
  void every_field_of_a_proposal_is_sent() {
    var proposal =
        new NewProject(
            "Trees",
            "for all",
            List.of("green"),
            List.of("heat"),
            List.of("shade"),
            7L,
            new BigDecimal("12.50"),
            "root",
            "once",
            true);

    assertThat(ProjectsWire.read(ProjectsWire.write(proposal, "once"))).isEqualTo(proposal);
  }
}
