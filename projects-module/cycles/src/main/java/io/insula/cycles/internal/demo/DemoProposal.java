package io.insula.cycles.internal.demo;

import java.util.List;

/** A proposal of the demo. */
record DemoProposal(String name, int cost, List<String> categories, String proposedBy) {}
