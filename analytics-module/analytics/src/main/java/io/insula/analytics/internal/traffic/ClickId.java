package io.insula.analytics.internal.traffic;

/**
 * What a click id says about a visit.
 *
 * @param source the advertising network, under the name that {@link KnownHosts} uses; {@value
 *     #OF_REFERRER} for tools that buy from many networks
 * @param medium the medium of the visit, unless {@code utm_medium} names one
 */
record ClickId(String source, String medium, Proof proof) {
  /** The source of an id that does not say where the ad was. */
  static final String OF_REFERRER = "-";

  /** What an id proves, from the weakest to the strongest. */
  enum Proof {
    /** Nothing: the network adds it to every link. */
    LINK,
    /** A click that an affiliate is paid for. */
    PARTNER,
    /** A click on an ad. */
    AD
  }

  /** Whether only clicks that are paid for carry it. */
  boolean isPaid() {
    return proof != Proof.LINK;
  }

  /**
   * Whether it says more than another id of the same address. A click on an ad in search says more
   * than one on a display ad, because Google adds the id for display to both.
   */
  boolean saysMoreThan(ClickId other) {
    return proof == other.proof
        ? isDisplay(other) && !isDisplay(this)
        : proof.compareTo(other.proof) > 0;
  }

  private static boolean isDisplay(ClickId id) {
    return id.medium.equals("display");
  }
}
