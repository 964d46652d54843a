package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelMembersTest {
  /** If this system property is {@code --write}, the test writes the list again. */
  private static final String DOCS = "insula.docs";

  private static final String RELEASED =
      """
      version 1.2.3

      public interface garden.Flower<T>
        public abstract int garden.Flower.height()
        public default int garden.Flower.age(java.util.Map<T, T>)
      """;

  @Test
  void the_version_of_the_kernel_fits_what_changed_for_plugins_since_the_list() throws Exception {
    var list = SourceTree.root().resolve("docs/plugin-members.txt");
    var rooms = Rooms.of(SourceTree.root(), CodeBase.real().root()).rooms();
    var kernel = rooms.stream().filter(each -> each.name().equals("kernel")).findFirst();
    var packages =
        rooms.stream()
            .filter(each -> kernel.orElseThrow().needs().contains(each.name()))
            .map(Rooms.Room::packageName)
            .collect(Collectors.toSet());
    var version = ModulePom.in(SourceTree.root()).property("insula.kernel.version");
    var members = KernelMembers.of(CodeBase.real(), packages, version);
    if ("--write".equals(System.getProperty(DOCS))) {
      Files.writeString(list, members.text());
    }

    var released = KernelMembers.parse(Files.readString(list));

    assertThat(packages).contains("api", "kernel.base").doesNotContain("kernel.movingout");
    assertThat(members.lines()).contains("public final class io.insula.api.Roles");
    assertThat(members.complaintsAfter(released)).as("docs/plugins.md has the rules").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '  public abstract int garden.Flower.width()'                          | 1.9.9 | 2.0.0
          '  public abstract <A> A garden.Flower.of(java.util.Map<A, A>)'        | 1.2.3 | 2.0.0
          '  public default int garden.Flower.width()'                           | 1.2.4 | 1.3.0
          'public class garden.FlowerBed'                                        | 1.2.3 | 1.3.0
          '  public abstract int garden.Fence.height()'                          | 1.2.3 | 1.3.0
          """)
  void a_new_member_needs_the_next_minor_version_or_a_major_one_if_plugins_must_implement_it(
      String line, String tooLow, String lowest) {
    assertThat(complaints(tooLow, RELEASED + line))
        .isEqualTo(
            "insula.kernel.version is %s and must be %s or later, because of:\nadded %s"
                .formatted(tooLow, lowest, line.strip()));
    assertThat(complaints(lowest, RELEASED + line)).isEmpty();
  }

  @Test
  void a_member_that_is_gone_or_changed_needs_the_next_major_version() {
    var without = RELEASED.replaceFirst("  public abstract.*\n", "");

    assertThat(complaints("1.3.0", without))
        .contains("must be 2.0.0 or later", "removed public abstract int garden.Flower.height()");
    assertThat(complaints("1.3.0", RELEASED.replace("int ", "long "))).contains("2.0.0 or later");
    assertThat(complaints("2.0.0", without)).isEmpty();
  }

  @Test
  void the_same_members_need_no_new_version() {
    assertThat(complaints("1.2.3", RELEASED)).isEmpty();
    assertThat(KernelMembers.parse(RELEASED).text()).isEqualTo(RELEASED);
  }

  private static String complaints(String version, String text) {
    var members = new KernelMembers(version, KernelMembers.parse(text).lines());
    return String.join("\n", members.complaintsAfter(KernelMembers.parse(RELEASED)));
  }
}
