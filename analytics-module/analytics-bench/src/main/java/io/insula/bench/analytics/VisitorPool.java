package io.insula.bench.analytics;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The visitors of a site. Recent visitors return more often than others. */
final class VisitorPool {
  private static final int NEW_DEVICES = 200;

  private final Map<Integer, Integer> users = new HashMap<>();
  private final Random random;
  private int visitors;
  private int registered;

  VisitorPool(Random random) {
    this.random = random;
  }

  /**
   * Returns the number of the next visitor.
   *
   * @param share the share of visits by new visitors, from 0 to 1
   */
  int come(double share) {
    if (visitors == 0 || random.nextDouble() < share) {
      // Sometimes the new visitor is a user who has another browser.
      if (registered > 0 && random.nextInt(NEW_DEVICES) == 0) {
        users.put(visitors, random.nextInt(registered));
      }
      return visitors++;
    }
    var back = random.nextDouble();
    return visitors - 1 - (int) (visitors * back * back);
  }

  /** Makes a visitor a new user, and returns the id of the user. */
  String register(int visitor) {
    users.put(visitor, registered);
    return name(registered++);
  }

  /** Returns the id of the visitor's user; null if the visitor has not signed up. */
  @Nullable String userOf(int visitor) {
    var user = users.get(visitor);
    return user == null ? null : name(user);
  }

  private static String name(int user) {
    return "6666bd053866341d%08x".formatted(user);
  }
}
