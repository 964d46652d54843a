package io.insula.app.demo;

import java.util.List;

/**
 * A project to show, and what people said of it.
 *
 * @param threads each problem and each solution, and what was said to it
 */
record DemoProject(
    String name, String tagline, List<String> tags, String proposedBy, List<DemoThread> threads) {}
