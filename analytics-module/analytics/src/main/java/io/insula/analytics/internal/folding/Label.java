package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.traffic.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * A value by which reports are grouped: a source, a campaign or a landing page.
 *
 * @param name a source, or the address of a landing page
 * @param campaign the campaign; null for other labels and for visits without a campaign
 */
public record Label(Kind kind, String name, @Nullable String campaign) {
  /** The kinds, by their numbers in the database. */
  public enum Kind {
    SOURCE(1),
    CAMPAIGN(2),
    PAGE(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    /** Returns the column of this kind in tables that have a column for each kind. */
    public String column() {
      return switch (this) {
        case SOURCE -> "source";
        case CAMPAIGN -> "campaign";
        case PAGE -> "page";
      };
    }
  }

  static Label source(TrafficSource traffic) {
    return new Label(Kind.SOURCE, traffic.source(), null);
  }

  static Label campaign(TrafficSource traffic) {
    return new Label(Kind.CAMPAIGN, traffic.source(), traffic.campaign());
  }

  static Label page(String address) {
    return new Label(Kind.PAGE, address, null);
  }
}
