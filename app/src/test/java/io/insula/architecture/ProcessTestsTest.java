package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.insula.testkit.ServerProcess;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks that each test of the deployable that starts a server has the tag {@code processes}.
 * {@code TourTest} has no tag, so each {@code verify} starts the server once.
 */
class ProcessTestsTest {
  @Test
  void only_the_tour_starts_a_server_without_the_profile_processes() {
    var tests =
        new ClassFileImporter()
                .withImportOption(
                    location ->
                        location.contains("/app/target/")
                            || location.contains("/io/insula/testkit/"))
                .importPackages("io.insula")
                .stream()
                .filter(each -> each.getSimpleName().endsWith("Test"))
                .filter(ProcessTestsTest::startsServer)
                .toList();

    assertThat(tests)
        .filteredOn(ProcessTestsTest::isTagged)
        .extracting(JavaClass::getSimpleName)
        .contains("DurabilityTest", "ThreadsInAnotherProcessTest");
    assertThat(tests)
        .filteredOn(each -> !isTagged(each))
        .extracting(JavaClass::getSimpleName)
        .containsExactly("TourTest");
  }

  private static boolean startsServer(JavaClass test) {
    return !test.isEquivalentTo(ProcessTestsTest.class)
        && test.getTransitiveDependenciesFromSelf().stream()
            .anyMatch(each -> each.getTargetClass().isEquivalentTo(ServerProcess.class));
  }

  private static boolean isTagged(JavaClass test) {
    return Stream.of(test.reflect().getAnnotationsByType(Tag.class))
        .anyMatch(tag -> tag.value().equals("processes"));
  }
}
