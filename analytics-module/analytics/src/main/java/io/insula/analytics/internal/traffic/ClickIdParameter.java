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
   * The value of {@code source} for an id that does not say where the ad was shown. The source of
   * the visit is then taken from the referrer.
   */
  static final String OF_REFERRER = "-";

  /**
   * What an id proves, by the kind of links that have it. The weakest proof is first.
   */
  enum Proof {
    /** Proves nothing: the network adds the id to every link. */
    LINK,
    /** Proves a click that an affiliate is paid for. */
    PARTNER,
    /** Proves a click on an ad. */
    AD
  }

  /** Whether only the links of paid clicks have this id. */
  boolean isPaid() {
    return proof != Proof.LINK;
  }

  /**
   * Whether this id says more about the visit than another id of the same address. The id of an ad
   * in search results says more than the id of a display ad, because Google adds the id of a
   * display ad to the links of both.
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
