/**
 * A test double of the parts of Google Drive, Google Sheets and Google's token endpoint that
 * reporting uses. It is an HTTP server that keeps files, tabs and permissions in memory. Start at
 * {@link io.insula.reporting.internal.google.fake.FakeGoogle}.
 */
@NullMarked
package io.insula.reporting.internal.google.fake;

import org.jspecify.annotations.NullMarked;
