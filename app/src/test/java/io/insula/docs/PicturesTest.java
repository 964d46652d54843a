package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that three pictures of the documentation have a version for light pages and one for dark
 * pages, which differ only in their style. Also checks that the picture of the server shows all
 * apps, and the picture of the rooms all rooms.
 */
class PicturesTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Path FOLDER = REPOSITORY.resolve("docs/images");
  private static final Pattern TEXT = Pattern.compile("<text [^>]*>([^<]*)</text>");
  private static final Pattern NAME =
      Pattern.compile("<text class=\"name\" [^>]*y=\"(\\d+)\">([^<]*)</text>");
  private static final Pattern DESCRIPTION = Pattern.compile("<desc [^>]*>[^<]*</desc>");
  private static final Pattern ALTERNATIVE =
      Pattern.compile("<img alt=\"[^\"]*\" src=\"docs/images/insula-light.svg\">");

  /** Matches a row of the page of the rooms: the room, and the rooms that it uses. */
  private static final Pattern ROOM =
      Pattern.compile("(?m)^\\| `core/([a-z-]+)` \\|.*\\| ([a-z, -]+) \\|$");

  @ParameterizedTest
  @ValueSource(strings = {"insula", "rooms", "request"})
  void the_dark_picture_shows_what_the_light_one_shows(String name) throws IOException {
    var light = read(name + "-light");
    var dark = read(name + "-dark");

    assertThat(withoutStyle(dark)).isEqualTo(withoutStyle(light)).contains("<title", "<desc");
    assertThat(dark).isNotEqualTo(light);
  }

  @Test
  void the_picture_of_the_server_and_its_description_name_every_hosted_app() throws IOException {
    var picture = read("insula-light");
    var description = Files.readString(REPOSITORY.resolve("README.md"), UTF_8);

    assertThat(folders("*-module/[a-z]*"))
        .contains("threads")
        .allMatch(app -> labels(picture).contains(app))
        .allMatch(app -> DESCRIPTION.matcher(picture).results().anyMatch(it -> names(it, app)))
        .allMatch(app -> ALTERNATIVE.matcher(description).results().anyMatch(it -> names(it, app)));
  }

  @Test
  void the_picture_of_the_rooms_shows_every_folder_of_the_core() throws IOException {
    var labels = labels(read("rooms-light"));

    assertThat(folders("core/*"))
        .contains("web")
        .allMatch(
            room ->
                labels.stream()
                    .anyMatch(it -> it.equals(room) || it.matches(".*\\bcore/" + room + "\\b.*")));
  }

  /** The picture has few arrows. So its layers show what each room may use. */
  @Test
  void the_picture_of_the_rooms_has_each_room_of_the_kernel_above_what_it_uses()
      throws IOException {
    var heights = new HashMap<String, Integer>();
    NAME.matcher(read("rooms-light"))
        .results()
        .forEach(it -> heights.put(it.group(2), Integer.parseInt(it.group(1))));
    var page = Files.readString(REPOSITORY.resolve("docs/rooms.md"), UTF_8);
    var layers = List.of("privacy", "outbox", "security", "web", "database", "base");

    assertThat(heights).containsKeys(layers.toArray(String[]::new));
    for (var room : ROOM.matcher(page).results().toList()) {
      if (layers.contains(room.group(1))) {
        assertThat(room.group(2).split(", "))
            .filteredOn(layers::contains)
            .allMatch(used -> heights.get(used) > heights.get(room.group(1)));
      }
    }
  }

  private static boolean names(MatchResult text, String app) {
    return text.group().matches("(?s).*\\b" + app + "\\b.*");
  }

  private static Set<String> labels(String picture) {
    return TEXT.matcher(picture)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the names of the folders of modules that match a pattern of paths. */
  private static Set<String> folders(String pattern) throws IOException {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    try (Stream<Path> files = Files.find(REPOSITORY, 3, (file, _) -> file.endsWith("pom.xml"))) {
      return files
          .map(file -> REPOSITORY.relativize(file.getParent()))
          .filter(matcher::matches)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> pattern.startsWith("core") || !name.contains("-"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private static String read(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".svg"), UTF_8);
  }

  private static String withoutStyle(String picture) {
    return picture.replaceAll("(?s)<style>.*?</style>", "");
  }
}
