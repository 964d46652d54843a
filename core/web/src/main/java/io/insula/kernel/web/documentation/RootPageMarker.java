package io.insula.kernel.web.documentation;

/**
 * Declares that an app serves the path {@code /}. Without a bean of this type, {@code /} redirects
 * to the documentation.
 */
public record RootPageMarker() {}
