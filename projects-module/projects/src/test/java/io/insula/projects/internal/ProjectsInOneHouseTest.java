package io.insula.projects.internal;

import io.insula.projects.Projects;
import io.insula.projects.contract.ProjectsContract;
import io.insula.testkit.Neighbourhood;
import org.junit.jupiter.api.AfterAll;

class ProjectsInOneHouseTest extends ProjectsContract {
  private static final Neighbourhood NEIGHBOURHOOD = Neighbourhood.inOneHouse();

  @Override
  protected Projects api() {
    return NEIGHBOURHOOD.api(Projects.class);
  }

  @AfterAll
  static void close() {
    NEIGHBOURHOOD.close();
  }
}
