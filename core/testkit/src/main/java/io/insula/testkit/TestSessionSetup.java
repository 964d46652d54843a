package io.insula.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Prepares a JVM for test classes that run at the same time, before the first of them starts.
 *
 * <p>It initialises logging. Otherwise two classes could do this at the same time, and one of them
 * would get a substitute logger without appenders.
 *
 * <p>It makes {@link Awaitility} ignore uncaught exceptions of other threads. By default, such an
 * exception makes every waiting test fail, also tests of other classes.
 *
 * <p>A wait fails only after a minute, because a busy machine can stop a process for many seconds.
 * A test sets another limit only if it checks how long something takes.
 */
public final class TestSessionSetup implements LauncherSessionListener {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    LoggerFactory.getLogger(TestSessionSetup.class).debug("Logging is initialised");
    Awaitility.setDefaultTimeout(LONGEST_WAIT);
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }
}
