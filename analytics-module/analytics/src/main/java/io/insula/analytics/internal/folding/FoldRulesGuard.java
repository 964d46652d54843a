package io.insula.analytics.internal.folding;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether this process may replace the rules of the fold, so that everything is folded
 * again. During a rolling update, two versions must not replace each other's rules in turn.
 *
 * <p>A process may replace the rules at once, except in two cases:
 *
 * <ul>
 *   <li>The rules of the process are older.
 *   <li>The process has already seen its own rules in the database.
 * </ul>
 *
 * <p>In these cases, the process waits until no process has written the state of the fold for
 * {@link #ABANDONED_AFTER}.
 */
final class FoldRulesGuard {
  /**
   * If the state of the fold stays the same for this time, the present rules count as abandoned.
   */
  static final Duration ABANDONED_AFTER = Duration.ofMinutes(2);

  /**
   * After this time without a change of the fold's state, a process writes the state as a sign of
   * life.
   */
  static final Duration SIGN_OF_LIFE_AFTER = Duration.ofSeconds(30);

  /**
   * The longest time between two readings of the state of the fold. After a longer gap, the
   * database may have been unavailable to all processes. {@link #ABANDONED_AFTER} then begins
   * again.
   */
  static final Duration MAX_GAP = Duration.ofSeconds(45);

  private static final Logger LOG = LoggerFactory.getLogger(FoldRulesGuard.class);

  private final FoldRulesVersion rules;
  private final LongSupplier nanoTime;
  private boolean sawOwnRules;
  private boolean hasLogged;
  private String version = "";
  private long sinceNanos;
  private long lastNanos;

  FoldRulesGuard(FoldRulesVersion rules) {
    this(rules, System::nanoTime);
  }

  FoldRulesGuard(FoldRulesVersion rules, LongSupplier nanoTime) {
    this.rules = rules;
    this.nanoTime = nanoTime;
    this.sinceNanos = nanoTime.getAsLong();
    this.lastNanos = sinceNanos;
  }

  /** Returns the version of the rules of this process. */
  String rules() {
    return rules.version();
  }

  /** Records that this process has folded rows by its own rules. */
  synchronized void recordOwnFold() {
    sawOwnRules = true;
    hasLogged = false;
  }

  /** Records the state of the fold that was just read from the database. */
  synchronized void observe(FoldState state) {
    if (state.rules().equals(rules())) {
      recordOwnFold();
    }
    var now = nanoTime.getAsLong();
    if (!state.version().equals(version) || now - lastNanos > MAX_GAP.toNanos()) {
      version = state.version();
      sinceNanos = now;
    }
    lastNanos = now;
  }

  /** Returns whether a process should write the state of the fold as a sign of life. */
  synchronized boolean isSignOfLifeDue() {
    return hasStayed(SIGN_OF_LIFE_AFTER);
  }

  /** Returns whether this process may replace the rules of {@code present} by its own rules. */
  synchronized boolean mayReplace(FoldState present) {
    observe(present);
    var isOlder = rules.isOlderThan(present.rules());
    if (!sawOwnRules && !isOlder) {
      return true;
    }
    if (hasStayed(ABANDONED_AFTER)) {
      LOG.warn(
          "No process has folded by the rules {} for {}. This process may replace these rules",
          present.rules(),
          ABANDONED_AFTER);
      return true;
    }
    // In a rolling update, it is normal that a process with older rules stops folding.
    if (!isOlder && !hasLogged) {
      hasLogged = true;
      LOG.error(
          "Another process has folded everything again by the rules {}. Until that process has been"
              + " stopped for {}, this process folds nothing and answers reports with 503. The"
              + " rules of this process are {}",
          present.rules(),
          ABANDONED_AFTER,
          rules());
    }
    return false;
  }

  private boolean hasStayed(Duration time) {
    return nanoTime.getAsLong() - sinceNanos >= time.toNanos();
  }
}
