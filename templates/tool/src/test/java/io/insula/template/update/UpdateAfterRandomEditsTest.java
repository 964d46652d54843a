package io.insula.template.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateAfterRandomEditsTest {
  private static final int UPDATES = 4;

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_line_of_the_owner_is_ever_lost(long seed) throws Exception {
    var template = ToyTemplate.create(temp.resolve("template"));
    var theirs = new RandomHistory("template", template.folder().path().resolve("service"), seed);
    theirs.addFiles(12);
    template.folder().commit();
    var service = template.newService(temp.resolve("service"));
    var owner = new RandomHistory("owner", service.path(), 1000 + seed);
    for (var update = 1; update <= UPDATES; update++) {
      owner.change(15);
      service.commit();
      var base = contents(template.folder().path().resolve("service"));
      theirs.change(15);
      template.release(update + ".0");
      var before = contents(service.path());

      var report = template.update(service.path());

      assertThat(service.untrackedFiles()).isEmpty();
      var after = contents(service.path());
      assertThat(linesOfOwner(after)).as(report).containsAll(linesOfOwner(before));
      assertThat(withMarkers(after)).isSubsetOf(conflicts(service));
      assertThat(untouched(base, before, after))
          .isEqualTo(
              untouched(base, before, contents(template.folder().path().resolve("service"))));
      keepBothSides(service);
    }
  }

  @Test
  void the_histories_have_conflicts_and_files_that_moved() throws Exception {
    var template = ToyTemplate.create(temp.resolve("template"));
    var theirs = new RandomHistory("template", template.folder().path().resolve("service"), 1);
    theirs.addFiles(12);
    template.folder().commit();
    var service = template.newService(temp.resolve("service"));
    new RandomHistory("owner", service.path(), 1001).change(60);
    service.commit();
    theirs.change(60);
    template.release("2.0");

    assertThat(template.update(service.path())).contains("CONFLICT", "renamed", "deleted", "new  ");
  }

  private static Map<String, List<String>> contents(Path root) throws IOException {
    var contents = new TreeMap<String, List<String>>();
    for (var file : RandomHistory.files(root)) {
      contents.put(root.relativize(file).toString(), Files.readAllLines(file));
    }
    return contents;
  }

  private static Set<String> linesOfOwner(Map<String, List<String>> contents) {
    return contents.values().stream()
        .flatMap(List::stream)
        .filter(line -> line.startsWith("owner line"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> withMarkers(Map<String, List<String>> contents) {
    return contents.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(UpdateAfterRandomEditsTest::isMarker))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> conflicts(TestGitRepository service)
      throws IOException, InterruptedException {
    return new TreeSet<>(service.git("diff", "--name-only", "--diff-filter=U").lines().toList());
  }

  /**
   * Returns those files of one side that the owner of the service did not change. In the service,
   * such a file still has the path and the lines that it has in the base.
   */
  private static Map<String, List<String>> untouched(
      Map<String, List<String>> base,
      Map<String, List<String>> service,
      Map<String, List<String>> side) {
    var untouched = new TreeMap<>(side);
    untouched.keySet().removeIf(path -> !base.containsKey(path));
    untouched.keySet().removeIf(path -> !base.get(path).equals(service.get(path)));
    return untouched;
  }

  private static void keepBothSides(TestGitRepository service)
      throws IOException, InterruptedException {
    for (var file : RandomHistory.files(service.path())) {
      var lines = new ArrayList<>(Files.readAllLines(file));
      lines.removeIf(UpdateAfterRandomEditsTest::isMarker);
      Files.write(file, lines);
    }
    if (!service.git("status", "--porcelain").isEmpty()) {
      service.commit();
    }
  }

  private static boolean isMarker(String line) {
    return line.matches("(<<<<<<<|>>>>>>>|\\|\\|\\|\\|\\|\\|\\|).*|=======");
  }
}
