package io.insula.projects.internal;

import io.insula.projects.Projects;
import io.insula.projects.contract.ProjectsContract;
import io.insula.testkit.ContractServers;
import org.junit.jupiter.api.AfterAll;

class ProjectsInProcessTest extends ProjectsContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();

  @Override
  protected Projects api() {
    return SERVERS.api(Projects.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }
}
