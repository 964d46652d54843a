package io.insula.analytics.internal.traffic;

import java.util.Locale;

/** The kinds of well-known sources, by which channels are told apart. */
enum SourceKind {
  SEARCH("organic"),
  SOCIAL("social"),
  VIDEO("video"),
  SHOPPING("shopping"),
  MAIL("email"),
  AI("ai-assistant"),
  AUDIO("audio"),
  /** Of no kind that has a channel of its own. */
  NONE("referral");

  private final String medium;
  private final String written;

  SourceKind(String medium) {
    this.medium = medium;
    this.written = name().toLowerCase(Locale.ROOT);
  }

  /** The medium of a visit that such a host refers. */
  String medium() {
    return medium;
  }

  /** As tables write it: the name in lower case. */
  String written() {
    return written;
  }
}
