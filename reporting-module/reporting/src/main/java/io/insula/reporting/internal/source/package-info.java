/**
 * The sources of cycles for reports: the app {@code cycles} of this server, or the other backend, a
 * server that this server queries by GraphQL.
 */
@NullMarked
package io.insula.reporting.internal.source;

import org.jspecify.annotations.NullMarked;
