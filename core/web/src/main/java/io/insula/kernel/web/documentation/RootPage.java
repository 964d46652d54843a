package io.insula.kernel.web.documentation;

/**
 * An app declares this bean if it serves the root of the server. Without it, the root redirects to
 * the documentation.
 *
 * @param app the name of the app
 */
public record RootPage(String app) {}
