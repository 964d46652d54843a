package io.insula.analytics.internal.folding;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether this process may fold everything again by its rules, if the folded data has other
 * rules. During a rolling update, processes of two versions run at the same time. They must not
 * change the rules in turn, because everything is folded again each time.
 *
 * <p>A process changes the rules at once if it has not seen its own rules in the database yet and
 * does not know that they are older than the present ones. Otherwise it waits until the present
 * rules are abandoned: for {@link #ABANDONED_AFTER}, no process has changed the state of the fold.
 * A process that has nothing to fold writes the state from time to time, as a sign of life.
 */
final class FoldRulesGuard {
  /** The present rules count as abandoned if the state stays the same for this time. */
  static final Duration ABANDONED_AFTER = Duration.ofMinutes(2);

  /** If the state has stayed the same for this time, a process writes it as a sign of life. */
  static final Duration SIGN_OF_LIFE_AFTER = Duration.ofSeconds(30);

  /**
   * If the state was not read for longer than this, for instance because the database was
   * unavailable, the other processes may have been unable to write it. Then the time in which the
   * state stays the same is measured anew.
   */
  static final Duration LONGEST_GAP = Duration.ofSeconds(45);

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

  /** Notes that a transaction of this process has folded rows by its rules. */
  synchronized void folded() {
    sawOwnRules = true;
    hasLogged = false;
  }

  /** Notes the state of the fold in the database. */
  synchronized void observe(FoldState state) {
    if (state.rules().equals(rules())) {
      folded();
    }
    var now = nanoTime.getAsLong();
    if (!state.version().equals(version) || now - lastNanos > LONGEST_GAP.toNanos()) {
      version = state.version();
      sinceNanos = now;
    }
    lastNanos = now;
  }

  /** Returns whether a process should write the state, although it has nothing to fold. */
  synchronized boolean isSignOfLifeDue() {
    return hasStayed(SIGN_OF_LIFE_AFTER);
  }

  /** Returns whether this process may replace the present rules, which are not its own. */
  synchronized boolean mayReplace(FoldState present) {
    observe(present);
    var isOlder = rules.isOlderThan(present.rules());
    if (!sawOwnRules && !isOlder) {
      return true;
    }
    if (hasStayed(ABANDONED_AFTER)) {
      LOG.warn("No process has folded by the rules {} for {}", present.rules(), ABANDONED_AFTER);
      return true;
    }
    // In a rolling update, it is normal that processes with older rules fold nothing any more.
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
