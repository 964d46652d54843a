package io.insula.analytics.internal.traffic;

/**
 * What a click id says about a visit.
 *
 * @param source the advertising network, under the name that {@link KnownHosts} uses; {@value
 *     #OF_REFERRER} for tools that buy ads from many networks
 * @param medium the medium of the visit, unless {@code utm_medium} names one
 */
record ClickIdParameter(String source, String medium, Proof proof) {
  /**
   * The {@code source} of a click id from a tool that buys ads from many networks. Such an id does
   * not say where the ad was shown, so the referrer determines the source of the visit.
   */
  static final String OF_REFERRER = "-";

  /** What an id proves, by the kind of links that have it. The weakest proof is first. */
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
   * Whether this id says more about the visit than another id of the same address. Of two ids with
   * the same proof, the id of a display ad says less, because Google also adds it to the links of
   * ads in search results.
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
