package io.insula.analytics.internal.traffic;

import java.util.Locale;

/** The kinds of well-known sources, which determine channels. */
enum SourceKind {
  SEARCH("organic"),
  SOCIAL("social"),
  VIDEO("video"),
  SHOPPING("shopping"),
  MAIL("email"),
  AI("ai-assistant"),
  AUDIO("audio"),
  /** None of the other kinds. This kind does not determine a channel. */
  NONE("referral");

  private final String medium;
  private final String written;

  SourceKind(String medium) {
    this.medium = medium;
    this.written = name().toLowerCase(Locale.ROOT);
  }

  /** Returns the medium of a visit with a referrer of this kind. */
  String medium() {
    return medium;
  }

  /** Returns the name of the kind in tables of known hosts, for instance {@code search}. */
  String written() {
    return written;
  }
}
