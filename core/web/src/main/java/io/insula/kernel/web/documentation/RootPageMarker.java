package io.insula.kernel.web.documentation;

/**
 * Marks that an app serves the path {@code /}: the app declares a bean of this type. Without such a
 * bean, {@code /} redirects to the documentation.
 */
public record RootPageMarker() {}
