package io.insula.kernel.movingout.forwarding;

/** The header with which a process refuses a forwarded request, before any app sees it. */
final class ForwardingRefusalHeader {
  /** The header with the reason for the refusal. The other process logs this reason. */
  static final String HEADER = "Insula-Refusal";

  private ForwardingRefusalHeader() {}
}
