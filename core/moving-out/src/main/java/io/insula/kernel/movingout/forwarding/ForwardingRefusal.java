package io.insula.kernel.movingout.forwarding;

/** How a process says that it does not take what another one forwards, before any app sees it. */
final class ForwardingRefusal {
  /** Tells the other process why, in words for its log. */
  static final String HEADER = "Insula-Refusal";

  private ForwardingRefusal() {}
}
