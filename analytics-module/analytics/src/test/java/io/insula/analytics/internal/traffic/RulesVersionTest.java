package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InternetDomainName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the version of the rules depends on every table that is used when rows are folded, so
 * that a changed table makes the server fold everything again.
 */
class RulesVersionTest {
  private static final String FOLDER = "io/insula/analytics/";
  private static final String SUFFIXES =
      "com/google/thirdparty/publicsuffix/PublicSuffixPatterns.class";

  /** The tables that are used only when a row arrives. */
  private static final List<String> ON_ARRIVAL = List.of(BotDetector.OWN, BotDetector.CRAWLERS);

  @Test
  void a_change_of_a_built_in_table_changes_the_version_unless_it_decides_only_on_arrival()
      throws Exception {
    var tables = tables();
    var plain = new TrafficSourceRules(KnownHosts.builtIn()).version();

    assertThat(versionWithout("")).isEqualTo(plain);
    assertThat(tables).contains(KnownHosts.TABLE, ReferralExclusions.LIST).containsAll(ON_ARRIVAL);
    for (var table : tables) {
      assertThat(versionWithout(FOLDER + table).equals(plain))
          .as(table)
          .isEqualTo(ON_ARRIVAL.contains(table));
    }
  }

  @Test
  void a_change_of_a_table_needs_a_higher_number() {
    assertThat(new TrafficSourceRules(KnownHosts.builtIn()).version())
        .as(
            "A table has changed, or the library of public suffixes: raise"
                + " TrafficSourceRules.VERSION, here and in docs/analytics.md. Otherwise, in a"
                + " rolling update, the processes with the older tables can fold everything again")
        .isEqualTo("5-2461d1e686cf");
  }

  @Test
  void a_change_of_the_public_suffixes_changes_the_version() throws Exception {
    assertThat(versionWithout(SUFFIXES))
        .isNotEqualTo(new TrafficSourceRules(KnownHosts.builtIn()).version());
  }

  /** Returns the names of the tables in the tested folder of classes, or in the tested jar. */
  private static List<String> tables() throws Exception {
    var place =
        Path.of(
            TrafficSourceRules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      return tablesIn(place.resolve(FOLDER));
    }
    try (var jar = FileSystems.newFileSystem(place)) {
      return tablesIn(jar.getPath(FOLDER));
    }
  }

  private static List<String> tablesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".LICENSE.txt") && !name.endsWith(".class"))
          .toList();
    }
  }

  /** Returns the version of rules that were loaded with a file without its last line. */
  private static Object versionWithout(String file) throws ReflectiveOperationException {
    var loader = new ShortenedFile(file);
    var hosts = loader.loadClass(KnownHosts.class.getName());
    var rules = loader.loadClass(TrafficSourceRules.class.getName());
    var builtIn = hosts.getMethod("builtIn").invoke(null);
    return rules.getMethod("version").invoke(rules.getConstructor(hosts).newInstance(builtIn));
  }

  /** Loads the rules and the library of public suffixes anew, and shortens a file for them. */
  private static final class ShortenedFile extends ClassLoader {
    private static final List<String> PACKAGES =
        Stream.of(TrafficSourceRules.class, InternetDomainName.class)
            .map(type -> type.getPackageName() + ".")
            .toList();

    private final String file;

    private ShortenedFile(String file) {
      super(RulesVersionTest.class.getClassLoader());
      this.file = file;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (PACKAGES.stream().noneMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try {
        var bytes = bytes(name.replace('.', '/') + ".class");
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      try {
        var bytes = bytes(name);
        return new ByteArrayInputStream(name.equals(file) ? withoutLastLine(bytes) : bytes);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private static byte[] withoutLastLine(byte[] bytes) {
      var end = bytes.length - 1;
      while (bytes[end - 1] != '\n') {
        end--;
      }
      return Arrays.copyOf(bytes, end);
    }

    private byte[] bytes(String name) throws IOException {
      try (var stream = Objects.requireNonNull(getParent().getResourceAsStream(name), name)) {
        return stream.readAllBytes();
      }
    }
  }
}
