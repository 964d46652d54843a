package io.insula.kernel.base.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProviderFinderTest {
  @Test
  void broken_providers_do_not_hide_the_others(@TempDir Path folder) throws IOException {
    var names =
        List.of(
            "org.nowhere.Missing",
            Stranger.class.getName(),
            Throwing.class.getName(),
            "not the name of a class",
            Kind.class.getName());
    var services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(Greeting.class.getName()), names.subList(0, 3));
    var more = Files.createDirectories(folder.resolve("more/META-INF/services"));
    Files.write(more.resolve(Greeting.class.getName()), names.subList(3, 4));
    var last = Files.createDirectories(folder.resolve("last/META-INF/services"));
    Files.write(last.resolve(Greeting.class.getName()), names.subList(4, 5));
    var places =
        new URL[] {
          folder.toUri().toURL(),
          folder.resolve("more").toUri().toURL(),
          folder.resolve("last").toUri().toURL()
        };

    try (var loader = new URLClassLoader(places, Greeting.class.getClassLoader())) {
      assertThat(ServiceProviderFinder.find(Greeting.class, loader))
          .singleElement()
          .isInstanceOf(Kind.class);
    }
  }

  /** A service. */
  public interface Greeting {}

  /** A provider that works. */
  public static final class Kind implements Greeting {}

  /** A provider that cannot be created. */
  public static final class Throwing implements Greeting {
    public Throwing() {
      throw new IllegalStateException("not today");
    }
  }

  /** A class that is listed as a provider, but does not implement the service. */
  public static final class Stranger {}
}
