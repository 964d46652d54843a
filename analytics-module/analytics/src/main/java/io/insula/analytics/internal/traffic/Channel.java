package io.insula.analytics.internal.traffic;

/** The channels of visits, with their names in Google Analytics 4. */
public enum Channel {
  DIRECT("Direct", false),
  PAID_SHOPPING("Paid Shopping", true),
  PAID_SEARCH("Paid Search", true),
  PAID_SOCIAL("Paid Social", true),
  PAID_VIDEO("Paid Video", true),
  DISPLAY("Display", true),
  PAID_OTHER("Paid Other", true),
  ORGANIC_SHOPPING("Organic Shopping", false),
  ORGANIC_SOCIAL("Organic Social", false),
  ORGANIC_VIDEO("Organic Video", false),
  AI_ASSISTANTS("AI Assistants", false),
  ORGANIC_SEARCH("Organic Search", false),
  EMAIL("Email", false),
  AFFILIATES("Affiliates", false),
  REFERRAL("Referral", false),
  AUDIO("Audio", false),
  SMS("SMS", false),
  MOBILE_PUSH_NOTIFICATIONS("Mobile Push Notifications", false);

  private final String label;
  private final boolean isPaid;

  Channel(String label, boolean isPaid) {
    this.label = label;
    this.isPaid = isPaid;
  }

  /** Returns the name of the channel in reports. */
  public String label() {
    return label;
  }

  /**
   * Whether the visits of this channel are paid for: true for the paid channels and for display.
   */
  public boolean isPaid() {
    return isPaid;
  }
}
