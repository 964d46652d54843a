package io.insula.projects.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.projects.Projects;
import io.insula.projects.contract.ProjectsContract;
import io.insula.testkit.Neighbourhood;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProjectsOverLoopbackTest extends ProjectsContract {
  private static final Neighbourhood NEIGHBOURHOOD = Neighbourhood.overLoopback(Set.of("projects"));

  @Override
  protected Projects api() {
    return NEIGHBOURHOOD.api(Projects.class);
  }

  @AfterAll
  static void close() {
    NEIGHBOURHOOD.close();
  }

  @Test
  void the_app_is_indeed_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.projects.remote");
  }
}
