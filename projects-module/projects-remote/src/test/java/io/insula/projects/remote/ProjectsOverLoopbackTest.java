package io.insula.projects.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.projects.Projects;
import io.insula.projects.contract.ProjectsContract;
import io.insula.testkit.ContractServers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProjectsOverLoopbackTest extends ProjectsContract {
  private static final ContractServers SERVERS = ContractServers.overLoopback(Set.of("projects"));

  @Override
  protected Projects api() {
    return SERVERS.api(Projects.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void the_app_is_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.projects.remote");
  }
}
