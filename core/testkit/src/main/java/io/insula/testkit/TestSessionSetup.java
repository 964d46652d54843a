package io.insula.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Prepares a JVM for test classes that run at the same time.
 *
 * <ul>
 *   <li>Logging is initialised. Otherwise a class could get a substitute logger without appenders.
 *   <li>{@link Awaitility} ignores uncaught exceptions of other threads. By default, such an
 *       exception fails every waiting test.
 *   <li>A wait fails after one minute, because a busy machine can stop a process for many seconds.
 *       A test sets another limit only to check a duration.
 * </ul>
 */
public final class TestSessionSetup implements LauncherSessionListener {
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    LoggerFactory.getLogger(TestSessionSetup.class).debug("Logging is initialised");
    Awaitility.setDefaultTimeout(MAX_WAIT);
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }
}
