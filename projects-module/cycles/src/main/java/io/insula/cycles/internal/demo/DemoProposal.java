package io.insula.cycles.internal.demo;

import java.util.List;

/** A proposal to show. */
record DemoProposal(String name, int cost, List<String> categories, String proposedBy) {}
