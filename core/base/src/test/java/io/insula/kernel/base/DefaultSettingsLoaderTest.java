package io.insula.kernel.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultSettingsLoaderTest {
  private static final String STAGE = "insula.test.stage";

  @TempDir Path folder;

  @Test
  void an_artifact_provides_its_defaults() {
    try (var context = ApplicationContext.builder().start()) {
      assertThat(context.getProperty(STAGE, String.class)).contains("production");
    }
  }

  @Test
  void a_default_for_development_takes_precedence() {
    try (var context =
        ApplicationContext.builder()
            .propertySources(DefaultSettingsLoader.ofDevelopment())
            .start()) {
      assertThat(context.getProperty(STAGE, String.class)).contains("development");
    }
  }

  @Test
  void two_artifacts_that_set_the_same_property_are_refused() throws Exception {
    var urls = new URL[] {artifact("one"), artifact("other")};

    try (var loader = new URLClassLoader(urls, null)) {
      assertThatThrownBy(() -> DefaultSettingsLoader.read(DefaultSettingsLoader.FILE, loader))
          .hasMessage(
              "Two artifacts set insula.twice in their META-INF/insula.properties: remove the line"
                  + " from one of them");
    }
  }

  private URL artifact(String name) throws Exception {
    var file = folder.resolve(name).resolve(DefaultSettingsLoader.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "insula.twice=" + name);
    return folder.resolve(name).toUri().toURL();
  }
}
