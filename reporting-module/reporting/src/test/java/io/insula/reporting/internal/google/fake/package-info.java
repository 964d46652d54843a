/**
 * A test double of the parts of Google Drive, Google Sheets and Google's token endpoint that
 * reporting uses, as an HTTP server with real state. Start at {@link
 * io.insula.reporting.internal.google.fake.FakeGoogle}.
 */
@NullMarked
package io.insula.reporting.internal.google.fake;

import org.jspecify.annotations.NullMarked;
