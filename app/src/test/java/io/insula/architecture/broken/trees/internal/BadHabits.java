package io.insula.architecture.broken.trees.internal;

import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the rules: nothing sleeps, reads the clock of the machine, prints, is injected into a
 * field, or is static and changes. It also normalizes text in an unbounded time and matches by
 * recursion.
 */
final class BadHabits {
  static final ArrayList<String> KNOWN = new ArrayList<>();
  static final Pattern NAMES = Pattern.compile("[a-z]+(,[a-z]+)*");
  static int counter;

  @Inject @Nullable String injected;

  boolean isName(String text) {
    return NAMES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).matches();
  }

  void sleep() throws InterruptedException {
    Thread.sleep(1);
    System.out.println(counter + " at " + Instant.now());
  }
}
