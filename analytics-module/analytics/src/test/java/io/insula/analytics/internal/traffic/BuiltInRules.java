package io.insula.analytics.internal.traffic;

/** The built-in tables and rules, which all tests share because reading them takes long. */
final class BuiltInRules {
  static final KnownHosts HOSTS = KnownHosts.builtIn();
  static final TrafficSourceRules RULES = new TrafficSourceRules(HOSTS);
  static final BotDetector BOTS = new BotDetector();

  private BuiltInRules() {}
}
