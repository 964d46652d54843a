package io.insula.kernel.web.documentation;

/**
 * An app declares this bean if it serves the root of the server. Without it, the root redirects to
 * the documentation.
 */
public record RootPage() {}
