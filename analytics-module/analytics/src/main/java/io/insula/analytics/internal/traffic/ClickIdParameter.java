package io.insula.analytics.internal.traffic;

/**
 * What a click id says about a visit.
 *
 * @param source the advertising network, by its name in {@link KnownHosts}; {@value #OF_REFERRER}
 *     for tools that buy ads from many networks
 * @param medium the medium of the visit, unless {@code utm_medium} names one
 */
record ClickIdParameter(String source, String medium, Proof proof) {
  /**
   * The {@code source} of a tool that buys ads from many networks. The referrer then determines the
   * source of the visit.
   */
  static final String OF_REFERRER = "-";

  /** What a click id proves. The weakest proof is first. */
  enum Proof {
    /** Proves nothing: the network adds the id to every link. */
    LINK,
    /** Proves a click that an affiliate is paid for. */
    PARTNER,
    /** Proves a click on an ad. */
    AD
  }

  /** Whether this id proves a paid click: on an ad, or on a link of an affiliate. */
  boolean isPaid() {
    return proof != Proof.LINK;
  }

  /**
   * Whether this id says more about the visit than another id of the same address. The stronger
   * proof says more. Of equal proofs, a display ad says less, because Google adds its id to search
   * ads, too.
   */
  boolean saysMoreThan(ClickIdParameter other) {
    return proof == other.proof
        ? isDisplay(other) && !isDisplay(this)
        : proof.compareTo(other.proof) > 0;
  }

  private static boolean isDisplay(ClickIdParameter id) {
    return id.medium.equals("display");
  }
}
