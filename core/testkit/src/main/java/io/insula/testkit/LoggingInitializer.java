package io.insula.testkit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Initialises logging before the first test. Otherwise two test classes that start at the same time
 * would race for it, and the slower one would get a substitute logger without appenders.
 */
public final class LoggingInitializer implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    LoggerFactory.getLogger(LoggingInitializer.class).debug("Logging is initialised");
  }
}
