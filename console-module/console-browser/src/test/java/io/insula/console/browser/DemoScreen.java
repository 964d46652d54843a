package io.insula.console.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A screen of a server with demo data.
 *
 * @param visitor the user who sees it; {@code anybody} is not signed in
 * @param screen its address, in which {@code VOTING} and {@code COUNTED} stand for the ids of two
 *     demo cycles; {@code start} is the start screen
 */
record DemoScreen(String visitor, String screen) {
  /** Returns all screens in {@code screens.csv}. */
  static List<DemoScreen> all() {
    try (var file = DemoScreen.class.getResourceAsStream("/screens.csv");
        var lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", 2)).map(DemoScreen::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DemoScreen of(String[] cells) {
    return new DemoScreen(cells[0], cells[1]);
  }

  /** Returns a visit in which this user is signed in; for {@code anybody}, nobody is signed in. */
  static ConsoleWindow visitOf(String visitor, WindowSettings look, ConsoleWindows visits) {
    return switch (visitor) {
      case "anybody" -> visits.anonymous(look);
      case "admin" -> visits.admin(look);
      default -> visits.member(visitor, look);
    };
  }

  String address(DemoServer server) {
    return screen.equals("start")
        ? ""
        : screen
            .replace("VOTING", Long.toString(server.cycle(DemoServer.VOTING)))
            .replace("COUNTED", Long.toString(server.cycle(DemoServer.COUNTED)));
  }
}
