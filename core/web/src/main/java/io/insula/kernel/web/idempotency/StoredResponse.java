package io.insula.kernel.web.idempotency;

import org.jspecify.annotations.Nullable;

/** A response as it was sent. */
record StoredResponse(
    int status, @Nullable String contentType, @Nullable String location, byte[] body) {}
