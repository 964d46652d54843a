package io.insula.architecture;

import io.insula.architecture.Rooms.Room;
import java.util.stream.Collectors;

/** The page of the documentation that shows the rooms. */
final class RoomsPage {
  private static final String PAGE =
      """
      # The rooms of the core

      Each room is an artifact in the folder `core/`, with one purpose and its own package. A room uses only the rooms that it depends on. There are no circular dependencies, and no room depends on an app.

      This page is generated from the POMs: the purposes are their descriptions, and the arrows are their dependencies. `RoomsTest` checks the code against it, and fails if this page is outdated. To renew it:

      ```
      ./mvnw test -pl app -am -Dtest=RoomsTest -Dsurefire.failIfNoSpecifiedTests=false -Dinsula.docs=--write
      ```

      | room | purpose | package | depends on |
      |---|---|---|---|
      %s

      ```mermaid
      graph BT
      %s
      ```
      """;

  private RoomsPage() {}

  static String of(Rooms rooms, String root) {
    return PAGE.formatted(
        rooms.rooms().stream().map(room -> row(room, root)).collect(Collectors.joining("\n")),
        rooms.rooms().stream().map(RoomsPage::arrows).collect(Collectors.joining("\n")));
  }

  private static String row(Room room, String root) {
    return "| `core/%s` | %s | %s | %s |"
        .formatted(
            room.name(),
            room.sentence(),
            room.hasCode() ? "`" + root + "." + room.packageName() + "`" : "none",
            room.needs().isEmpty() ? "nothing" : String.join(", ", room.needs()));
  }

  private static String arrows(Room room) {
    return room.needs().isEmpty()
        ? "  " + room.name()
        : room.needs().stream()
            .map(each -> "  " + room.name() + " --> " + each)
            .collect(Collectors.joining("\n"));
  }
}
