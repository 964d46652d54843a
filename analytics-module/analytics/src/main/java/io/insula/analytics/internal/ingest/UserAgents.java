package io.insula.analytics.internal.ingest;

/** Knows the bots. */
@FunctionalInterface
interface UserAgents {
  /** Whether this user agent is that of a known bot. */
  boolean isBot(String userAgent);
}
