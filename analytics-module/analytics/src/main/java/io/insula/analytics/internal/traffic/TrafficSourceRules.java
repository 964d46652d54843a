package io.insula.analytics.internal.traffic;

import io.insula.kernel.base.Sha256;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the traffic source of a page view, by the rules in {@code docs/analytics.md}. The first of
 * these decides:
 *
 * <ul>
 *   <li>{@code utm_source}
 *   <li>the id of a paid click
 *   <li>the referrer
 *   <li>the id of an unpaid click, only without any referrer
 * </ul>
 *
 * <p>Without any of these, the source is direct.
 */
@Singleton
public final class TrafficSourceRules {
  /**
   * The version of the rules. Raise this number with each change of code or tables that can change
   * a result. All rows are then folded again.
   */
  public static final int VERSION = 5;

  /**
   * The built-in tables on which the results depend. Operators can extend the tables of {@link
   * KnownHosts} and {@link ReferralExclusions}, so these tables are not listed here.
   */
  static final List<String> TABLES =
      List.of(KnownClickIds.TABLE, HostLabels.TABLE, IdnaEncoder.TABLE);

  /** The medium of a visit with a {@code utm_source} and without a {@code utm_medium}. */
  static final String UNSAID_MEDIUM = "(not set)";

  /**
   * The minimum length of a parameter value that counts as random, such as a state of OAuth, in
   * characters.
   */
  private static final int RANDOM_LENGTH = 16;

  /**
   * The kinds of sites that link to any site. Anyone can publish such a link and choose its
   * parameters.
   */
  private static final Set<SourceKind> OF_LINKS =
      Set.of(SourceKind.SEARCH, SourceKind.SOCIAL, SourceKind.VIDEO, SourceKind.AI);

  /**
   * The kinds of sites whose users choose names for hosts below the site, for instance for blogs.
   */
  private static final Set<SourceKind> WITH_BLOGS =
      Set.of(SourceKind.SOCIAL, SourceKind.VIDEO, SourceKind.AUDIO);

  private static final int DIGEST_BYTES = 6;
  private static final SourceWithKind NOWHERE =
      new SourceWithKind(TrafficSource.DIRECT_SOURCE, SourceKind.NONE);

  private final KnownHosts hosts;
  private final ReferralExclusions exclusions;
  private final KnownClickIds knownClickIds = new KnownClickIds();

  @Inject
  TrafficSourceRules(KnownHosts hosts, ReferralExclusions exclusions) {
    this.hosts = hosts;
    this.exclusions = exclusions;
  }

  /** Creates the rules with the built-in list of {@link ReferralExclusions}. */
  public TrafficSourceRules(KnownHosts hosts) {
    this(hosts, ReferralExclusions.builtIn());
  }

  /**
   * Returns the version of the rules and of their tables, including the list of public suffixes.
   * Processes with different versions can have different results for a page view.
   */
  public String version() {
    var tables =
        String.join(
            "\n\n",
            hosts.content(),
            exclusions.content(),
            TABLES.stream()
                .flatMap(table -> BuiltInTableReader.lines(table).stream())
                .collect(Collectors.joining("\n")),
            HostNames.publicSuffixes());
    return VERSION + "-" + HexFormat.of().formatHex(Sha256.of(tables), 0, DIGEST_BYTES);
  }

  /**
   * Finds the traffic source of one page view. Never fails, even if the texts are not addresses.
   *
   * <p>The referrer is ignored in these cases:
   *
   * <ul>
   *   <li>The referrer and the address have the same registrable domain.
   *   <li>{@link ReferralExclusions} exclude the referrer.
   *   <li>The referrer is not the address of a website or of an Android app.
   * </ul>
   */
  public PageViewTraffic read(String url, @Nullable String referrerUrl) {
    var address = WebAddress.of(url);
    var tags = CampaignParameters.in(address.query(), knownClickIds);
    var referrer = referrerUrl == null ? WebAddress.NOWHERE : WebAddress.of(referrerUrl);
    var external = isExternal(referrer, address) ? referrer : null;
    // Some networks add an unpaid click id to every link. So any referrer says more, even one from
    // the same site.
    var click = tags.click();
    var counted = click != null && (click.isPaid() || !referrer.isSomewhere()) ? click : null;
    var isMarked = tags.isPresent() || counted != null || external != null;
    var traffic = isMarked ? traffic(tags, counted, external) : TrafficSource.DIRECT;
    return new PageViewTraffic(traffic, isMarked, address.page());
  }

  private boolean isExternal(WebAddress referrer, WebAddress address) {
    return referrer.isSomewhere()
        && (referrer.isApp()
            || !(HostNames.areOfOneSite(referrer.host(), address.host())
                || exclusions.isPage(referrer)
                || hasWordOfFlow(referrer.host())
                || isWayBack(address.query(), referrer.host())));
  }

  /**
   * Whether a host has a word for sign-in or payment. Ignores hosts below social networks, video
   * sites and audio sites, because users choose the names of such hosts.
   */
  private boolean hasWordOfFlow(String referrer) {
    return exclusions.hasWordOfFlow(referrer) && !isOfKind(referrer, WITH_BLOGS);
  }

  /**
   * Whether the parameters of a page show a return from a sign-in or a payment. Links on search
   * engines and social networks can have such parameters, too. If the referrer is in {@link
   * #OF_LINKS}, one value must be long enough to be random.
   */
  private boolean isWayBack(String query, String referrer) {
    return exclusions.isWayBack(query, 0)
        && (!isOfKind(referrer, OF_LINKS) || exclusions.isWayBack(query, RANDOM_LENGTH));
  }

  private boolean isOfKind(String host, Set<SourceKind> kinds) {
    var known = hosts.ofHost(host);
    return known != null && kinds.contains(known.kind());
  }

  private TrafficSource traffic(
      CampaignParameters tags, @Nullable ClickIdParameter click, @Nullable WebAddress referrer) {
    var source = source(tags, click, referrer);
    var medium = medium(tags, click, source);
    var kind =
        source.kind() == SourceKind.NONE && ChannelRules.isPaid(medium)
            ? hosts.kindOfAds(source.name())
            : source.kind();
    var channel = ChannelRules.channel(source.name(), medium, tags.campaign(), kind);
    return new TrafficSource(
        source.name(), medium, tags.campaign(), tags.content(), tags.term(), channel);
  }

  private SourceWithKind source(
      CampaignParameters tags, @Nullable ClickIdParameter click, @Nullable WebAddress referrer) {
    if (tags.source() != null) {
      return hosts.ofSource(tags.source());
    }
    if (click != null && !click.source().equals(ClickIdParameter.OF_REFERRER)) {
      return hosts.ofSource(click.source());
    }
    return referrer == null ? NOWHERE : source(referrer);
  }

  private SourceWithKind source(WebAddress referrer) {
    var host = referrer.host();
    var known = referrer.isApp() ? hosts.ofApp(host) : hosts.ofHost(host);
    if (known != null) {
      return known;
    }
    var domain = referrer.isApp() ? host : HostNames.registrableDomain(host);
    var kind = domain.equals(host) ? SourceKind.NONE : hosts.kindByLabel(host);
    return new SourceWithKind(TextCleaning.cut(domain, TrafficSource.MAX_LENGTH), kind);
  }

  private static String medium(
      CampaignParameters tags, @Nullable ClickIdParameter click, SourceWithKind source) {
    if (tags.medium() != null) {
      return tags.medium();
    }
    if (click != null && (click.isPaid() || tags.source() == null)) {
      return click.medium();
    }
    if (tags.source() != null) {
      return UNSAID_MEDIUM;
    }
    return source.equals(NOWHERE) ? TrafficSource.DIRECT.medium() : source.kind().medium();
  }
}
