package io.insula.contract;

import io.insula.projects.Projects;
import io.insula.projects.contract.ProjectsContract;
import io.insula.testkit.ContractServers;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class ProjectsInAnotherProcessTest extends ProjectsContract {
  @TempDir static Path folder;

  private static ServerProcess process;
  private static ContractServers servers;

  @BeforeAll
  static void open() {
    var other = RemoteServerSetup.hosting(Set.of("projects", "threads"), folder);
    process = other.start();
    servers = ContractServers.of(other);
  }

  @AfterAll
  static void close() {
    servers.close();
    process.close();
  }

  @Override
  protected Projects api() {
    return servers.api(Projects.class);
  }
}
