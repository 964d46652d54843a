package io.insula.kernel.web.documentation;

/**
 * A marker: an app declares a bean of this type if the app serves the path {@code /}. Without such
 * a bean, {@code /} redirects to the documentation.
 */
public record RootPage() {}
