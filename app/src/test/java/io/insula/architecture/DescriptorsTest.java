package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class DescriptorsTest {
  @Inject List<AppDescriptor> descriptors;

  @Test
  void every_app_has_one_descriptor_and_a_schema_with_its_name() {
    assertThat(violations(CodeBase.real().apps(), descriptors)).isEmpty();
  }

  @Test
  void an_app_without_a_descriptor_is_reported() {
    var bad =
        List.of(
            AppDescriptor.of("orchards"),
            AppDescriptor.of("orchards"),
            new AppDescriptor("trees", "kernel", "db/migration/orchards", List.of()),
            AppDescriptor.of("stranger"));

    assertThat(violations(Set.of("orchards", "trees", "meadows"), bad))
        .containsExactlyInAnyOrder(
            "orchards has 2 descriptors",
            "meadows has 0 descriptors",
            "stranger is described but does not exist",
            "trees has the schema kernel",
            "trees has the migrations db/migration/orchards");
  }

  private static List<String> violations(Set<String> apps, Collection<AppDescriptor> descriptors) {
    return Stream.concat(
            apps.stream().flatMap(app -> countViolations(app, descriptors)),
            descriptors.stream().flatMap(descriptor -> nameViolations(apps, descriptor)))
        .toList();
  }

  private static Stream<String> countViolations(String app, Collection<AppDescriptor> descriptors) {
    var count = descriptors.stream().filter(each -> each.name().equals(app)).count();
    return count == 1 ? Stream.empty() : Stream.of(app + " has " + count + " descriptors");
  }

  private static Stream<String> nameViolations(Set<String> apps, AppDescriptor descriptor) {
    var name = descriptor.name();
    var hasNoSchema = !descriptor.hasSchema();
    return Stream.of(
            apps.contains(name) ? "" : name + " is described but does not exist",
            hasNoSchema || descriptor.schema().equals(name)
                ? ""
                : name + " has the schema " + descriptor.schema(),
            hasNoSchema || descriptor.migrations().equals("db/migration/" + name)
                ? ""
                : name + " has the migrations " + descriptor.migrations())
        .filter(violation -> !violation.isEmpty());
  }
}
